#!/usr/bin/env bash
# The pages of the console with 1,000,000 people, 20,000,000 messages, 10,000,000 interactions. Loopback only.
# Takes some 10 GB and half an hour, most of it to bring the people; with a folder they stay there, and a next run uses them.
#   bench/console.sh [-Dpeople=1000000] [-Dfolder=/some/where]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dtest=ConsoleBench "$@" 2>&1 | grep -E 'ms:|people,|^\[ERROR\]'
