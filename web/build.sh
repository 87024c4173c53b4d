#!/usr/bin/env bash
# Builds the pages that the hub serves, into web/dist, where their sources are newer than what was built.
#
#   web/build.sh              without Node, or where it fails, it says so and ends well: the hub starts without the pages
#   web/build.sh --required   ends with 1 then
set -uo pipefail
cd "$(dirname "$0")"

required=${1:-}
gives_up() {
    printf 'web/build.sh: %s\n' "$*" >&2
    [[ -z $required ]] || exit 1
    exit 0
}

# Whether a page was built after the last change of its sources, the schema among them where its documents are made from it.
is_built() {
    local sources=("$1")
    [[ ! -f $1/relay.config.json ]] || sources+=(../schema.graphql)
    [[ -f $2 ]] && [[ -z $(find "${sources[@]}" -name node_modules -prune -o -type f -newer "$2" -print -quit) ]]
}

# The packages of a page, as its lock file names them.
installed() {
    [[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --ignore-scripts --no-audit --no-fund --silent
}

for page in graphiql console; do
    built=dist/$page/index.html
    if is_built "$page" "$built"; then continue; fi
    command -v npm >/dev/null || gives_up "no npm: the hub has no page $page. Install Node 20.19 or later"
    if ! (cd "$page" && installed && npm run build --silent -- --logLevel warn); then
        rm -f "$built"
        gives_up "$page could not be built: the hub is without it"
    fi
done
