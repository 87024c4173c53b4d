//! The HTTP side of a hub: the gateway of the graph, and the other addresses.

use std::sync::Arc;

use omnia_edge::{Gateway, Limits, Origins, TrustedDocuments, read_only, with_cors};
use poem::EndpointExt;
use poem::middleware::AddData;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::authenticator::HubAuthenticator;
use super::graph::Graph;
use super::graphiql::DemoAccounts;
use super::health::{self, ReadinessProbe};
use super::lengths::edge_schema;
use super::list_files::ListFiles;
use super::sign_in::{self, SigningIn};
use super::{console, downloads, graphiql, manuals, oauth_token, sign_in_cns};
use crate::core::config::ServeConfig;
use crate::core::error::{Error, Result};
use crate::core::request_context::COOKIES;
use crate::documents::DocumentStore;
use crate::identity::CARD_PATH;
use crate::identity::programs::TokenIssuer;

/// The trusted documents: those of the console, and those whose manifests a setting names.
pub(super) fn trusted_documents(config: &ServeConfig, limits: &Limits) -> Result<Option<TrustedDocuments>> {
    let (policy, files) = (config.trusted_documents.clone(), config.trusted_documents_files.clone());
    let built_in: Vec<_> = console::manifest().into_iter().collect();
    if files.is_empty() && built_in.is_empty() && policy.requires_any() {
        return Err(Error::fault(
            "HUB_TRUSTED_DOCUMENTS_FILES is missing: with require in HUB_TRUSTED_DOCUMENTS no document would be executed",
        ));
    }
    if files.is_empty() && built_in.is_empty() {
        return Ok(None);
    }
    let trusted = TrustedDocuments::load(policy, built_in, files, edge_schema(), limits.document.clone());
    trusted.map(Some).map_err(|error| Error::fault(format!("HUB_TRUSTED_DOCUMENTS_FILES: {error}")))
}

/// The endpoint of the graph.
pub(super) fn gateway(
    config: &ServeConfig,
    limits: Limits,
    authenticator: HubAuthenticator,
    graph: Graph,
    trusted: Option<TrustedDocuments>,
    stop: &CancellationToken,
    connections: &TaskTracker,
) -> Gateway<HubAuthenticator, Graph> {
    let mut gateway = Gateway::new(authenticator, graph, edge_schema());
    gateway.limits = limits;
    gateway.takes_persisted_queries = config.persisted_queries;
    gateway.trusted = trusted;
    gateway.origins = Arc::new(origins(config));
    gateway.cookies = COOKIES;
    gateway.proxies = config.trusted_proxies.clone();
    gateway.shutdown = stop.clone();
    gateway.tasks = connections.clone();
    gateway
}

/// All addresses of the hub.
pub(super) fn routes(
    gateway: Gateway<HubAuthenticator, Graph>,
    probe: ReadinessProbe,
    authenticator: HubAuthenticator,
    document_store: DocumentStore,
    token_issuer: TokenIssuer,
    signing_in: SigningIn,
    demo: DemoAccounts,
) -> impl poem::Endpoint {
    let origins = gateway.origins.clone();
    let gateway = Arc::new(gateway);
    let pages = console::ADDRESSES.iter().fold(omnia_edge::routes(gateway.clone()), |routes, at| routes.at(*at, read_only(console::page)));
    let routes = pages
        .at("/health/live", read_only(health::live))
        .at("/health/ready", read_only(health::ready))
        .at("/assets/:name", read_only(console::asset))
        .at("/licenses.md", read_only(console::licences))
        .at("/graphiql", read_only(graphiql::page))
        .at("/graphiql/licenses.md", read_only(graphiql::licences))
        .at("/graphiql/assets/:name", read_only(graphiql::asset))
        .at("/documents/:id", read_only(downloads::send))
        .at("/applications/:id/beneficiaries.csv", read_only(downloads::workers))
        .at("/lists/:name", read_only(ListFiles(gateway)))
        .at("/manual", read_only(manuals::first))
        .at("/manual/:language/:role", read_only(manuals::page))
        .at("/oauth/token", poem::post(oauth_token::issue))
        .at(CARD_PATH, read_only(sign_in_cns::with_card))
        .at("/sign-in/:provider", read_only(sign_in::start))
        .at("/sign-in/:provider/callback", read_only(sign_in::callback))
        .at("/sign-in/:provider/front-channel-logout", read_only(sign_in::front_channel_logout))
        .at("/sign-in/:provider/back-channel-logout", poem::post(sign_in::back_channel_logout))
        .with(AddData::new(demo))
        .with(AddData::new(token_issuer))
        .with(AddData::new(Arc::new(probe)))
        .with(AddData::new(signing_in))
        .with(AddData::new(authenticator))
        .with(AddData::new(document_store));
    with_cors(routes, origins)
}

/// The origin of the hub itself, and those that a setting names.
fn origins(config: &ServeConfig) -> Origins {
    let own = config.public_url.as_ref().and_then(|url| url.origin().ascii_serialization().parse().ok());
    Origins { listed: own.into_iter().chain(config.allowed_origins.iter().cloned()).collect(), setting: "HUB_ALLOWED_ORIGINS" }
}
