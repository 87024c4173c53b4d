#!/usr/bin/env bash
# Measures the hub, as `make bench`: a generated country on a PostgreSQL of its own, three queries over HTTP, the same statements by pgbench,
# and a peer for comparison.
#
#   BENCH_EMPLOYERS, BENCH_APPLICATIONS   size of the country (10000, 200000)
#   BENCH_SECONDS                         how long each point is measured (10)
#   BENCH_CONNECTIONS                     points: connections at a time ("16 64")
#   BENCH_PEER=0                          leaves the peer out
#   BENCH_TURNS                           rounds in which hub and peer are measured at each query (2)
#   BENCH_HUB                             a release that is built already; what needs a build of its own is left out
set -euo pipefail
cd "$(dirname "$0")/.."
: "${HUB_TEST_DIR:?start this with make bench}"

employers=${BENCH_EMPLOYERS:-10000}
applications=${BENCH_APPLICATIONS:-200000}
seconds=${BENCH_SECONDS:-10}
points=${BENCH_CONNECTIONS:-16 64}
password=misure-di-prova
work=$HUB_TEST_DIR/bench
server=$HUB_TEST_DIR/postgres
target=${CARGO_TARGET_DIR:-target}
hub=${BENCH_HUB:-$target/release/omnia-hub}
peer=
failed=0
. bench/peers.sh

log() { printf 'bench: %s\n' "$*" >&2; }
sql() { psql --quiet --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --host="$server" --username=postgres --dbname=bench --command="$1"; }
url() { printf 'postgres://%s@localhost/bench?host=%s' "$1" "$server"; }

# Hundredths of a second that a process and its children, if asked for, have run.
ticks() {
    { cat /proc/[0-9]*/stat 2>/dev/null || true; } | awk -v pid="$1" -v children="${2:-0}" '
        { id = $1; sub(/^.*\) /, ""); if (id == pid || (children && $2 == pid)) sum += $12 + $13 + ((id == pid) ? $14 + $15 : 0) }
        END { print sum * 100 / '"$(getconf CLK_TCK)"' }'
}

prepare() {
    mkdir -p "$work"
    [[ -n ${BENCH_HUB:-} ]] || cargo build --release --locked --no-default-features --bin omnia-hub
    psql --quiet --no-psqlrc --host="$server" --username=postgres --dbname=postgres \
        --command='create role bench_owner login createrole' --command='create database bench owner bench_owner'
    export HUB_DATA_DIR=$work HUB_LOG=warn HUB_COST_PER_MINUTE=off
    HUB_MIGRATE_URL=$(url bench_owner) "$hub" migrate >/dev/null
    HUB_MIGRATE_URL=$(url bench_owner) "$hub" seed --employers "$employers" --applications "$applications" --password "$password" >"$work/seeded"
    log "seeded: $(tail -n 20 "$work/seeded" | grep '^written')"
    # The hub forgets old events when it starts, which is not what is measured.
    sql "update hub.event set at = now() - interval '1 day' where at < now() - interval '1 day'"
    sql "vacuum analyze" && sql "checkpoint"
}

# Starts a hub, and waits until it serves.
launch() { # COMMAND...
    local begun=${EPOCHREALTIME/./}
    : >"$work/output"
    env HUB_LISTEN=127.0.0.1:0 "$@" >"$work/output" 2>"$work/log" &
    serving=$!
    trap 'kill "$serving" $peer 2>/dev/null; wait "$serving" $peer 2>/dev/null || true' EXIT
    until grep -q http "$work/output"; do
        kill -0 "$serving" || { log "the hub did not start: $(cat "$work/log")"; exit 1; }
        sleep 0.01
    done
    ready=$(((${EPOCHREALTIME/./} - begun) / 1000))
}

# What a newcomer waits for after the build; the very first start unpacks the database as well.
start_embedded() {
    local which
    cargo build --locked --bin omnia-hub
    for which in first next; do
        launch HUB_DATA_DIR="$work/embedded" XDG_CACHE_HOME="$work/cache" "$target/debug/omnia-hub"
        log "embedded, as make run builds it, ready after $ready ms ($which start)"
        kill "$serving" && wait "$serving" || true
    done
}

start() {
    launch DATABASE_URL="$(url hub_app)" REDIS_URL="$HUB_TEST_REDIS_URL" "$hub" serve
    log "on PostgreSQL ready after $ready ms"
    address=$(grep -o 'http://[0-9.:]*' "$work/output")
    postmaster=$(head -n 1 "$server/data/postmaster.pid")
}

# The first tick of the scheduler on a country without announced deadlines: nothing is measured meanwhile, nor during the ticks that follow.
first_tick() {
    local begun=${EPOCHREALTIME/./} ended=${EPOCHREALTIME/./} idle=0 announced
    while ((idle < 10)); do
        sleep 0.1
        if (($(sql "select count(*) from pg_stat_activity where usename = 'hub_app' and state <> 'idle'"))); then
            idle=0 ended=${EPOCHREALTIME/./}
        else
            idle=$((idle + 1))
        fi
    done
    announced=$(sql "select count(*) from hub.event where kind = 'DEADLINE_NEAR' and at > now() - interval '1 hour'")
    log "the scheduler announced $announced deadlines in its first tick, of $(((ended - begun) / 1000)) ms"
    sql "update hub.authorization_grant set reminded_on = current_date where reminded_on is null"
    sql "update hub.interlocution set reminded_on = current_date where reminded_on is null"
    sql "update hub.application set reminded_for = due_on where status = 'DRAFT'"
    sql "vacuum analyze"
}

# ask TOKEN FILE: the answer to the request in a file; anything but data ends the run.
ask() {
    local answer pass=()
    [[ -z $1 ]] || pass=(--header "authorization: Bearer $1")
    answer=$(curl --silent --show-error --fail-with-body --header 'content-type: application/json' "${pass[@]}" --data-binary "@$2" "$address/graphql")
    case $answer in
        *'"errors"'* | *'"userErrors":[{'*) log "$answer"; exit 1 ;;
        '{"data":'*) printf '%s' "$answer" ;;
        *) log "no answer: $answer"; exit 1 ;;
    esac
}

query_text() { # NAME
    printf '"%s"' "$(grep -v '^#' "bench/queries/$1.graphql" | tr -s '\n ' ' ')"
}

question() { # NAME VARIABLES
    printf '{"query":%s,"variables":%s}' "$(query_text "$1")" "$2"
}

sign_in() {
    printf '{"query":"mutation($i: SignInInput!) { signIn(input: $i) { token userErrors { code } } }","variables":{"i":{"email":"%s","password":"%s","bearer":true}}}' \
        "$1" "$password" >"$work/sign-in"
    ask '' "$work/sign-in" | grep -o '"token":"[^"]*"' | cut -d '"' -f 4
}

# The statements of one request, from PostgreSQL's own log.
record_statements() { # TOKEN BODY ROLE NAME
    ask "$1" "$2" >/dev/null
    sql "alter system set log_statement = 'all'" && sql "alter system set log_line_prefix = '@@ %p '" && sql "select pg_reload_conf()" >/dev/null
    sleep 0.5
    local from
    from=$(wc -c <"$server/log")
    ask "$1" "$2" >"$work/$4.first"
    sql "alter system reset log_statement" && sql "select pg_reload_conf()" >/dev/null
    sleep 0.5
    tail -c "+$((from + 1))" "$server/log" >"$work/$4.log"
    : >"$work/$4.values"
    awk -v role="$3" -v values="$work/$4.values" -f bench/statements.awk "$work/$4.log" >"$work/$4.sql"
    statements=$(grep -c ';$' "$work/$4.sql")
}

measure() { # TOKEN BODY NAME CONNECTIONS
    local hub_before postgres_before hub_after postgres_after measured values
    hub_before=$(ticks "$serving") postgres_before=$(ticks "$postmaster" 1)
    measured=$(wrk --threads 1 --connections "$4" --duration "${seconds}s" --timeout 10s --script bench/wrk.lua "$address/graphql" -- "$2" "$work/$3.first" "$1" | grep '^measured')
    hub_after=$(ticks "$serving") postgres_after=$(ticks "$postmaster" 1)
    mapfile -t values <"$work/$3.values"
    PGOPTIONS='-c search_path=hub -c timezone=UTC' pgbench --no-vacuum --protocol=prepared --client="$4" --jobs=1 --time="$seconds" \
        --file="$work/$3.sql" --host="$server" --username=hub_app "${values[@]}" bench >"$work/$3.pgbench" 2>&1 || { cat "$work/$3.pgbench" >&2; exit 1; }
    awk -v name="$label" -v connections="$4" -v statements="$statements" -v hub=$((${hub_after%.*} - ${hub_before%.*})) \
        -v postgres=$((${postgres_after%.*} - ${postgres_before%.*})) -v tps="$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$work/$3.pgbench")" '
        { rate = $2 / $3
          printf "%-10s %11d %8d %8.1f %8.1f %9.2f %9.2f %11d %10d %6.2f\n", name, connections, rate, $4, $5,
              hub * 10 / $2, postgres * 10 / $2, statements, tps, rate / tps }' <<<"$measured"
    local wrong=${measured##* }
    if ((wrong > 0)); then
        log "$wrong answers to $3 at $4 connections were not the first one again: $(tail -n 3 "$work/log")"
        failed=1
    fi
}

run() { # NAME ROLE TOKEN VARIABLES WHAT_IT_HOLDS HOW_OFTEN LABEL
    label=$7
    question "$1" "$4" >"$work/$1.json"
    record_statements "$3" "$work/$1.json" "$2" "$1"
    local found
    found=$(grep -o "$5" "$work/$1.first" | wc -l)
    ((found >= $6)) || { log "the answer to $1 holds $found of $6 $5: $(head -c 500 "$work/$1.first")"; exit 1; }
    local point
    for point in $points; do measure "$3" "$work/$1.json" "$1" "$point"; done
}

# What the rules alone take: the tests that measure and are otherwise ignored.
measure_rules() {
    log 'rules, in one process:'
    BENCH_LIST=$work/list.csv cargo test --release --locked --package omnia-rules -- --ignored --nocapture 2>/dev/null |
        grep -v '^test ' | grep -E ' (in )?[0-9.]+(ns|µs|ms|s)\b' | sed 's/^/  /'
}

# A list of ten thousand workers, from the file to the rows and the alerts, over HTTP.
import_list() { # TOKEN
    printf '{"query":"{ viewer { intermediaryHub { applications(first: 1, filter: { status: [DRAFT] }) { nodes { id version } } } } }"}' >"$work/draft"
    local found id version took
    found=$(ask "$1" "$work/draft")
    id=$(grep -o '"id":"[^"]*"' <<<"$found" | head -n 1 | cut -d '"' -f 4) version=$(grep -o '"version":[0-9]*' <<<"$found" | head -n 1 | cut -d : -f 2)
    took=$(curl --silent --show-error --fail-with-body --header "authorization: Bearer $1" --header 'graphql-require-preflight: 1' \
        --form-string "operations={\"query\":\"mutation(\$f: Upload!) { importBeneficiaries(applicationId: \\\"$id\\\", expectedVersion: $version, file: \$f) { rows errorCount userErrors { code } } }\",\"variables\":{\"f\":null}}" \
        --form-string 'map={"0":["variables.f"]}' --form "0=@$work/list.csv" --output "$work/imported" --write-out '%{time_total}' "$address/graphql")
    grep -q '"rows":10000' "$work/imported" || { log "the list was not imported: $(head -c 500 "$work/imported")"; failed=1; }
    log "a list of 10,000 workers imported in $took s"
}

# An application that was decided and has warnings.
decided() {
    printf '{"query":"{ viewer { operatorHub { applications(filter: { status: [ACCEPTED] }, first: 50) { nodes { id warningAlerts documentCount } } } } }"}' >"$work/decided"
    ask "$1" "$work/decided" | grep -o '{"id":"[^"]*","warningAlerts":[1-9]' | head -n 1 | cut -d '"' -f 4
}

tests/servers.sh install wrk curl
prepare
[[ -n ${BENCH_HUB:-} ]] || start_embedded
start
first_tick
large=$(sign_in bench-intermediary@demo.hub)
median=$(sign_in bench-intermediary-median@demo.hub)
office=$(sign_in bench-operator@demo.hub)
id=$(decided "$office")

log "$(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg); $(sql 'select count(*) from hub.application') applications, $(sql 'select count(*) from hub.alert') alerts, $(
    sql 'select count(*) from hub.document') documents, $(sql 'select count(*) from hub.event') events"
printf '%-10s %11s %8s %8s %8s %9s %9s %11s %10s %6s\n' '' connections req/s 'p50 ms' 'p99 ms' 'hub ms' 'PG ms' statements pgbench/s ratio
run q1 hub_intermediary "$large" '{"first":20}' '"taxCode"' 20 'Q1 large'
run q1 hub_intermediary "$median" '{"first":20}' '"taxCode"' 20 'Q1 median'
run q2 hub_operator "$office" "{\"id\":\"$id\"}" '"from":' 6 Q2
waiting=$(sql "select least(50, max(n)) from (select count(*) as n from hub.application where status = 'PROTOCOLLED' group by office_id) waiting")
run q3 hub_operator "$office" '{"first":50}' '"protocolNumber"' "$waiting" Q3
measure_peer
if [[ -z ${BENCH_HUB:-} ]]; then
    measure_rules
    import_list "$large"
fi
printf '\nhub ms, PG ms: CPU a request, which is seconds per 1,000. Memory of the hub: %s, at most %s.\n' \
    "$(awk '/^VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$serving/status")" "$(awk '/^VmHWM/ { printf "%d MB", $2 / 1024 }' "/proc/$serving/status")"
exit "$failed"
