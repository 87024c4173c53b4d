# The hub without the embedded database, as an ordinary user.
FROM node:22-bookworm-slim AS web
WORKDIR /build/web
COPY web/build.sh ./
COPY web/graphiql/package.json web/graphiql/package-lock.json web/graphiql/.npmrc graphiql/
COPY web/graphiql/index.html web/graphiql/tsconfig.json web/graphiql/vite.config.ts graphiql/
COPY web/graphiql/src graphiql/src
COPY web/console/package.json web/console/package-lock.json web/console/.npmrc console/
COPY web/console/index.html web/console/tsconfig.json web/console/vite.config.ts web/console/relay.config.json console/
COPY web/console/build console/build
COPY web/console/src console/src
# The documents of the console are checked against it.
COPY schema.graphql ../
RUN ./build.sh --required

FROM rust:1.95-bookworm AS build
WORKDIR /build
COPY Cargo.toml Cargo.lock build.rs ./
COPY .cargo .cargo
COPY .sqlx .sqlx
COPY migrations migrations
COPY crates crates
COPY seeds seeds
COPY src src
COPY --from=web /build/web/dist web/dist
RUN cargo build --release --locked --no-default-features --bin omnia-hub

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/omnia-hub --create-home omnia-hub \
    && install --directory --owner omnia-hub /var/lib/omnia-hub/documents
COPY --from=build /build/target/release/omnia-hub /usr/local/bin/omnia-hub
USER omnia-hub
WORKDIR /var/lib/omnia-hub
ENV HUB_LISTEN=0.0.0.0:8080 HUB_DATA_DIR=/var/lib/omnia-hub
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["omnia-hub", "health", "--listen", "127.0.0.1:8080"]
ENTRYPOINT ["omnia-hub"]
CMD ["serve"]
