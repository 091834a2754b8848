# Medians (least to greatest) over the rounds of each system, from its valid windows, and Switchboard's rate divided by theirs.
{
  peer = $1
  if (!(peer in windows)) order[++peers] = peer
  windows[peer]++
  if (!/ valid$/) next
  n = ++valid[peer]
  for (i = 2; i < NF; i++) {
    split($i, pair, "=")
    value[peer, pair[1], n] = pair[2]
  }
}
END {
  print "| system | windows | updates/s | with replies | p50 ms | p99 ms | CPU s/1,000 | cores | RSS idle MB | RSS after MB | start s | calls | load, API % | others, cores | Switchboard |"
  print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
  for (s = 1; s <= peers; s++) {
    peer = order[s]
    printf "| %s | %d of %d", peer, valid[peer], windows[peer]
    if (!valid[peer]) { print " | – | – | – | – | – | – | – | – | – | – | – | – | – |"; continue }
    columns = split("updates:0 delivered:0 p50:1 p99:1 cpu:2 cores:2 idle:0 after:0 start:1 calls:2 share:0 others:2", column, " ")
    for (c = 1; c <= columns; c++) {
      split(column[c], part, ":")
      printf " | %s", shown(peer, part[1], part[2])
    }
    printf " | %s |\n", valid["switchboard"] ? sprintf("%.2f ×", median("switchboard", "delivered") / median(peer, "delivered")) : "–"
  }
}
function shown(peer, name, digits,   n, format) {
  n = sorted(peer, name)
  format = "%." digits "f"
  if (n == 1) return sprintf(format, sort[1])
  return sprintf(format " (" format "–" format ")", middle(n), sort[1], sort[n])
}
function median(peer, name) { return middle(sorted(peer, name)) }
function middle(n) { return n % 2 ? sort[(n + 1) / 2] : (sort[n / 2] + sort[n / 2 + 1]) / 2 }
function sorted(peer, name,   i, j, x) {
  for (i = 1; i <= valid[peer]; i++) {
    x = value[peer, name, i] + 0
    for (j = i - 1; j >= 1 && sort[j] > x; j--) sort[j + 1] = sort[j]
    sort[j + 1] = x
  }
  return valid[peer]
}
