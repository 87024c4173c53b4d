# Two commands to begin with: make run, make test.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test web pictures additions bench lint fmt schema rules prepare

help: ## Shows this list.
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

# The dev profile: an optimised build of the dependencies would take several times as long before the first start.
run: ## Starts a hub with its database inside the process, its data in .hub, on http://127.0.0.1:8080.
	@web/build.sh
	@cargo run --locked

test: ## Runs all tests, with a PostgreSQL and a Redis of their own.
	@tests/servers.sh run tests/all.sh

web: ## Builds the pages of web/, where Node is there and they have changed.
	@web/build.sh --required

pictures: ## Writes docs/console: pictures of the console, over a demo of its own.
	@web/build.sh --required
	@tests/browser/pictures.sh

additions: ## Proves what an addition costs: in a copy, each compiles, in no more files than allowed.
	@tests/additions.sh

bench: ## Measures a release against PostgreSQL alone (docs/how-to/measure.md).
	@HUB_TEST_SHARED_BUFFERS=1GB tests/servers.sh run bench/run.sh

lint: ## Checks format, lints and docs, as CI does.
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- --deny warnings
	cargo clippy --no-default-features --locked -- --deny warnings
	RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --locked --quiet

fmt: ## Formats everything.
	cargo fmt --all

schema: ## Writes schema.graphql and docs/reference/schema.md.
	@cargo run --quiet -- schema >schema.graphql.new && mv schema.graphql.new schema.graphql
	@cargo run --quiet -- schema --markdown >docs/reference/schema.md.new && mv docs/reference/schema.md.new docs/reference/schema.md

rules: ## Writes docs/rules.md.
	@cargo run --quiet -- rules >docs/rules.md.new && mv docs/rules.md.new docs/rules.md

prepare: ## Writes .sqlx: the description of each query by PostgreSQL, so that building needs no database.
	@tests/servers.sh run tests/prepare.sh
