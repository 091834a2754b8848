#!/usr/bin/env bash
# Imports a database of the original bot with 100,000 people, 1,000,000 messages and 500,000 taps: a dry run, an import that is
# killed half way and resumed, and a repeated one; compares the counts. Needs about 2 GB and python3 with its sqlite3 module.
#   bench/import.sh [people] [messages] [taps]
set -eu
cd "$(dirname "$0")/.."
people=${1:-100000} messages=${2:-1000000} taps=${3:-500000}
folder=$(mktemp -d)
import=
trap '[ -z "$import" ] || kill -9 "$import" 2>/dev/null || true; rm -rf "$folder"' EXIT
export DATA_DIR=$folder/data KEY_FILE=$folder/key/master.json

counted() { # TABLE…
  [ -s "$DATA_DIR/switchboard.db" ] || { echo 0; return; }
  python3 - "$DATA_DIR/switchboard.db" "$@" <<'END'
import sqlite3, sys
db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True, timeout=30)
print(*(db.execute("SELECT count(*) FROM " + table).fetchone()[0] for table in sys.argv[2:]))
END
}
timed() { # WHAT COMMAND…
  local what=$1 start=$SECONDS
  shift
  ("$@") > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
  echo "$what: $((SECONDS - start)) s"
}
import() { exec ./switchboard import flask "$folder/old.db" --same-bot --zone Europe/Berlin "$@"; }
tables="users user_messages user_interactions"

timed "make the original's database" python3 bench/original.py "$folder/old.db" "$people" "$messages" "$taps"
./switchboard --version > /dev/null # builds it
timed "dry run" import --dry-run
import --yes > "$folder/killed.log" 2>&1 &
import=$!
until [ "$(counted user_messages)" -gt $((messages / 3)) ]; do
  kill -0 $import 2>/dev/null || break # a small one ends before it is seen
  sleep 1
done
kill -9 $import 2>/dev/null || true
wait $import 2>/dev/null || true
import=
# shellcheck disable=SC2086 # several tables
echo "killed at: $(counted $tables)"
timed "resumed" import --yes
# shellcheck disable=SC2086
first=$(counted $tables)
timed "repeated" import --yes
# shellcheck disable=SC2086
[ "$first" = "$(counted $tables)" ] && [ "$first" = "$people $messages $taps" ] || { echo "counts differ: $first"; exit 1; }
echo "$first: equal"
