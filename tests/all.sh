#!/usr/bin/env bash
# All tests, by nextest where it is installed: each story in a process of its own.
set -euo pipefail

# graphql-js, against which the hub's GraphQL is compared, linters, clients, a browser's driver and a provider of identities, which stories use.
command -v npm >/dev/null || { echo 'tests/all.sh: missing: npm. Install Node 20.19 or later' >&2; exit 1; }
web/build.sh --required
(cd web/console && npm test --silent)
for folder in tests/graphql-js tests/schema tests/clients tests/openid-provider tests/browser; do
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

# Stories in a browser are named so. They are left out, and counted as skipped, where there is none.
in_a_browser=in_chromium
browser=${HUB_TEST_CHROMIUM:-/usr/bin/chromium}
leave_out=()
if [[ ! -x $browser ]]; then
    leave_out=("$in_a_browser")
    echo "tests/all.sh: the stories in a browser are skipped: there is no $browser. On Debian: apt-get install chromium" >&2
fi

if cargo nextest --version >/dev/null 2>&1; then
    exec cargo nextest run --workspace -E "not test(/${leave_out[0]:-^$}/)"
fi
# It kills hubs within milliseconds: on a machine that other tests use, none would ever finish its work.
alone=survives_the_kill
cargo test --workspace --test hub -- --show-output "$alone"
cargo test --workspace --lib --bins --tests -- --show-output --skip "$alone" ${leave_out[@]/#/--skip }
