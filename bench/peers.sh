# Measures the hub and a peer alternately, after bench/run.sh has measured its own points: functions, to be sourced.

rounds=${BENCH_TURNS:-2}
at_once=16
warm_up=1

# Whether there is a peer to measure; logs why not.
has_peer() {
    [[ ${BENCH_PEER:-1} != 0 ]] || { log 'without the peer: BENCH_PEER is 0'; return 1; }
    local major
    major=$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)
    ((major >= 20)) && command -v npm >/dev/null || { log 'without the peer: it needs node 20 and npm'; return 1; }
    npm ci --prefix bench/peers/mercurius --no-audit --no-fund --loglevel=error >"$work/npm" 2>&1 || { log "without the peer: $(tail -n 3 "$work/npm")"; return 1; }
}

start_peer() {
    : >"$work/peer"
    DATABASE_URL=$(url postgres) NODE_ENV=production node bench/peers/mercurius/server.mjs >"$work/peer" 2>"$work/peer.log" &
    peer=$!
    until grep -q http "$work/peer"; do
        kill -0 "$peer" || { log "the peer did not start: $(cat "$work/peer.log")"; exit 1; }
        sleep 0.05
    done
    peer_address=$(cat "$work/peer")
}

draw_subjects() {
    psql --quiet --no-psqlrc --host="$server" --username=postgres --dbname=bench --set=folder="$work" --file=bench/subjects.sql
}

# One round of wrk against one of the two: how many requests, in how many seconds, ticks of it and of PostgreSQL, and wrong answers.
measure_round() { # hub|peer NAME SECONDS SEED
    local pid=$serving at=$address before postgres_before measured
    if [[ $1 == peer ]]; then pid=$peer at=$peer_address; fi
    before=$(ticks "$pid") postgres_before=$(ticks "$postmaster" 1)
    measured=$(wrk --threads 1 --connections "$at_once" --duration "$3s" --timeout 10s --script bench/random.lua "$at/graphql" -- \
        "$(query_text "${2%-*}")" "$work/$2.subjects" "$1" "$4" | grep '^measured')
    awk -v server="$(ticks "$pid")" -v before="$before" -v postgres="$(ticks "$postmaster" 1)" -v postgres_before="$postgres_before" \
        '{ print $2, $3, server - before, postgres - postgres_before, $6 }' <<<"$measured"
}

# Both alternately, with the same draw of subjects in each pair of rounds.
measure_alternately() { # NAME LABEL
    local round who
    for who in hub peer; do
        measure_round "$who" "$1" "$warm_up" 0 >/dev/null
        : >"$work/$1.$who"
    done
    for ((round = 1; round <= rounds; round++)); do
        for who in hub peer; do measure_round "$who" "$1" "$seconds" "$round" >>"$work/$1.$who"; done
    done
    report_rounds "$work/$1.hub" "$work/$1.peer" "$2"
}

report_rounds() { # HUB PEER LABEL
    awk -v name="$3" '
        { file = FILENAME == ARGV[1] ? "hub" : "peer"
          requests[file] += $1; seconds[file] += $2; server[file] += $3; postgres[file] += $4; wrong += $5 }
        END {
            for (file in requests) {
                rate[file] = requests[file] / seconds[file]
                server[file] *= 10 / requests[file]
                postgres[file] *= 10 / requests[file]
            }
            printf "%-10s %10.0f %10.0f %6.2f %9.2f %9.2f %9.2f %9.2f %6.2f\n", name, rate["hub"], rate["peer"], rate["hub"] / rate["peer"],
                server["hub"], postgres["hub"], server["peer"], postgres["peer"],
                (server["peer"] + postgres["peer"]) / (server["hub"] + postgres["hub"])
            exit wrong > 0
        }' "$1" "$2" || { log "answers to $3 had errors or were none: $(tail -n 3 "$work/log" "$work/peer.log")"; failed=1; }
}

compare() { # NAME
    local compared
    compared=$(node bench/peers/compare.mjs "$address" "$peer_address" "bench/queries/${1%-*}.graphql" "$work/$1.subjects") ||
        { log "the peer does not answer $1 as the hub does"; exit 1; }
    log "equal answers to $1: $compared"
}

# Nothing is measured before all answers are equal.
measure_peer() {
    has_peer || return 0
    local name
    draw_subjects
    start_peer
    for name in q1-large q1-median q2 q3; do compare "$name"; done
    printf '\n%-10s %10s %10s %6s %9s %9s %9s %9s %6s\n' "$at_once at once" 'hub req/s' 'peer req/s' ratio 'hub ms' 'PG ms' 'peer ms' 'PG ms' CPU
    measure_alternately q1-large 'Q1 large'
    measure_alternately q1-median 'Q1 median'
    measure_alternately q2 Q2
    measure_alternately q3 Q3
    kill "$peer" && wait "$peer" || true
    peer=
}
