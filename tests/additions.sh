#!/usr/bin/env bash
# What an addition costs: each patch of tests/additions is applied to a copy of the last commit, where all must compile, and its files are counted.
# Generated files, tests and docs are not counted, migrations apart; tests/additions/limits.csv says how many of each are allowed.
set -euo pipefail
cd "$(dirname "$0")/.."

additions=$PWD/tests/additions
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target} SQLX_OFFLINE=true
# Always the same folder: cargo knows a crate by where it is, and would compile all of them for each new one.
copy=$CARGO_TARGET_DIR/additions
remove_copy() { git worktree remove --force "$copy"; }
[[ ! -e $copy ]] || remove_copy
trap remove_copy EXIT
git worktree add --quiet --detach "$copy"

fail() { printf 'tests/additions.sh: %s\n' "$*" >&2; exit 1; }

# The files of a patch that a person changes.
files_of() { sed -En 's|^diff --git a/(.*) b/.*|\1|p' "$1" | grep -Ev '^(\.sqlx|docs|tests|crates/[a-z-]+/tests)/|^schema\.graphql$' || true; }
migrations_of() { files_of "$1" | grep '^migrations/' || true; }
sources_of() { files_of "$1" | grep -v '^migrations/' || true; }
count() { grep -c . <<<"$1" || true; }

# The quick tests that notice an addition which is not whole.
run_tests() {
    case $1 in
        control) cargo test --quiet --package omnia-rules --test controls ;;
        benefit) cargo test --quiet --package omnia-rules --test causes --test channel ;;
    esac
}

prove() {
    printf '%s\n' "$1" >&2
    local patch=$additions/$1.patch files migrations
    files=$(sources_of "$patch") migrations=$(migrations_of "$patch")
    (($(count "$files") <= $2)) || fail "$1 changes $(count "$files") files, allowed are $2: $files"
    (($(count "$migrations") <= $3)) || fail "$1 has $(count "$migrations") migrations, allowed are $3: $migrations"
    git -C "$copy" apply "$patch" || fail "$1.patch does not apply: write it again"
    (cd "$copy" && cargo check --quiet --workspace --all-targets --locked && run_tests "$1" >&2) || fail "with $1.patch the hub does not compile, or a test fails"
    git -C "$copy" apply --reverse "$patch"
    # shellcheck disable=SC2086 # a name has no spaces
    table+="$1 | $(count "$files")$( (($3)) && echo " and $(count "$migrations") migration") | $2 | $(echo $files $migrations)"$'\n'
}

table=$'addition | files | allowed | files\' names\n'
while IFS=, read -r addition files migrations; do
    prove "$addition" "$files" "$migrations" </dev/null
done < <(tail -n +2 "$additions/limits.csv")
printf '%s' "$table"
