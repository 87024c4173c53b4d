#!/usr/bin/env bash
# All tests, by nextest where it is installed: each story in a process of its own.
set -euo pipefail

# graphql-js, against which the hub's GraphQL is compared.
command -v npm >/dev/null || { echo 'tests/all.sh: missing: npm. Install Node 20 or later' >&2; exit 1; }
[[ -d tests/graphql-js/node_modules ]] || npm ci --prefix tests/graphql-js --no-audit --no-fund --silent

if cargo nextest --version >/dev/null 2>&1; then
    exec cargo nextest run --workspace
fi
# It kills hubs within milliseconds: on a machine that others use, none would ever be done with its work.
alone=survives_the_kill
cargo test --workspace --test hub -- --show-output "$alone"
cargo test --workspace --lib --bins --tests -- --show-output --skip "$alone"
