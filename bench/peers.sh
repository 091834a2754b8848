#!/usr/bin/env bash
# Compares the built program with bots on other libraries that do the same work for an update, in turns. Loopback only.
#   bench/peers.sh [--quick] [--rounds 5] [--seconds 8] [--warm-up 25] [--connections 40] [--api-delay 0] [--rate 0] [SYSTEM…]
# --quick: one round. --api-delay 50: a call to the Bot API takes 50 ms. --rate 1000: so many updates/s, not as many as are answered.
# SYSTEM: switchboard, telegrambots, telegrambots-normal (synchronous=NORMAL), telegrambots-as-it-comes (OkHttp's own limit of
# calls), grammy, original (Flask, gunicorn, pyTelegramBotAPI). Default: all; as-it-comes only with --api-delay.
# Needs wrk, nginx and sqlite3 (Debian: apt install wrk nginx-light sqlite3). Peers that cannot be built are left out.
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd -P)
parts=$here/bench/peers
# shellcheck source=bin/find-java.sh
. "$here/bin/find-java.sh"
# shellcheck source=bench/peers/systems.sh
. "$parts/systems.sh"
# shellcheck source=bench/peers/window.sh
. "$parts/window.sh"

usage() { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }

rounds=5 seconds=8 warm_up=25 connections=40 delay=0 rate=0 systems=()
while [ $# -gt 0 ]; do
  case $1 in
    --quick) rounds=1; shift; continue ;;
    --rounds | --seconds | --warm-up | --connections | --api-delay | --rate)
      case ${2:-} in '' | *[!0-9]*) usage ;; esac ;;&
    --rounds) rounds=$2 ;;
    --seconds) seconds=$2 ;;
    --warm-up) warm_up=$2 ;;
    --connections) connections=$2 ;;
    --api-delay) delay=$2 ;;
    --rate) rate=$2 ;;
    switchboard | telegrambots | telegrambots-normal | telegrambots-as-it-comes | grammy | original)
      systems+=("$1"); shift; continue ;;
    *) usage ;;
  esac
  shift 2
done
if [ ${#systems[@]} -eq 0 ]; then
  systems=(switchboard telegrambots telegrambots-normal grammy original)
  [ "$delay" -eq 0 ] || systems+=(telegrambots-as-it-comes)
fi
pause=$((rate > 0 ? connections * 1000 / rate : 0))

for tool in wrk nginx sqlite3 curl setsid; do
  command -v $tool > /dev/null || { echo "$tool is needed (Debian: apt install wrk nginx-light sqlite3 curl)" >&2; exit 3; }
done
jdk=$(find_java javac) || { explain_missing_java "to measure" >&2; exit 3; }

folder=$(mktemp -d)
run=$folder/run updates=1000000 system='' api='' loader='' figures=''
end() {
  trap - EXIT
  [ -z "$loader" ] || kill "$loader"
  [ -z "$system" ] || finish
  [ -z "$api" ] || { system=$api; finish; }
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_ports() { for port in $(shuf -i 20000-29999 -n 50); do (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || echo "$port"; done; }
{ read -r api_port; read -r raw_port; read -r port; } < <(free_ports)

start_api() {
  # shellcheck disable=SC2016 # a variable of nginx
  local answer='return 200 $answer;' module=
  if [ "$delay" -gt 0 ]; then
    module=$(ls /usr/lib/nginx/modules/ngx_http_echo_module.so 2> /dev/null) \
      || { echo "--api-delay needs nginx's echo module (Debian: apt install libnginx-mod-http-echo)" >&2; exit 3; }
    answer="echo_read_request_body; echo_sleep $(difference "$delay"e-3 0); echo -n \$answer;"
  fi
  sed -e "s|MODULES|${module:+load_module $module;}|" -e "s|FOLDER|$folder|" -e "s|ANSWER|$answer|" \
    -e "s|API_PORT|$api_port|" -e "s|RAW_PORT|$raw_port|" "$parts/nginx.conf" > "$folder/nginx.conf"
  touch "$folder/calls"
  setsid nginx -e "$folder/nginx.log" -c "$folder/nginx.conf" 2> "$folder/nginx.start" &
  api=$!
  for _ in $(seq 50); do
    curl -s "http://127.0.0.1:$raw_port/" > /dev/null && return
    sleep 0.1
  done
  cat "$folder/nginx.start" "$folder/nginx.log" >&2
  exit 1
}

limits() {
  echo
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dschema="$parts/schema.sql" \
    -cp "$(find "$here/target/app" -name 'sqlite-jdbc-*.jar' | head -1)" "$parts/Limits.java" "$folder"
  url=http://127.0.0.1:$raw_port/ secret=''
  load 4 "$connections"
  echo "$figures" | awk '{ printf "load against nginx, which only answers   %.0f requests/s\n", $1 / $2 }'
}

# Peers that are built; the others have said why not.
declare -A tried
built=()
for name in "${systems[@]}"; do
  family=${name%%-*}
  [ -n "${tried[$family]:-}" ] || { "build_$family" && tried[$family]=built; } || tried[$family]=failed
  [ "${tried[$family]}" = failed ] || built+=("$name")
done
start_api
for round in $(seq "$rounds"); do
  for name in "${built[@]}"; do window "$name" "$round"; done
done
echo
echo "$connections connections, Bot API after $delay ms, $rounds rounds of $seconds s after $warm_up s of warming up; median (least–greatest)"
awk -f "$parts/table.awk" "$folder/results"
limits
