#!/usr/bin/env bash
# One PostgreSQL and one Redis for a run of tests: in a private folder, reachable through sockets in it alone, removed at the end.
#
#   tests/servers.sh run COMMAND...   runs the command with HUB_TEST_DATABASE_URL, HUB_TEST_REDIS_URL and HUB_TEST_DIR set
#   tests/servers.sh hold             prints these three lines and serves until its input ends (the harness starts it so)
#   tests/servers.sh install [TOOL...] installs the Debian packages that are missing, where it may, and tools that are named like theirs
set -euo pipefail

find_tools() {
    # Debian keeps the server's programs out of the path.
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    PATH="$PATH:$newest:/usr/sbin"
    missing=()
    command -v initdb >/dev/null && command -v postgres >/dev/null || missing+=(postgresql)
    command -v redis-server >/dev/null || missing+=(redis-server)
    local tool
    for tool in "$@"; do has "$tool" || missing+=("$tool"); done
}

has() {
    # Debian keeps what a venv is made of in a package without a program.
    if [[ $1 == python3-venv ]]; then python3 -c 'import ensurepip, venv' 2>/dev/null; else command -v "$1" >/dev/null; fi
}

log() { printf 'tests/servers.sh: %s\n' "$*" >&2; }

install_missing() {
    find_tools "$@"
    ((${#missing[@]})) || return 0
    local as_root=()
    if ((EUID != 0)); then
        as_root=(sudo -n)
        if ! sudo -n true 2>/dev/null; then
            log "missing: ${missing[*]}. Install with: sudo apt-get install ${missing[*]}"
            exit 1
        fi
    fi
    command -v apt-get >/dev/null || { log "missing: ${missing[*]}, and there is no apt-get to install them with"; exit 1; }
    log "installing ${missing[*]}"
    # The tests do not use the services that the packages would start.
    export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
    { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >&2 </dev/null
    find_tools "$@"
    ((${#missing[@]} == 0)) || { log "still missing after the installation: ${missing[*]}"; exit 1; }
}

# PostgreSQL refuses to run as root. Both servers end with this script, also when it is killed.
as_server() {
    local user=()
    if ((EUID == 0)); then user=(--reuid=postgres --regid=postgres --clear-groups); fi
    exec setpriv "${user[@]}" --pdeathsig INT "$@"
}

start() {
    install_missing
    folder=$(mktemp -d "${TMPDIR:-/tmp}/hub-tests.XXXXXXXX")
    trap stop EXIT
    mkdir "$folder/postgres" "$folder/redis"
    if ((EUID == 0)); then
        chown postgres:postgres "$folder" "$folder/postgres" "$folder/redis"
    fi
    (cd "$folder" && as_server redis-server --port 0 --unixsocket "$folder/redis/socket" --save '' --appendonly no --dir "$folder/redis" >"$folder/redis/log" 2>&1) &
    redis=$!
    (cd "$folder" && as_server initdb --pgdata="$folder/postgres/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/postgres/log" 2>&1) \
        || { cat "$folder/postgres/log" >&2; exit 1; }
    (cd "$folder" && as_server postgres -D "$folder/postgres/data" -k "$folder/postgres" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off -c max_connections=400 -c "shared_buffers=${HUB_TEST_SHARED_BUFFERS:-128MB}" -c jit=off >>"$folder/postgres/log" 2>&1) &
    postgres=$!
    local tries
    for tries in {1..200}; do
        if pg_isready --quiet --host="$folder/postgres" && [[ -S $folder/redis/socket ]]; then return; fi
        kill -0 $postgres 2>/dev/null && kill -0 $redis 2>/dev/null || break
        sleep 0.05
    done
    cat "$folder/postgres/log" "$folder/redis/log" >&2
    log "the servers did not start"
    exit 1
}

stop() {
    # PostgreSQL stops fast (SIGINT): connections that are still open are cut.
    trap '' INT TERM HUP
    [[ -z ${postgres:-} ]] || kill -INT "$postgres" 2>/dev/null || true
    [[ -z ${redis:-} ]] || kill -TERM "$redis" 2>/dev/null || true
    wait || true
    rm -rf "$folder"
}

addresses() {
    printf 'HUB_TEST_DATABASE_URL=postgres://postgres@localhost/postgres?host=%s/postgres\n' "$folder"
    printf 'HUB_TEST_REDIS_URL=redis+unix://%s/redis/socket\n' "$folder"
    printf 'HUB_TEST_DIR=%s\n' "$folder"
}

case "${1:-}" in
    run)
        shift
        start
        # Ctrl-C reaches the command as well; its end is ours.
        trap : INT
        trap 'exit 143' TERM HUP
        while IFS= read -r line; do export "${line?}"; done < <(addresses)
        "$@"
        ;;
    hold)
        # The process that holds this input decides, not the terminal.
        trap '' INT
        start
        addresses
        cat >/dev/null
        ;;
    install)
        shift
        install_missing "$@"
        ;;
    *)
        sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
