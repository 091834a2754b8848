# Finds a Java that runs, or builds, Switchboard, and a Maven. Sourced by ./switchboard, ./check and .ci/run; works with bash 3.2.
# The default java of a machine is often an older one, so every usual place is looked at. Versions are read from the
# release file that each Java carries: starting every java to ask it would cost more than starting Switchboard.

java_wanted=25

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

# Prints a line for each Java in the usual places of Linux and macOS; may name the same one twice.
java_homes() {
  local java
  for java in /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/*/bin/java /opt/*/*/bin/java \
    "${HOME:-}"/.sdkman/candidates/java/*/bin/java "${HOME:-}"/.jdks/*/bin/java "${HOME:-}"/.gradle/jdks/*/bin/java \
    "${HOME:-}"/.local/share/mise/installs/java/*/bin/java "${HOME:-}"/.asdf/installs/java/*/bin/java \
    {,"${HOME:-}"}/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
    /opt/homebrew/opt/openjdk*/bin/java /usr/local/opt/openjdk*/bin/java; do
    [ ! -x "$java" ] || echo "${java%/bin/java}"
  done
  java=$(command -v java) || return 0
  # macOS has a placeholder there that opens a window when it is started without a Java.
  [ "$java" != /usr/bin/java ] || [ "$(uname)" != Darwin ] || return 0
  "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# find_java TOOL prints the folder of a Java with bin/TOOL (java or javac), or returns 1.
# SWITCHBOARD_JAVA_HOME is an order, JAVA_HOME a wish; after them exactly the wanted version comes before newer ones.
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
  # Through a pipe: a here-document needs a folder for temporary files that can be written.
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

# Says what to do when find_java found nothing; $1 is what it is needed for: to run, to build.
explain_missing_java() {
  if [ -n "${SWITCHBOARD_JAVA_HOME:-}" ]; then
    echo "A JDK $java_wanted or newer is needed $1; SWITCHBOARD_JAVA_HOME=$SWITCHBOARD_JAVA_HOME is none: correct it, or unset it to search the usual places."
    return
  fi
  echo "A JDK $java_wanted or newer is needed $1, and none was found. Install one (Debian, Ubuntu: apt install openjdk-$java_wanted-jdk; macOS: brew install openjdk@$java_wanted; Windows: the same as Ubuntu, in WSL; everywhere: https://adoptium.net), or set SWITCHBOARD_JAVA_HOME to the folder of one."
}

# Prints the Maven to use: the machine's own, else the wrapper in folder $1, which downloads one, verifies its checksum and keeps it in ~/.m2.
find_maven() {
  command -v mvn || echo "$1/mvnw"
}
