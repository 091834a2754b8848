# shellcheck shell=bash
# Finds a Java to run or build Switchboard, and a Maven. Sourced by ./switchboard, ./check and ./release; works with bash 3.2.
# A machine's default java is often an older one, so all usual places are searched. Versions are read from the release file
# in each Java's folder: running every java would take longer than starting Switchboard.

java_wanted=25

# Where bin/set-up.sh puts a JDK.
cache_folder() { echo "${XDG_CACHE_HOME:-${HOME:-}/.cache}/switchboard"; }

# Prints the feature version of the Java in folder $1: 25 for 25.0.3, 1 for 1.8.
java_feature() {
  local line
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in
        JAVA_VERSION=*) line=${line#JAVA_VERSION=}; line=${line#\"}; echo "${line%%[!0-9]*}"; return ;;
      esac
    done < "$1/release"
  fi
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p'
}

# Prints the folder of each Java in the usual places of Linux and macOS, some possibly twice.
java_homes() {
  local java home
  for java in /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/*/bin/java /opt/*/*/bin/java \
    "${HOME:-}"/.sdkman/candidates/java/*/bin/java "${HOME:-}"/.jdks/*/bin/java "${HOME:-}"/.gradle/jdks/*/bin/java \
    "${HOME:-}"/.local/share/mise/installs/java/*/bin/java "${HOME:-}"/.asdf/installs/java/*/bin/java \
    {,"${HOME:-}"}/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
    /opt/homebrew/opt/openjdk*/bin/java /usr/local/opt/openjdk*/bin/java "$(cache_folder)"/jdk-*/bin/java; do
    [ ! -x "$java" ] || echo "${java%/bin/java}"
  done
  java=$(command -v java) || return 0
  # On macOS this is a placeholder that opens a window if no Java is installed.
  [ "$java" != /usr/bin/java ] || [ "$(uname)" != Darwin ] || return 0
  # Mostly a link into the folder of a Java. Other programs of this name have to be asked, which takes as long as a tenth of a start.
  home=$(cd "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")/.." && pwd -P)
  if [ -r "$home/release" ]; then
    echo "$home"
  else
    "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

# find_java TOOL prints the folder of a Java with bin/TOOL (java or javac), or returns 1.
# SWITCHBOARD_JAVA_HOME is binding, JAVA_HOME is used if it fits. Otherwise exactly the wanted version precedes newer ones.
find_java() {
  local tool=$1 home feature newer=
  for home in "${SWITCHBOARD_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && [ -x "$home/bin/$tool" ] && feature=$(java_feature "$home") \
      && [ "${feature:-0}" -ge "$java_wanted" ]; then
      echo "$home"
      return 0
    fi
    [ -z "${SWITCHBOARD_JAVA_HOME:-}" ] || return 1
  done
  # A pipe, because a here-document needs a writable folder for temporary files.
  java_homes | {
    while IFS= read -r home; do
      [ -x "$home/bin/$tool" ] || continue
      feature=$(java_feature "$home")
      if [ "${feature:-0}" -eq "$java_wanted" ]; then
        echo "$home"
        exit 0
      elif [ "${feature:-0}" -gt "$java_wanted" ]; then
        newer=${newer:-$home}
      fi
    done
    [ -n "$newer" ] && echo "$newer"
  }
}

# Prints what to do when find_java found nothing. $1 is the purpose: "to run" or "to build".
explain_missing_java() {
  if [ -n "${SWITCHBOARD_JAVA_HOME:-}" ]; then
    echo "A JDK $java_wanted or newer is needed $1; SWITCHBOARD_JAVA_HOME=$SWITCHBOARD_JAVA_HOME is not one. Correct it, or unset it to search the usual places."
    return
  fi
  echo "A JDK $java_wanted or newer is needed $1, but none was found. Install one (Debian, Ubuntu: apt install openjdk-$java_wanted-jdk; macOS: brew install openjdk@$java_wanted; Windows: the same as Ubuntu, in WSL; everywhere: https://adoptium.net), or set SWITCHBOARD_JAVA_HOME to the folder of one."
}

# Prints the Maven to use: mvn of the PATH, else the wrapper in folder $1, which downloads one into ~/.m2 and verifies its checksum.
# Without unzip, the wrapper would download another archive, to which its checksum does not fit.
find_maven() {
  command -v mvn || echo "$1/mvnw"
}
