#!/usr/bin/env bash
# Renews .sqlx, as `tests/servers.sh run tests/prepare.sh`: every query macro describes its query by a freshly migrated PostgreSQL while the compiler expands it.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${HUB_TEST_DIR:?start this with make prepare}"

sql() { psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --host="$HUB_TEST_DIR/postgres" --username=postgres "$@"; }

# The program makes the roles and migrates, but it cannot be built before its queries are known.
for role in $(grep --only-matching --no-filename '\bhub_[a-z]*' migrations/*.sql | sort --unique); do
    sql --dbname=postgres --command="create role $role"
done
sql --dbname=postgres --command='create database prepare'
for migration in migrations/*.sql; do
    sql --dbname=prepare --single-transaction --file="$migration"
done

fresh=$PWD/target/sqlx
rm -rf "$fresh"
mkdir -p "$fresh"
# A macro is expanded only when its crate is compiled.
touch src/lib.rs src/main.rs tests/hub/main.rs
SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$fresh \
    DATABASE_URL="postgres://postgres@localhost/prepare?host=$HUB_TEST_DIR/postgres&options=-csearch_path%3Dhub" \
    cargo check --workspace --all-targets --locked

rm -rf .sqlx
mv "$fresh" .sqlx
echo "$(find .sqlx -name 'query-*.json' | wc -l) queries in .sqlx"
