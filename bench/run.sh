#!/usr/bin/env bash
# Measures the program as it is built: speed of acknowledged updates, processor time, memory, start. Loopback only.
#   bench/run.sh [-Dconnections=40] [-Dupdates=100000] [-Dwarmup=100000] [-Dpeople=2000] [-Drate=0] [-DapiMillis=0]
# rate: updates a second in all, 0 as fast as answers come; apiMillis: how long the Bot API takes for a call.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
. "$here/bin/find-java.sh"
java=$(find_java javac)/bin/java
"$here/switchboard" --version > /dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$java" -Xmx512m "$@" "$here/bench/Load.java" "$here/switchboard" serve
