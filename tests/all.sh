#!/usr/bin/env bash
# All tests, by nextest where it is installed: each story in a process of its own.
set -euo pipefail

# graphql-js, against which the hub's GraphQL is compared, clients, and a provider of identities, which stories use.
command -v npm >/dev/null || { echo 'tests/all.sh: missing: npm. Install Node 20 or later' >&2; exit 1; }
for folder in tests/graphql-js tests/clients tests/openid-provider; do
    [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] ||
        npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent
done
venv=tests/clients/python/.venv
if [[ ! $venv/installed -nt tests/clients/python/requirements.txt ]]; then
    tests/servers.sh install python3-venv
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --require-hashes --only-binary :all: --requirement tests/clients/python/requirements.txt
    touch "$venv/installed"
fi

if cargo nextest --version >/dev/null 2>&1; then
    exec cargo nextest run --workspace
fi
# It kills hubs within milliseconds: on a machine that other tests use, none would ever finish its work.
alone=survives_the_kill
cargo test --workspace --test hub -- --show-output "$alone"
cargo test --workspace --lib --bins --tests -- --show-output --skip "$alone"
