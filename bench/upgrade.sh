#!/usr/bin/env bash
# Replaces three instances of an earlier commit by those of this one, one after the other, on one PostgreSQL under load, and
# checks that nothing was lost or done twice. Builds both; three minutes, on a busy machine ten. Loopback only.
#   bench/upgrade.sh [HEAD~1]
set -eu
cd "$(dirname "$0")/.."
. bin/find-java.sh
JAVA_HOME=$(find_java javac)
export JAVA_HOME

# The folder with the program that ./switchboard has built last in a folder.
built() {
  (cd "$1" && ./switchboard --version) >&2
  ls -1dt "$1"/target/app/[0-9]* | head -1
}

earlier=$(mktemp -d)
trap 'git worktree remove --force "$earlier"' EXIT
git worktree add --quiet --detach "$earlier" "${1:-HEAD~1}"
echo "From $(git -C "$earlier" log -1 --format='%h %s') to $(git log -1 --format='%h %s')"
before=$(built "$earlier")
after=$(built "$PWD")
set -o pipefail
"$(find_maven "$PWD")" -B -ntp -q '-P!strict' test -Dmaven.test.redirectTestOutputToFile=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=RollingUpgradeTest -Dearlier="$before" -Dcurrent="$after" 2>&1 | grep -E 'replaced|messages, |^\[ERROR\]'
