#!/usr/bin/env bash
# Builds the committed state twice, in two new folders, and compares the jars byte for byte. Takes a few minutes.
# Prints their SHA-256 checksums. Exit codes: 0 identical, 1 different, 3 Java is missing.

set -eu

cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac) || { explain_missing_java "to build" >&2; exit 3; }
export JAVA_HOME
maven=$(find_maven "$PWD")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for build in first second; do
  mkdir "$work/$build"
  git archive HEAD | tar -x -C "$work/$build"
  (cd "$work/$build" && "$maven" -B -ntp -q -Dmaven.test.skip=true -Dmdep.analyze.skip=true package)
done

different=
for jar in server/switchboard.jar simulator/simulator-standalone.jar; do
  cmp "$work/first/target/$jar" "$work/second/target/$jar" || different=yes
  (cd "$work/first/target" && sha256sum "$jar")
done
[ -z "$different" ]
