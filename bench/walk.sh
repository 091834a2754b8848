#!/usr/bin/env bash
# Measures paging with cursors through 100,000 users while others write. Loopback only.
#   bench/walk.sh [-Dpeople=100000]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=WalkBench "$@" 2>&1 | grep -E 'answers, ms|written meanwhile|^\[ERROR\]'
