# shellcheck shell=bash disable=SC2154 # java_wanted is in find-java.sh
# Sets up what a machine lacks to build and test Switchboard: a JDK, Chromium, nginx. Sourced by ./switchboard and ./check;
# works with bash 3.2. Everything is named before it is installed. At a terminal a person is asked first; --yes (yes=yes) and
# CI=true go ahead; otherwise nothing is installed.
#
#   SWITCHBOARD_JDK_URL     the address of a JDK archive (.tar.gz), instead of that of Temurin at GitHub
#   SWITCHBOARD_JDK_SHA256  the checksum of that archive, unless it is a copy of Temurin's
#
# The JDK comes from the package manager if that has one; otherwise it is this Temurin, unpacked into ~/.cache/switchboard.
# Why: docs/decisions/0066-a-bare-machine-sets-itself-up.md
temurin=25.0.4+7
temurin_x64=e58fcdcd637b25c03ca84cbbcefc70d11efb8f4b4cbd05decc9f661769d77f94
temurin_aarch64=621f7196f0b682fb557da58bec89bd7dfe5419811fe1c0ba75c9cc8432f084c7

say() { echo "${0##*/}: $*" >&2; }

find_chromium() {
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do command -v "$name" && return 0; done
  for name in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    [ -x "$name" ] && echo "$name" && return 0
  done
  return 1
}

# set_up THING… installs those of java, maven, chromium and nginx that are missing. Returns 1 if it could not or may not.
set_up() {
  local manager as_root='' packages='' jdk_url='' thing
  local missing=''
  for thing in "$@"; do is_there "$thing" || missing="$missing $thing"; done
  [ -n "$missing" ] || return 0
  [ "${yes:-}" = yes ] || [ "${CI:-}" = true ] || { [ -t 0 ] && [ -t 2 ]; } || return 1
  find_package_manager
  for thing in $missing; do choose "$thing"; done
  [ -n "$packages$jdk_url" ] || return 1
  [ -z "$packages" ] || say "to install:$packages (with ${as_root:+sudo }$manager)"
  [ -z "$jdk_url" ] || say "to install: the JDK from $jdk_url (140 MB, into $(cache_folder))"
  agreed || return 1
  [ -z "$packages" ] || install_packages >&2 || { say "$manager failed"; return 1; }
  [ -z "$jdk_url" ] || install_jdk
}

is_there() {
  case $1 in
    java) [ -n "${SWITCHBOARD_JAVA_HOME:-}" ] || find_java javac ;; # the chosen one is right, or corrected by who has chosen it
    maven) command -v mvn || command -v unzip ;;                    # the wrapper of Maven needs unzip
    chromium) find_chromium ;;
    nginx) command -v nginx || [ -x /usr/sbin/nginx ] ;;
  esac > /dev/null
}

# Packages need root. Homebrew refuses root.
find_package_manager() {
  for manager in apt-get dnf brew ''; do command -v "$manager" > /dev/null && break; done
  if [ "$manager" != brew ] && [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo > /dev/null || manager=
  fi
  # A new machine has no lists of packages, or those of the day of its image.
  [ "$manager" != apt-get ] || apt-cache show bash > /dev/null 2>&1 || { say "reading the package lists"; $as_root apt-get update -q >&2; }
}

# Adds to packages or jdk_url what brings a thing.
choose() {
  local name
  name=$(package "$1")
  if [ -n "$manager" ] && { [ "$1" != java ] || has "$name"; }; then
    packages="$packages $name"
  elif [ "$1" = java ] && find_jdk_archive; then
    is_downloader_there || packages="$packages curl ca-certificates"
  fi
}

package() {
  case $manager:$1 in
    apt-get:java) echo "openjdk-$java_wanted-jdk-headless" ;;
    dnf:java) echo "java-$java_wanted-openjdk-devel" ;;
    brew:java) echo "openjdk@$java_wanted" ;;
    # Debian has Chromium without a window by itself, which takes a third less of the processor; Ubuntu has the whole one.
    apt-get:chromium) if has chromium-headless-shell; then echo chromium-headless-shell; else echo chromium; fi ;;
    dnf:chromium) echo chromium-headless ;;
    apt-get:nginx) echo nginx-light ;;
    *:maven) echo unzip ;;
    *) echo "$1" ;;
  esac
}

has() {
  case $manager in
    apt-get) apt-cache show "$1" ;;
    *) "$manager" info "$1" ;;
  esac > /dev/null 2>&1
}

is_downloader_there() { command -v curl > /dev/null || command -v wget > /dev/null; }

# Sets jdk_url and jdk_sha256 for this system; returns 1 if there is no archive for it or no way to download one.
find_jdk_archive() {
  local system
  is_downloader_there || [ -n "$manager" ] || return 1
  case $(uname -sm) in
    "Linux x86_64") system=x64 jdk_sha256=$temurin_x64 ;;
    "Linux aarch64") system=aarch64 jdk_sha256=$temurin_aarch64 ;;
    *) return 1 ;;
  esac
  jdk_sha256=${SWITCHBOARD_JDK_SHA256:-$jdk_sha256}
  jdk_url=${SWITCHBOARD_JDK_URL:-https://github.com/adoptium/temurin25-binaries/releases/download/jdk-${temurin/+/%2B}/OpenJDK25U-jdk_${system}_linux_hotspot_${temurin/+/_}.tar.gz}
}

agreed() {
  local answer=
  [ "${yes:-}" != yes ] && [ "${CI:-}" != true ] || return 0
  printf '%s: Install? [Y/n] ' "${0##*/}" >&2
  read -r answer || return 1
  case $answer in '' | [yY]*) ;; *) return 1 ;; esac
}

install_packages() {
  # shellcheck disable=SC2086 # several packages in one variable
  case $manager in
    apt-get)
      $as_root apt-get update -q || say "apt-get update failed; using the package lists that are there"
      # sudo passes no variables on
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
      ;;
    dnf) $as_root dnf install -y $packages ;;
    brew) brew install $packages ;;
  esac
}

install_jdk() {
  local home work
  home=$(cache_folder)/jdk-${jdk_sha256:0:12}
  work=$home.$$
  say "downloading the JDK"
  unpack_jdk || home=
  rm -rf "$work" "$work.tar.gz"
  [ -n "$home" ]
}

unpack_jdk() {
  mkdir -p "$work" && download "$jdk_url" "$work.tar.gz" && is_intact "$work.tar.gz" || return 1
  tar -xzf "$work.tar.gz" -C "$work" --strip-components 1 && mv "$work" "$home"
}

download() {
  if command -v curl > /dev/null; then curl -fsSL --retry 2 -o "$2" "$1"; else wget -q -O "$2" "$1"; fi || {
    say "cannot download $1"
    return 1
  }
}

is_intact() {
  local sum
  sum=$(if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi)
  [ "${sum%% *}" = "$jdk_sha256" ] || {
    say "$jdk_url has the SHA-256 checksum ${sum%% *} instead of $jdk_sha256; it is not installed"
    return 1
  }
}
