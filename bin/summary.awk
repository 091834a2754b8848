# Summarises surefire's reports for ./check. Variable: wrong, the number of failed steps.

function attribute(name) {
  if (!match($0, " " name "=\"[^\"]*\"")) return ""
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}

function text(escaped) {
  gsub(/&#10;|&#xa;/, "\n      ", escaped); gsub(/&lt;/, "<", escaped); gsub(/&gt;/, ">", escaped)
  gsub(/&quot;/, "\"", escaped); gsub(/&apos;/, "'", escaped); gsub(/&amp;/, "\\&", escaped)
  return substr(escaped, 1, 1500)
}

/^ *<testcase / {
  seconds = attribute("time"); gsub(",", "", seconds); tests++
  class = attribute("classname"); method = attribute("name")
  slow[sprintf("%9.2f s  %s.%s", seconds, class, method)] = seconds
}
/^ *<(failure|error)[ >]/ {
  failed++
  message = attribute("message"); if (message == "") message = attribute("type")
  report = FILENAME; sub(/TEST-/, "", report); sub(/\.xml$/, "", report)
  failures = failures sprintf("\nFAILED %s.%s\n      %s\n   log: %s-output.txt, stack trace: %s.txt\n", \
    class, text(method), text(message), report, report)
}
/^ *<skipped[ \/>]/ { skipped++ }

END {
  if (tests) print "Slowest tests:"
  for (rank = 0; rank < 5; rank++) {
    best = ""
    for (line in slow) if (best == "" || slow[line] + 0 > slow[best] + 0) best = line
    if (best == "") break
    print best; delete slow[best]
  }
  printf "%s", failures
  passed = tests - failed - skipped
  # A failure outside the tests (format, compilation, a crash) counts as one.
  if (wrong && !failed) failed = 1
  printf "\n%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
}
