#!/usr/bin/env bash
# Opens every page of the console in each language, light and dark, on a phone and with hostile texts, and checks accessibility.
# ./check opens each page once, in a language and a theme that differ from page to page. Needs Chromium and a few minutes.
#   bench/tour.sh
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME
exec "$(find_maven "$PWD")" -B -ntp test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ConsoleTourTest -Dtour=true
