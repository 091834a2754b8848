#!/usr/bin/env bash
# Measures what files from users cost the webhook: 500 updates a second for two minutes, in turns without files and with 200 files of
# 5 MB that arrive at once and are downloaded, encrypted and stored meanwhile. Before, what encryption costs a file.
#   bench/media.sh [3] [options of bench/run.sh]
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=bin/find-java.sh
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
rounds=3
case ${1:-} in [0-9]*) rounds=$1; shift ;; esac
# Tests run without C2, which encrypts much faster.
(_JAVA_OPTIONS=-XX:TieredStopAtLevel=4 "$(find_maven "$PWD")" -B -ntp -q '-P!strict' test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest=FileCipherBench 2>&1) | grep -E 'times$|^\[ERROR\]' || true
for _ in $(seq "$rounds"); do
  for files in 0 200; do
    echo "== $files files"
    bench/run.sh -Drate=500 -Dwarmup=20000 -Dupdates=60000 -Dfiles=$files "$@" 2>&1 | grep -E '^(answer|CPU|memory|[0-9]+ files)'
  done
done
