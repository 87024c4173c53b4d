#!/usr/bin/env bash
# All tests, by nextest where it is installed: each story in a process of its own.
set -euo pipefail

if cargo nextest --version >/dev/null 2>&1; then
    exec cargo nextest run --workspace
fi
# It kills hubs within milliseconds: on a machine that others use, none would ever be done with its work.
alone=survives_the_kill
cargo test --workspace --test hub -- --show-output "$alone"
cargo test --workspace --lib --bins --tests -- --show-output --skip "$alone"
