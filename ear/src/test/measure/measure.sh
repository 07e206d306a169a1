#!/usr/bin/env bash
# Measures a demo server that runs on this machine, with wrk, after a warm-up as long as the run:
#
#   measure.sh page /community/show?slug=developers 2     a page, as Ada, over 2 connections
#   measure.sh reply developers 2                         replies through the API, to that community's
#                                                         100 liveliest conversations in turn
#
# Prints requests per second, the latencies that 50 and 99 of 100 stay below, and the CPU time that
# the server's process spent per request, all threads of it. ADDRESS, SECONDS_EACH and SERVER (a process)
# may be set from outside.
set -euo pipefail
what=$1 subject=$2 connections=$3
address=${ADDRESS:-http://localhost:9080/guildhall}
seconds=${SECONDS_EACH:-20}
server=${SERVER:-$(pgrep -f 'ws-server.jar guildhall' | head -n 1)}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sign_in() {
  curl -sf -c "$scratch/jar" -o /dev/null "$address/sign-in"
  curl -sf -b "$scratch/jar" -c "$scratch/jar" -o /dev/null \
    -d 'j_username=ada&j_password=guildhall' "$address/j_security_check"
  awk 'NF == 7 { sub("#HttpOnly_", ""); printf "%s=%s; ", $6, $7 }' "$scratch/jar"
}

case $what in
  page)
    arguments=(-H "Cookie: $(sign_in)" "$address$subject")
    curl -sf -o /dev/null "${arguments[@]}"
    ;;
  reply)
    CONVERSATIONS=$(curl -sf -H 'Authorization: Bearer demo-ada' \
      "$address/api/v1/communities/$subject/conversations?limit=100" \
      | grep -o '"id":"\?[0-9]*' | grep -o '[0-9]*' | tr '\n' ' ')
    export CONVERSATIONS
    arguments=(-s "$here/reply.lua" "$address")
    ;;
esac

# In clock ticks, of which there are 100 a second on Linux.
cpu() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$server/stat"; }

threads=$((connections < 2 ? 1 : 2))
wrk -t$threads -c"$connections" -d"${seconds}s" "${arguments[@]}" >/dev/null
before=$(cpu)
wrk -t$threads -c"$connections" -d"${seconds}s" --latency "${arguments[@]}" >"$scratch/out"
after=$(cpu)
awk -v ticks=$((after - before)) -v what="$what $subject" -v connections="$connections" '
  $1 == "50%" { p50 = $2 }
  $1 == "99%" { p99 = $2 }
  $1 == "Requests/sec:" { rate = $2 }
  $2 == "requests" { requests = $1 }
  /Non-2xx|Socket errors/ { errors = errors " " $0 }
  END {
    printf "%s, %d connections: %.0f/s, p50 %s, p99 %s, %.2f CPU ms%s\n",
      what, connections, rate, p50, p99, 10 * ticks / requests, errors
  }' "$scratch/out"
