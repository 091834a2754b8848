#!/usr/bin/env bash
# Kills the program (SIGKILL) under load the given number of times, restarts it each time, and checks that nothing was lost
# or done twice.
#   bench/kill.sh [100]
# Kills three instances on one PostgreSQL, and PostgreSQL a third as often, halts one for a minute, and cuts another off from
# the database for a minute, while users and operators work. Ten minutes; the link is cut only as root on Linux:
#   bench/kill.sh 30 SeveralInstancesKillTest [-Dseed=NUMBER]
# Kills the program while it downloads 200 files of 5 MB and handles 500 updates/s, and stops it once:
#   bench/kill.sh 10 MediaKillTest [-Dfiles=200] [-DfileKilobytes=5120] [-Drate=500] [-Dseed=NUMBER]
# Kills erasure, master key rotation, backup and restore the given number of times at each of their steps:
#   bench/kill.sh 5 ErasureKillTest,RotationKillTest,BackupKillTest
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
exec "$(find_maven "$PWD")" -B -ntp test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest="${2:-KillTest}" -Dkills="${1:-100}" "${@:3}"
