#!/usr/bin/env bash
# Runs a command with a share of one processor, so that several on one machine are like several machines. Linux, as root.
#   bench/quota.sh PERCENT COMMAND…
set -eu
percent=$1
shift
name=switchboard-bench-$$
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then # version 2
  group=/sys/fs/cgroup/$name
  echo +cpu > /sys/fs/cgroup/cgroup.subtree_control
  mkdir "$group"
  echo "$((percent * 1000)) 100000" > "$group/cpu.max"
else
  group=/sys/fs/cgroup/cpu/$name
  mkdir "$group"
  echo $((percent * 1000)) > "$group/cpu.cfs_quota_us"
fi
echo $$ > "$group/cgroup.procs"
# An empty group is removed by the next run.
find "$(dirname "$group")" -maxdepth 1 -name 'switchboard-bench-*' ! -name "$name" -exec rmdir {} + 2> /dev/null || true
exec "$@"
