#!/usr/bin/env bash
# Kills the program (SIGKILL) under load so often, starts it again each time, and proves that nothing was lost or done twice.
#   bench/kill.sh [100]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
exec mvn -B -ntp test -Dtest=KillTest -Dkills="${1:-100}"
