#!/usr/bin/env bash
# Measures the built program: acknowledged updates per second, CPU time, memory, start time. Loopback only.
#   bench/run.sh [-Dconnections=40] [-Dupdates=100000] [-Dwarmup=100000] [-Dpeople=10000] [-Drate=0] [-DapiMillis=0] [-Dinstances=1]
# rate: updates per second in total, 0: as fast as they are acknowledged; apiMillis: duration of a Bot API call.
# instances: more than one needs DATABASE_URL; see bench/postgres.sh. updates and warmup are for each of them.
# QUOTA: the share of one processor, in percent, that each instance gets when it is warm; see bench/quota.sh.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
. "$here/bin/find-java.sh"
java=$(find_java javac)/bin/java
"$here/switchboard" --version > /dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$java" -Xmx512m "$@" "$here/bench/load/Load.java" ${QUOTA:+"$here/bench/quota.sh" "$QUOTA"} "$here/switchboard" serve
