#!/usr/bin/env bash
# Measures what a large store costs: the load of bench/run.sh in turns on a store with 20,000 people and on one with 1,000,000
# people, 20,000,000 messages and 10,000,000 interactions, of whose people 10,000 write, and then all, each of them once.
#   bench/growth.sh [3] [-Dfolder=/some/where] [-Dpeople=1000000] [-Dmessages=20] [options of bench/run.sh]
# Makes the large store first, in some minutes; with -Dfolder it is kept and reused, also by bench/console.sh. Each run works
# on a copy. Needs 11 GB. Loopback only.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
. "$here/bin/find-java.sh"
JAVA_HOME=$(find_java javac)
export JAVA_HOME LC_ALL=C
rounds=3
case ${1:-} in [0-9]*) rounds=$1; shift ;; esac
passing=$(mktemp -d)
trap 'rm -rf "$passing"' EXIT
kept=$passing/kept people=1000000 messages=20 options=()
for option in "$@"; do
  case $option in
    -Dfolder=*) kept=${option#*=} ;;
    -Dpeople=*) people=${option#*=} ;;
    -Dmessages=*) messages=${option#*=} ;;
    *) options+=("$option") ;;
  esac
done

# make FOLDER PEOPLE makes a store unless there is one.
make() {
  (cd "$here" && "$(find_maven "$PWD")" -B -ntp -q "-P!strict" test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtest=GrowthBench -Dfolder="$1" -Dpeople="$2" -Dmessages="$messages" 2>&1) | grep -E 'people|^\[ERROR\]' || true
  [ -e "$1/data/switchboard.db" ]
  echo "$2 people, $messages messages each, $(du -shL "$1/data" | cut -f1)"
}

make "$passing/small" 20000
make "$kept" "$people"
"$here/switchboard" --version > /dev/null

# measure WHAT FOLDER PEOPLE: the people of the load begin at 10,000.
measure() {
  mkdir "$passing/run"
  cp -r "$2/data" "$passing/run/data0"
  cp "$2/master.json" "$passing/run"
  sync
  (cd "$passing/run" && KEY_FILE=master.json "$JAVA_HOME/bin/java" -Xmx512m -Dwarmup=100000 -Dupdates=60000 ${options[@]+"${options[@]}"} \
    -Dpeople="$3" -Dvisitors=true "$here/bench/load/Load.java" "$here/switchboard" serve) > "$passing/output" 2>&1 || { grep -vE "^\s+at " "$passing/output" | tail -20; exit 1; }
  awk -v what="$1" '
    /acknowledged/ { speed = $3 } /^answer/ { answer = $7 " / " $9 } /^CPU/ { cpu = $5 } /after the load/ { memory = $6 }
    END { print what, speed, cpu, memory, answer }' "$passing/output" | tee -a "$passing/results" \
    | awk '{ printf "%-6s %6d updates/s, %s s of processor time for 1,000, %d MB, p50 / p99 %s / %s ms\n", $1, $2, $3, $4, $5, $7 }'
  rm -rf "$passing/run"
}

for _ in $(seq "$rounds"); do
  measure small "$passing/small" 10000
  measure few "$kept" 10000
  measure all "$kept" $((people - 10000))
done
awk '
  { for (i = 2; i < 4; i++) value[$1, i, ++count[$1, i]] = $i }
  function median(what, column,  n, i, j, swap) {
    n = count[what, column]
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (value[what, column, j] < value[what, column, i]) {
      swap = value[what, column, i]; value[what, column, i] = value[what, column, j]; value[what, column, j] = swap
    }
    return value[what, column, int((n + 1) / 2)]
  }
  END {
    printf "medians, large store against small one: 10,000 write: %.2f of its speed, %.2f of its processor time; all write: %.2f, %.2f\n",
      median("few", 2) / median("small", 2), median("few", 3) / median("small", 3),
      median("all", 2) / median("small", 2), median("all", 3) / median("small", 3)
  }' "$passing/results"
