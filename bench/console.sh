#!/usr/bin/env bash
# Measures the console's pages with 1,000,000 users, 20,000,000 messages, 10,000,000 interactions. Loopback only.
# Needs about 10 GB and half an hour, most of it to create the users. With -Dfolder they are kept and reused by the next run.
#   bench/console.sh [-Dpeople=1000000] [-Dfolder=/some/where]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ConsoleBench "$@" 2>&1 | grep -E 'ms:|people,|^\[ERROR\]'
