#!/usr/bin/env bash
# Measures the processor time and memory of understanding free text, in the sample and in a bot of 1,000 screens.
#   bench/language.sh [-Dscreens=1000] [-Dquestions=20000]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=UnderstandingBench "$@" 2>&1 | grep -E 'processor time|^\[ERROR\]'
