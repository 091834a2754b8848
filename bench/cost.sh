#!/usr/bin/env bash
# Measures the cost of encryption: runs the program alternately as it is and with a key that does not encrypt. Loopback only.
#   bench/cost.sh [3] [-Dupdates=100000] [-Dwarmup=100000] …     rounds, then the options of run.sh
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
. "$here/bin/find-java.sh"
home=$(find_java javac)
rounds=${1:-3}
[ $# -eq 0 ] || shift
"$here/switchboard" --version > /dev/null
jar=$(ls -t "$here"/target/app/*/switchboard.jar | head -1)
jvm_options=("@$here/bin/jvm.options")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$home/bin/javac" -d "$folder/open" -cp "$jar:$(dirname "$jar")/lib/*" "$here/bench/open/DataKey.java"
measure() {
  mkdir "$folder/run"
  (cd "$folder/run" && "$home/bin/java" -Xmx512m "${@:3}" "$here/bench/load/Load.java" "$home/bin/java" "${jvm_options[@]}" -cp "$2$jar" \
    switchboard.Switchboard serve | awk -v what="$1" '/acknowledged|CPU/ { printf "%-12s %s\n", what, $0 }')
  rm -rf "$folder/run"
}
for _ in $(seq "$rounds"); do
  measure encrypted "" "$@"
  measure open "$folder/open:" "$@"
done
