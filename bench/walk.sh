#!/usr/bin/env bash
# 100,000 people, and a walk with cursors through them while others write. Loopback only.
#   bench/walk.sh [-Dpeople=100000]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dtest=WalkBench "$@" 2>&1 | grep -E 'answers, ms|written meanwhile|^\[ERROR\]'
