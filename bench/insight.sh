#!/usr/bin/env bash
# Measures each block of the page Insight, the digest and the page, with the roll-ups of two years of a bot
# with 1,000,000 people and 10,000,000 interactions a year. Takes some two minutes. Loopback only.
#   bench/insight.sh [-Dscreens=60] [-Dways=300] [-Dtimes=100] [-Ddatabase=postgres]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=InsightBench "$@" 2>&1 | grep -E 'ms:|days of|^\[ERROR\]'
