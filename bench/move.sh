#!/usr/bin/env bash
# Measures switchboard move with 200,000 users and 2,000,000 messages: to a PostgreSQL of the tests (fsync off) and back, each
# killed half way and resumed; compares the exports of a sample of users byte for byte, and the figures;
# and a backup of that PostgreSQL with its restore, beside pg_dump when -Dpg_dump=/path names one that fits the server.
# Needs about 5 GB and a quarter of an hour, most of it to create the users. Loopback only.
#   bench/move.sh [-Dpeople=200000] [-Dmessages=10] [-Dsample=1000] [-Dfolder=/some/where]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
"$(find_maven "$PWD")" -B -ntp -q test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=MoveBench "$@" 2>&1 | grep -E 'rows/s|backup of|exports of|^\[ERROR\]'
