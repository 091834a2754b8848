#!/usr/bin/env bash
# Tries what ./release has built in base systems made by debootstrap: the archive, the Debian package as under its unit, the image's
# files, and a checkout that sets itself up. Needs root, debootstrap, curl and a JDK 25; takes about ten minutes. Removes what it made.
#   deploy/try-release.sh [SUITE…]   default: bookworm trixie
# Exit codes: 0 all of it works, 1 something does not; the last lines say what.

set -Eeu

cd "$(dirname "$0")/.."
. bin/find-java.sh
. bin/set-up.sh
version=$(sed -n 's|.*<revision>\(.*\)</revision>.*|\1|p' pom.xml)
artifacts=$PWD/target/release
jdk=$(find_java javac)
token=123456:$(printf 'A%.0s' $(seq 35))
port=18480
telegram=18481
files=18482
work=$(mktemp -d /tmp/try-release.XXXXXX)
started=()

cleanup() {
  local process
  for process in ${started+"${started[@]}"}; do kill -9 "$process" 2> /dev/null || true; done
  wait 2> /dev/null || true
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT
trap 'exit 143' INT TERM
exec 3>&2 # commands may have their errors elsewhere
trap '{ tail -15 "$work/log" || true; echo "FAILED in line $LINENO: $BASH_COMMAND"; } >&3; exit 1' ERR

# passed WHAT prints it with the seconds since begin.
begin() { since=$(date +%s%N); }
passed() { printf '%-90s %6.1f s\n' "$suite: $1" "$(($(date +%s%N) - since))e-9"; begin; }

# inside COMMAND… runs it in the base system, with processes of its own, which end with it.
inside() { inside_with "" "$@"; }

# inside_with FOLDERS COMMAND… does the same; if folders are named, all others are read-only and /tmp is empty.
inside_with() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare --mount --pid --fork --kill-child bash -ec '
    root=$1 writable=$2
    shift 2
    if [ -n "$writable" ]; then
      mount --bind "$root" "$root"
      for folder in $writable; do mount --bind "$root$folder" "$root$folder"; done
      mount -o remount,bind,ro "$root"
      mount -t tmpfs tmpfs "$root/tmp"
    fi
    mount -t proc proc "$root/proc"
    exec chroot "$root" "$@"' - "$root" "$@"
}

in_background() {
  { trap - ERR EXIT; "$@"; } > "$work/log" 2>&1 &
  started+=($!)
}

# Waits until the last one answers 200 to /health, at most ten minutes: machines may be busy.
healthy() {
  for _ in $(seq 6000); do
    [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/health")" != 200 ] || return 0
    kill -0 "${started[-1]}" 2> /dev/null || return 1
    sleep 0.1
  done
  return 1
}

# Ends the last one by SIGTERM, as systemd does; it must exit with 0. The program is the child of shells and of unshare.
stopped() {
  local program=${started[-1]} child
  while child=$(pgrep -P "$program"); do program=$child; done
  kill "$program"
  wait "${started[-1]}"
  if grep -E 'NoClassDefFound|ClassNotFound|UnsatisfiedLink' "$work/log"; then return 1; fi
}

sent() { curl -sf "http://127.0.0.1:$telegram/simulator/calls?after=0" | grep -o '"sendMessage"' | wc -l; }

# A person writes to the bot and gets a reply.
replies() {
  local before
  before=$(sent)
  curl -sf "http://127.0.0.1:$telegram/simulator/send" -d '{"person_id": 101, "chat_id": 101, "text": "/start"}' > /dev/null
  for _ in $(seq 600); do
    [ "$(sent)" = "$before" ] || return 0
    sleep 0.1
  done
  return 1
}

start_simulator() {
  "$jdk/bin/java" -jar "$artifacts/simulator-$version.jar" --listen "127.0.0.1:$telegram" > "$work/simulator.log" 2>&1 &
  started+=($!)
}

as_ann() {
  inside setpriv --reuid=1000 --regid=1000 --clear-groups env -i HOME=/home/ann PATH=/usr/bin:/bin LISTEN="127.0.0.1:$port" "$@"
}

try_archive() {
  mkdir -p "$root/home/ann"
  tar -xzf "$artifacts/switchboard-$version-linux-x64.tar.gz" -C "$root/home/ann"
  chown -R 1000:1000 "$root/home/ann"
  passed "archive unpacked, $(du -sm "$root/home/ann/switchboard" | cut -f1) MB"
  in_background as_ann bash -c "cd && exec switchboard/switchboard demo --simulator-listen 127.0.0.1:$files"
  healthy
  passed "archive: the demo makes its cache and answers /health"
  while ! grep -q 'Stop with Ctrl' "$work/log"; do kill -0 "${started[-1]}"; sleep 0.1; done
  stopped
  begin
  in_background as_ann BOT_TOKEN="$token" BOT_API_URL="http://127.0.0.1:$telegram" bash -c "cd && exec switchboard/switchboard serve"
  healthy
  passed "archive: a second start answers /health"
  replies
  stopped
  passed "archive: answers a person, stops with 0"
  rm -rf "$root/home/ann"
}

# The package of an earlier version: the same with another number and a file that the newer one does not have.
make_earlier_package() {
  local folder=$work/earlier
  dpkg-deb --raw-extract "$artifacts/switchboard_${version}_amd64.deb" "$folder"
  sed -i 's/^Version: .*/Version: 0.1.9/' "$folder/DEBIAN/control"
  echo old > "$folder/opt/switchboard/app/lib/old.jar"
  dpkg-deb --build --root-owner-group -Zgzip -z1 "$folder" "$root/earlier.deb" > /dev/null
  rm -rf "$folder"
}

# What the unit says, as far as it can be done without systemd: user, environment, credentials, umask, read-only folders.
as_unit() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  inside_with "/var/lib/switchboard /var/lib/switchboard-keys" bash -ec '
    umask 077
    cd /var/lib/switchboard
    while IFS= read -r line; do export "${line?}"; done < <(
      sed -n "s/^Environment=//p" /usr/lib/systemd/system/switchboard.service | sed "s|%S|/var/lib|; s|%d|/run/credentials|"
      grep "^[A-Z]" /etc/switchboard/switchboard.env
    )
    exec setpriv --reuid=switchboard --regid=switchboard --init-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
      $(sed -n "s/^ExecStart=//p" /usr/lib/systemd/system/switchboard.service)'
}

people() { inside env DATA_DIR=/var/lib/switchboard KEY_FILE=/var/lib/switchboard-keys/master.json switchboard people 2>&1 | grep -c Ann; }

try_package() {
  make_earlier_package
  cp "$artifacts/switchboard_${version}_amd64.deb" "$root/new.deb"
  begin
  inside dpkg -i /earlier.deb > "$work/log" 2>&1
  passed "package installed, cache made"
  [ -n "$(find "$root/opt/switchboard/app" -name '*.aot' -size +10M)" ]
  [ "$(stat -c %a "$root/etc/switchboard/switchboard.env")" = 600 ]

  # what systemd does for StateDirectory= and LoadCredential=
  inside install -d -m 700 -o switchboard -g switchboard /var/lib/switchboard /var/lib/switchboard-keys
  inside install -d -m 700 -o switchboard -g switchboard /run/credentials
  echo "$token" > "$root/run/credentials/bot-token"
  inside chown -R switchboard: /run/credentials
  inside chmod 400 /run/credentials/bot-token
  printf '%s\n' "BOT_API_URL=http://127.0.0.1:$telegram" "LISTEN=127.0.0.1:$port" >> "$root/etc/switchboard/switchboard.env"
  begin
  in_background as_unit
  healthy
  passed "package: starts as its user, read-only but for its folders"
  replies
  stopped
  passed "package: answers a person, stops with 0"
  [ "$(people)" = 1 ]

  begin
  inside dpkg -i /new.deb > "$work/log" 2>&1
  passed "package: upgraded from 0.1.9"
  [ ! -e "$root/opt/switchboard/app/lib/old.jar" ]
  [ "$(find "$root/opt/switchboard/app" -name '*.aot' | wc -l)" = 1 ]
  grep -q "127.0.0.1:$port" "$root/etc/switchboard/switchboard.env"
  [ "$(people)" = 1 ]
  in_background as_unit
  healthy
  passed "package: starts with the data and settings of before"
  stopped

  begin
  inside dpkg --remove switchboard > "$work/log" 2>&1
  [ ! -e "$root/opt/switchboard" ] && [ -e "$root/etc/switchboard/switchboard.env" ]
  inside env DEBIAN_FRONTEND=noninteractive dpkg --purge switchboard > "$work/log" 2>&1
  grep -q "are kept: /var/lib/switchboard" "$work/log"
  [ ! -e "$root/etc/switchboard" ] && [ -e "$root/var/lib/switchboard/switchboard.db" ]
  passed "package: removed; purged without the data, unless told"
  inside dpkg -i /new.deb > "$work/log" 2>&1
  echo "switchboard switchboard/delete-data boolean true" | inside debconf-set-selections
  inside env DEBIAN_FRONTEND=noninteractive dpkg --purge switchboard > "$work/log" 2>&1
  [ -z "$(find "$root" -xdev -path "$root/proc" -prune -o -name '*switchboard*' -print)" ]
  if grep switchboard "$root/etc/passwd"; then return 1; fi
  passed "package: purged with the data; nothing is left"
  rm "$root/new.deb" "$root/earlier.deb"
}

try_image() {
  local blobs=$work/blobs layer root=$work/image
  mkdir -p "$blobs" "$root/proc"
  tar -xf "$artifacts/switchboard-$version-image.tar" -C "$blobs"
  blob() { echo "$blobs/blobs/sha256/${1#sha256:}"; }
  digest() { grep -o 'sha256:[0-9a-f]*'; }
  local manifest config
  manifest=$(blob "$(digest < "$blobs/index.json")")
  config=$(blob "$(digest < "$manifest" | head -1)")
  grep -q '"User":"10001:10001"' "$config"
  for layer in $(digest < "$manifest" | tail -n +2); do tar --warning=no-unknown-keyword -xzf "$(blob "$layer")" -C "$root"; done
  # shellcheck disable=SC2207 # words without spaces
  local command=($(sed 's/.*"Entrypoint":\[\([^]]*\)\].*"Cmd":\[\([^]]*\)\].*/\1,\2/; s/"//g; s/,/ /g' "$config"))
  passed "image unpacked, $(du -sm "$root" | cut -f1) MB"
  in_background as_container env -i LC_ALL=C.UTF-8 LISTEN="127.0.0.1:$port" DATA_DIR=/data KEY_FILE=/keys/master.json BOT_TOKEN="$token" \
    BOT_API_URL="http://127.0.0.1:$telegram" "$(type -P chroot)" --userspec=10001:10001 "$root" "${command[@]}"
  healthy
  passed "image: answers /health as user 10001 on a read-only root"
  replies
  stopped
  passed "image: answers a person, stops with 0"
}

# There is no shell in the image, so what a container engine mounts is mounted from here.
as_container() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare --mount --pid --fork --kill-child bash -ec '
    root=$1
    shift
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    for folder in tmp data keys; do mount -t tmpfs -o mode=1777 tmpfs "$root/$folder"; done
    mount -o remount,bind,ro "$root"
    exec "$@"' - "$work/image" "$@"
}

# Nothing is there: no Java, no Maven, no unzip, no curl. The JDK comes from a server on this machine.
try_checkout() {
  mkdir -p "$root/root/switchboard" "$work/served"
  git archive HEAD | tar -x -C "$root/root/switchboard"
  tar -czhf "$work/served/jdk.tar.gz" -C "${jdk%/*}" --exclude src.zip "${jdk##*/}"
  "$jdk/bin/jwebserver" -b 127.0.0.1 -p "$files" -d "$work/served" > /dev/null 2>&1 &
  local server=$!
  started+=("$server")
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mkdir -p "$root/usr/local/share/ca-certificates"
  cp /usr/local/share/ca-certificates/* "$root/usr/local/share/ca-certificates/" 2> /dev/null || true # those of this machine's network
  bare() { inside env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
  begin
  bare bash -c 'cd /root/switchboard && ./switchboard --version; echo "exit code $?"' > "$work/log" 2>&1 < /dev/null
  grep -q 'JDK 25 or newer is needed to build' "$work/log" && grep -q '^exit code 3' "$work/log"
  passed "checkout: without consent, the sentence about Java"
  bare SWITCHBOARD_JDK_URL="http://127.0.0.1:$files/jdk.tar.gz" \
    SWITCHBOARD_JDK_SHA256="$(sha256sum < "$work/served/jdk.tar.gz" | cut -d' ' -f1)" \
    bash -c 'cd /root/switchboard && ./switchboard --yes --version' > "$work/log" 2>&1 < /dev/null
  grep -q "^switchboard $version" "$work/log"
  grep '^switchboard: to install' "$work/log" | cut -c1-150
  passed "checkout: sets itself up, builds, runs"
  kill "$server"
}

[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do
  root=$work/$suite
  begin
  debootstrap --variant=minbase "$suite" "$root" > "$work/log" 2>&1
  passed "base system, $(du -smx "$root" | cut -f1) MB"
  start_simulator
  try_archive
  try_package
  [ -e "$work/image" ] || try_image
  try_checkout
  kill "${started[0]}"
  started=()
  rm -rf --one-file-system "$root"
done
