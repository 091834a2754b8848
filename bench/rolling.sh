#!/usr/bin/env bash
# Restarts three instances behind nginx one after the other under load, and prints the response times. No update may fail, and
# no tap stay unanswered. Two minutes. Loopback only. Needs nginx; the configuration is that of deploy/nginx.
#   bench/rolling.sh [6]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=RollingRestartTest -Drestarts="${1:-6}" 2>&1 | grep -E 'answers, |^\[ERROR\]'
