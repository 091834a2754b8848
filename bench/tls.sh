#!/usr/bin/env bash
# Scans the server's HTTPS with testssl.sh (Debian: apt install testssl.sh), with an RSA and with an EC key. Loopback only.
# Fails on findings above LOW. Ignores findings about the certificate, which is self-signed and for localhost: trust, chain,
# revocation, CAA and transparency.
#   bench/tls.sh
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
tool=$(command -v testssl || command -v testssl.sh) || { echo "testssl.sh is needed (Debian: apt install testssl.sh)" >&2; exit 3; }
"$here/switchboard" --version > /dev/null
folder=$(mktemp -d)
server=
end() { [ -z "$server" ] || kill "$server" 2> /dev/null || true; wait; rm -rf "$folder"; }
trap end EXIT
cd "$folder"
found=0
for key in rsa:3072 ec; do
  kind=${key%%:*}
  options=(-newkey "$key")
  [ "$kind" = ec ] && options=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1)
  openssl req -x509 "${options[@]}" -nodes -days 90 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -addext extendedKeyUsage=serverAuth -keyout key.pem -out cert.pem 2> /dev/null
  LISTEN=127.0.0.1:0 BOT_TOKEN=123456789:$(printf 'A%.0s' {1..35}) BOT_API_URL=http://127.0.0.1:9 \
    TLS_CERT=cert.pem TLS_KEY=key.pem DATA_DIR="data-$kind" KEY_FILE="key-$kind.json" "$here/switchboard" serve > "log-$kind" 2>&1 &
  server=$!
  port=
  for _ in $(seq 60); do
    port=$(grep -oE 'https://127\.0\.0\.1:[0-9]+' "log-$kind" | head -1 | grep -oE '[0-9]+$') && break
    sleep 1
  done
  [ -n "$port" ] || { cat "log-$kind"; exit 1; }
  "$tool" --quiet --color 0 --warnings batch --ip 127.0.0.1 --jsonfile "findings-$kind.json" "localhost:$port" > "report-$kind" || true
  kill "$server" && wait "$server" || true
  server=
  grep -oE '"id" *: *"[^"]*"|"severity" *: *"[^"]*"|"finding" *: *"[^"]*"' "findings-$kind.json" | cut -d'"' -f4 | paste - - - |
    grep -E '	(MEDIUM|HIGH|CRITICAL|FATAL)	' |
    grep -vE '^(cert_(chain_of_trust|trust|revocation|crlDistributionPoints|ocspURL|caaRecord|notAfter|validityPeriod|extlifeSpan)|DNS_CAArecord|OCSP_stapling|certificate_transparency|overall_grade|grade_cap_reason|final_score)' > "above-$kind" || true
  echo "$kind: $(grep -c '"id"' "findings-$kind.json") findings, $(wc -l < "above-$kind") above LOW"
  cat "above-$kind"
  [ -s "above-$kind" ] && found=1
done
exit $found
