#!/usr/bin/env bash
# Runs a command with a share of one processor, so that several on one machine are like several machines. Linux, as root.
# The limit begins when there is a file with the name warm in the current folder.
#   bench/quota.sh PERCENT COMMAND…
set -eu
percent=$1
shift
name=switchboard-bench-$$
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then # version 2
  group=/sys/fs/cgroup/$name
  echo +cpu > /sys/fs/cgroup/cgroup.subtree_control
  mkdir "$group"
  quota=$group/cpu.max
else
  group=/sys/fs/cgroup/cpu/$name
  mkdir "$group"
  quota=$group/cpu.cfs_quota_us
fi
# cpu.max also takes the length of the period, which is 100 ms unless it is changed.
(until [ -e warm ]; do kill -0 $$ || exit; sleep 0.1; done; echo $((percent * 1000)) > "$quota") 2> /dev/null &
echo $$ > "$group/cgroup.procs"
# An empty group is removed by the next run.
find "$(dirname "$group")" -maxdepth 1 -name 'switchboard-bench-*' ! -name "$name" -exec rmdir {} + 2> /dev/null || true
exec "$@"
