# Turns the raw figures of a window into a line of results, and checks them: system, round, valid or what is wrong, and NAME=VALUE.
{
  peer = $1; acked = $3; seconds = $4; p50 = $5; p99 = $6
  failures = $7 + $8 + $9 + $10 + $11
  start = $12; idle = $13; after = $14; used = $15 / 100; used_in_time = $16 / 100; api = $17 / 100; machine = $18 / 100
  load = $19 + $20; late = $21 < 0 ? 0 : $21
  done = $24 - $22; messages = $25 - $23; calls = $26; unsent = $27; connections = $28; processors = $29

  # Requests that wrk broke off at the end may be done or not. Of 10 updates 7 are texts, which are
  # saved as messages, 2 are taps, which take 2 calls, and 1 is a command.
  wrong = ""
  if (failures) fault("connect " $7 " read " $8 " write " $9 " time-out " $10 " not 2xx " $11)
  if (done < acked || done > acked + connections) fault(acked " acknowledged but " done " done")
  if (apart(messages, done * 0.7) > connections + 10) fault(messages " messages of " done " updates")
  if (apart(calls, done * 1.2) > connections + 10) fault(calls " calls for " done " updates")
  if (unsent) fault(unsent " replies not sent")

  printf "%s round=%s updates=%.0f delivered=%.0f p50=%.1f p99=%.1f cpu=%.3f cores=%.2f load=%.2f api=%.2f others=%.2f", peer, $2,
    acked / seconds, acked / (seconds + late), p50, p99, used / done * 1000, used_in_time / seconds, load / seconds, api / seconds,
    (machine - used_in_time - api - load) / seconds
  printf " share=%.0f late=%.2f calls=%.3f idle=%s after=%s start=%.2f %s\n", (load + api) / seconds / processors * 100, late, calls / done,
    idle, after, start, wrong == "" ? "valid" : "INVALID:" wrong
}
function fault(text) { wrong = wrong " " text ";" }
function apart(a, b) { return a > b ? a - b : b - a }
