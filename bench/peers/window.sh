# One start of a system, and one measured window. Sourced by bench/peers.sh; uses its variables.
# shellcheck shell=bash disable=SC2154

# ticks GROUP prints the processor time of all living processes of a session, and of their ended children, in 1/100 s.
ticks() {
  cat /proc/[0-9]*/stat 2> /dev/null | awk -v session="$1" '{ sub(/.*\) /, "") } $4 == session { sum += $12 + $13 + $14 + $15 } END { print sum + 0 }'
}

# resident GROUP prints the memory of all processes of a session in MB.
resident() {
  cat /proc/[0-9]*/stat 2> /dev/null | awk -v session="$1" -v page="$(getconf PAGESIZE)" '
    { sub(/.*\) /, "") } $4 == session { sum += $22 } END { printf "%.0f", sum * page / 1048576 }'
}

# Processor time of the whole machine, in 1/100 s.
machine_ticks() { awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 }' /proc/stat; }

calls() { wc -l < "$folder/calls"; }

# Waits until no call has come for longer than nginx keeps them in its buffer.
drain() {
  local before now
  now=$(calls)
  for _ in $(seq 40); do
    before=$now
    sleep 1.5
    now=$(calls)
    [ "$now" -ne "$before" ] || return 0
  done
  echo "$1: replies were still being sent after 60 s" >&2
}

# The address and secret that the system has registered.
registered() {
  url=http://127.0.0.1:$port/hook secret=
  [ "$1" = switchboard ] || return 0
  [ -s "$folder/registrations" ] || return 1
  url=$(sed -n 's/.*"url" *: *"\([^"]*\)".*/\1/p' "$folder/registrations" | tail -1 | sed 's|\\/|/|g')
  secret=$(sed -n 's/.*"secret_token" *: *"\([^"]*\)".*/\1/p' "$folder/registrations" | tail -1)
}

# Posts one update, again and again, until it is answered with 200.
first_answer() {
  local begun=$EPOCHREALTIME update
  update='{"update_id":1,"message":{"message_id":1,"from":{"id":9999,"is_bot":false,"first_name":"P"},"chat":{"id":9999,"type":"private","first_name":"P"},"date":'$EPOCHSECONDS',"text":"/start"}}'
  while kill -0 "$system" 2> /dev/null && [ $((EPOCHSECONDS - ${begun%.*})) -lt 60 ]; do
    if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && registered "$1" && [ "$(curl -s -m 10 -o /dev/null -w '%{http_code}' \
      -H 'Content-Type: application/json' -H "X-Telegram-Bot-Api-Secret-Token: $secret" -d "$update" "$url")" = 200 ]; then
      started=$(difference "$EPOCHREALTIME" "$begun")
      return
    fi
    sleep 0.02
  done
  echo "$1 did not start:" >&2
  tail -5 "$run/log" >&2
  return 1
}

# load SECONDS CONNECTIONS [PAUSE] runs wrk; its line of figures is in $figures. See load.lua for PAUSE.
load() {
  updates=$((updates + 1000000))
  # In the background, because a signal interrupts only `wait`.
  wrk -t1 -c"$2" -d"$1s" --timeout 10s -s "$parts/load.lua" "$url" -- "$updates" "${3:-0}" "$secret" > "$folder/wrk.log" &
  loader=$!
  wait "$loader" || echo '0 1 0 0 1 0 0 0 0' >> "$folder/wrk.log" # no connection
  loader=
  figures=$(tail -1 "$folder/wrk.log")
}

# window SYSTEM ROUND starts it, warms it up, measures it, and adds a line to the results.
window() {
  local idle
  : > "$folder/registrations"
  : > "$folder/calls"
  start "$1"
  if ! first_answer "$1"; then
    echo "$1 round=$2 INVALID: did not start" | tee -a "$folder/results"
    finish
    return 0
  fi
  sleep 1
  idle=$(resident "$system")
  load "$warm_up" "$connections"
  drain "$1"
  measure "$1" "$2" "$idle"
  finish
}

measure() {
  local rows_before calls_before used_before api_before machine_before used machine ended late before_drain
  rows_before=$(rows "$1") calls_before=$(calls)
  used_before=$(ticks "$system") api_before=$(ticks "$api") machine_before=$(machine_ticks)
  TIMEFORMAT='%U %S'
  { time load "$seconds" "$connections" "$pause"; } 2> "$folder/time"
  ended=$EPOCHREALTIME
  machine=$(($(machine_ticks) - machine_before))
  before_drain=$(($(ticks "$system") - used_before))
  drain "$1"
  used=$(($(ticks "$system") - used_before))
  late=$(difference "$(tail -1 "$folder/calls" | cut -d' ' -f1)" "$ended")
  echo "$1 $2 $figures $started $3 $(resident "$system") $used $before_drain $(($(ticks "$api") - api_before)) $machine $(tail -1 "$folder/time") $late" \
    "$rows_before $(rows "$1") $(($(calls) - calls_before)) $(unsent "$1") $connections $(nproc)" | awk -f "$parts/window.awk" | tee -a "$folder/results"
}

difference() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a - b }'; }

finish() {
  kill -- "-$system" 2> /dev/null || true
  for _ in $(seq 150); do kill -0 -- "-$system" 2> /dev/null || break; sleep 0.1; done
  kill -9 -- "-$system" 2> /dev/null || true
  wait "$system" 2> /dev/null || true
  system=
}
