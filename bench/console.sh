#!/usr/bin/env bash
# Measures the console's pages and the JSON endpoints with 1,000,000 users, 20,000,000 messages, 10,000,000 interactions.
# Needs about 10 GB and half an hour, most of it to create the users. With -Dfolder they are kept and reused by the next run.
# On SQLite, or with -Ddatabase=postgres on the PostgreSQL of the tests, which keeps nothing, or on one that a URL names;
# then -Dfolder keeps its master key. Loopback only.
#   bench/console.sh [-Dpeople=1000000] [-Dmessages=20] [-Dtimes=200] [-Dfolder=/some/where]
#     [-Ddatabase=postgres|jdbc:postgresql://127.0.0.1:5432/NAME?user=…]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ConsoleBench "$@" 2>&1 | grep -E 'ms:|people,|^\[ERROR\]'
