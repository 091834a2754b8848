#!/usr/bin/env bash
# Measures what files from users cost the webhook: 500 updates a second, in turns without files and with 200 files of 5 MB that
# arrive at once and are downloaded, encrypted and stored meanwhile.
#   bench/media.sh [3] [options of bench/run.sh]
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
rounds=3
case ${1:-} in [0-9]*) rounds=$1; shift ;; esac
for _ in $(seq "$rounds"); do
  for files in 0 200; do
    echo "== $files files"
    "$here/run.sh" -Drate=500 -Dwarmup=20000 -Dupdates=15000 -Dfiles=$files "$@" 2>&1 | grep -E '^(answer|CPU|memory|[0-9]+ files)'
  done
done
