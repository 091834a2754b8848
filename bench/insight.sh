#!/usr/bin/env bash
# Measures each block of the page Insight, the digest and the page, for an owner and an analyst, with 1,000,000 people,
# 10,000,000 interactions, and the roll-ups of two years with 10,000,000 interactions each. Needs 4 GB and some minutes, most of
# them to create the people. With -Dfolder they are kept and reused by the next run of the same day.
# On SQLite, or with -Ddatabase=postgres on the PostgreSQL of the tests, which keeps nothing, or on one that a URL names;
# then -Dfolder keeps its master key. Loopback only.
#   bench/insight.sh [-Dpeople=1000000] [-Dscreens=60] [-Dways=300] [-Drounds=3] [-Dtimes=20] [-Dfolder=/some/where]
#     [-Ddatabase=postgres|jdbc:postgresql://127.0.0.1:5432/NAME?user=…]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=InsightBench "$@" 2>&1 | grep -E 'ms:|rows of|filled in|^\[ERROR\]'
