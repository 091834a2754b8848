#!/usr/bin/env bash
# Estimates disk space and load for a number of people, from bytes a row that were measured. Measures them again on request.
#   bench/sizing.sh                                  the table for 10,000, 1,000,000 and 100,000,000 people
#   PEOPLE="50000 200000" UPDATES=3 bench/sizing.sh  the same for other numbers; the variables are listed below
#   bench/sizing.sh measure DATA_DIR                 bytes a row of a data folder (SQLite; needs sqlite3)
#   bench/sizing.sh measure postgres                 bytes a row of a PostgreSQL (needs psql; PGHOST, PGDATABASE, … say which)
#   bench/sizing.sh measure … > costs; COSTS=costs bench/sizing.sh
# docs/scaling.md explains the figures.
set -eu

PEOPLE=${PEOPLE:-10000 1000000 100000000}
UPDATES=${UPDATES:-1}           # updates a day and person, over all people
TEXTS=${TEXTS:-70}              # percent of them that are texts; the others are taps and commands
CALLS=${CALLS:-1.2}             # calls of the Bot API for an update
PEAK=${PEAK:-5}                 # the busiest second has so many times the updates of an average one
DAYS=${DAYS:-365}               # days of messages and interactions
CPU=${CPU:-0.15}                # processor seconds for 1,000 updates on SQLite; bench/README.md
CPU_POSTGRES=${CPU_POSTGRES:-}  # the same on PostgreSQL, without the database's own; unset: not estimated

# Measured on 30 November 2026 with bench/console.sh -Dpeople=20000 (texts of 55 to 60 characters) and, for outbox, with the
# demo; seen_updates with 200,000 rows. PostgreSQL 18.6, loaded with the same rows and vacuumed. Indexes included.
recorded() {
  cat <<'EOF'
sqlite      users              365
sqlite      user_preferences    25
sqlite      conversations       80
sqlite      data_keys          127
sqlite      user_messages      177
sqlite      user_interactions   81
sqlite      seen_updates        27
sqlite      outbox             562
postgresql  users              509
postgresql  user_preferences    95
postgresql  conversations      151
postgresql  data_keys          182
postgresql  user_messages      336
postgresql  user_interactions  169
postgresql  seen_updates        77
postgresql  outbox             659
EOF
}

tables="users user_preferences conversations user_messages user_interactions seen_updates outbox"

measure_sqlite() {
  local table
  for table in $tables data_keys; do
    local file=$1/switchboard.db
    [ "$table" != data_keys ] || file=$1/keys.db
    sqlite3 -readonly -separator ' ' "$file" "
      SELECT 'sqlite', '$table', printf('%.0f', total(pgsize) / max(1, (SELECT count(*) FROM $table)))
      FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = '$table')"
  done
}

measure_postgres() {
  local table
  for table in $tables keys.data_keys; do
    psql -XAtq -F ' ' -c "
      SELECT 'postgresql', '${table#keys.}', round(pg_total_relation_size('$table') / greatest(1, count(*))::numeric) FROM $table"
  done
}

case ${1:-} in
  '') ;;
  measure)
    case ${2:?a data folder or the word postgres} in
      postgres) measure_postgres ;;
      *) measure_sqlite "$2" ;;
    esac
    exit ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

{ if [ -n "${COSTS:-}" ]; then cat "$COSTS"; else recorded; fi; } | awk \
  -v people="$PEOPLE" -v updates="$UPDATES" -v texts="$TEXTS" -v calls="$CALLS" -v peak="$PEAK" -v days="$DAYS" -v cpu="$CPU" -v cpu_postgres="$CPU_POSTGRES" '
  function size(bytes,   unit, n) {
    split("B kB MB GB TB PB", unit, " ")
    for (n = 1; bytes >= 1000 && n < 6; n++) bytes /= 1000
    return sprintf(bytes < 10 && n > 1 ? "%.1f %s" : "%.0f %s", bytes, unit[n])
  }
  function number(x) { return x < 0.1 ? "< 0.1" : x < 10 ? sprintf("%.1f", x) : thousands(x) }
  function thousands(n,   text, out) {
    for (text = sprintf("%.0f", n); length(text) > 3; text = substr(text, 1, length(text) - 3)) out = "," substr(text, length(text) - 2) out
    return text out
  }
  { cost[$1, $2] = $3; kind[$1] }
  END {
    printf "Updates per person and day: %s, %s %% of them texts. Calls an update: %s. Days kept: %s. Busiest second: %s times the average.\n\n",
      updates, texts, calls, days, peak
    print "| people | database | people | messages, interactions | outbox, update ids | total | updates/s | at the peak | calls/s | processors |"
    print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    count = split(people, numbers, " ")
    for (i = 1; i <= count; i++) for (d = 1; d <= 2; d++) {
      db = d == 1 ? "sqlite" : "postgresql"
      if (!(db in kind)) continue
      n = numbers[i]
      a_day = n * updates
      persons = n * (cost[db, "users"] + cost[db, "user_preferences"] + cost[db, "conversations"] + cost[db, "data_keys"])
      kept = a_day * days * (texts * cost[db, "user_messages"] + (100 - texts) * cost[db, "user_interactions"]) / 100
      passing = a_day * (7 * calls * cost[db, "outbox"] + 2 * cost[db, "seen_updates"])
      rate = a_day / 86400
      printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", thousands(n), db == "sqlite" ? "SQLite" : "PostgreSQL",
        size(persons), size(kept), size(passing), size(persons + kept + passing),
        number(rate), number(rate * peak), number(rate * peak * calls),
        db == "sqlite" ? number(rate * peak * cpu / 1000) : cpu_postgres == "" ? "–" : number(rate * peak * cpu_postgres / 1000)
    }
  }'
