# The systems that bench/peers.sh measures. Sourced; uses its variables. Build functions explain a missing peer and return 1.
# shellcheck shell=bash disable=SC2154,SC2034

token=123456789:$(printf 'A%.0s' {1..35})

build_switchboard() {
  "$here/switchboard" --version > /dev/null
}

build_telegrambots() {
  local maven
  maven=$(find_maven "$here")
  cp -r "$parts/telegrambots" "$folder/"
  JAVA_HOME=$jdk "$maven" -q -B -ntp -f "$folder/telegrambots/pom.xml" package > "$folder/build.log" 2>&1 && return
  echo "left out: TelegramBots, because Maven could not build it: $(grep ERROR "$folder/build.log" | grep -m1 -v 'COMPILATION ERROR')"
  return 1
}

# better-sqlite3 is compiled from its source: its prebuilt binaries are not in the npm registry.
build_grammy() {
  local headers
  for tool in node npm make g++; do
    command -v $tool > /dev/null || { echo "left out: grammY, because $tool is missing"; return 1; }
  done
  headers=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  [ -e "$headers/include/node/node.h" ] || { echo "left out: grammY, because Node's header files are missing in $headers/include/node"; return 1; }
  cp -r "$parts/grammy" "$folder/"
  (cd "$folder/grammy" && npm_config_build_from_source=true npm_config_nodedir=$headers \
    npm install --no-audit --no-fund --no-package-lock) > "$folder/build.log" 2>&1 && return
  echo "left out: grammY, because npm install failed: $(grep -m1 -E 'npm (error|ERR!)' "$folder/build.log")"
  return 1
}

# Python that has the three packages, or gets them from the registry that pip is configured for.
build_original() {
  local candidate
  for candidate in "${PYTHON:-python3}" /usr/bin/python3; do
    python=$(command -v "$candidate") && "$python" -c 'import flask, gunicorn, telebot' 2> /dev/null && return
  done
  python=$folder/python/bin/python
  "${PYTHON:-python3}" -m venv "$folder/python" > "$folder/build.log" 2>&1 \
    && "$python" -m pip install -q --retries 0 -r "$parts/original/requirements.txt" >> "$folder/build.log" 2>&1 && return
  echo "left out: the original's stack, because pip could not install it: $(grep -m1 ERROR "$folder/build.log")"
  return 1
}

# start SYSTEM runs it in a new folder and a session of its own: $system is its number, and that of its process group.
start() {
  local telegrambots=(-Xmx512m -cp "$folder/telegrambots/target/classes:$folder/telegrambots/target/lib/*"
    PeerBot "$port" "$api_port" "$run/bot.db" "$parts/schema.sql")
  rm -rf "$run"
  mkdir "$run"
  case $1 in
    switchboard)
      BOT_TOKEN=$token BOT_API_URL=http://127.0.0.1:$api_port LISTEN=127.0.0.1:$port PUBLIC_URL=http://127.0.0.1:$port \
        SEND_RATE=off DATA_DIR=$run/data KEY_FILE=$run/key.json launch "$here/switchboard" serve ;;
    telegrambots) launch "$jdk/bin/java" "${telegrambots[@]}" FULL 256 ;;
    telegrambots-normal) launch "$jdk/bin/java" "${telegrambots[@]}" NORMAL 256 ;;
    telegrambots-as-it-comes) launch "$jdk/bin/java" "${telegrambots[@]}" FULL 0 ;;
    grammy) launch node "$folder/grammy/bot.js" "$port" "$api_port" "$run/bot.db" "$parts/schema.sql" ;;
    original)
      API=$api_port DATABASE=$run/bot.db SCHEMA=$parts/schema.sql \
        launch "$python" -m gunicorn -w 2 -b "127.0.0.1:$port" --chdir "$parts/original" app:app ;;
  esac
}

# Each in the folder of its run, because Switchboard reads settings and the bot file from the current one.
launch() {
  PYTHONDONTWRITEBYTECODE=1 setsid env -C "$run" "$@" > "$run/log" 2>&1 < /dev/null &
  system=$!
}

# rows SYSTEM prints how many updates and how many messages are in its database.
rows() {
  case $1 in
    switchboard) query "$run/data/switchboard.db" 'SELECT (SELECT count(*) FROM seen_updates), (SELECT count(*) FROM user_messages)' ;;
    *) query "$run/bot.db" 'SELECT (SELECT count(*) FROM interactions), (SELECT count(*) FROM messages)' ;;
  esac
}

# unsent SYSTEM prints the number of replies that Switchboard still has to send, or failed to. Peers keep none.
unsent() {
  case $1 in
    switchboard) query "$run/data/switchboard.db" "SELECT count(*) FROM outbox WHERE state <> 'sent'" ;;
    *) echo 0 ;;
  esac
}

query() { sqlite3 -readonly -separator ' ' "$1" ".timeout 30000" "$2"; }
