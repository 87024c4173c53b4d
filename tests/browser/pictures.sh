#!/usr/bin/env bash
# Pictures of the console's pages, over a hub with a fresh demo.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --locked
binary=${CARGO_TARGET_DIR:-target}/debug/omnia-hub
work=$(mktemp -d)
export HUB_DEMO_PASSWORD='una parola d'"'"'ordine' HUB_DATA_DIR=$work/data HUB_LISTEN=127.0.0.1:0 HUB_LOG=warn
"$binary" serve >"$work/printed" &
hub=$!
trap 'kill "$hub"; wait "$hub" || true; rm -rf "$work"' EXIT
until grep -q http "$work/printed"; do
    kill -0 "$hub"
    sleep 0.2
done
HUB_URL=$(grep -o -m 1 'http://[0-9.:]*' "$work/printed") node tests/browser/pictures.mjs
