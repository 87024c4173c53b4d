//! Authenticates an HTTP request before its body is read, so that a refused client cannot make the server read anything.
use std::sync::Arc;

use async_graphql::Executor;
use poem::Request;
use poem::http::HeaderMap;

use super::cost_report::COST_HEADER;
use super::csrf::check_csrf;
use super::quota_key::{Caller, QuotaKey};
use super::rate::RateKeys;
use super::request_error::RequestError;
use super::{Authenticator, Credentials, Gateway};

/// An authenticated request: who sent it, and on whose quota it runs.
pub struct Authenticated<D: Authenticator> {
    /// The caller, as the authenticator knows them.
    pub principal: Arc<D::Principal>,
    /// The caller, as quotas and limits know them.
    pub caller: Caller,
}

/// Checks a request for forgery, and finds out who sent it.
pub async fn authenticate<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    request: &Request,
    credentials: Credentials,
) -> Result<Authenticated<D>, RequestError> {
    check_csrf(request.method(), request.headers(), &credentials, &gateway.origins)?;
    identify(gateway, request.headers(), credentials).await
}

/// Finds out who sent a request.
pub async fn identify<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    headers: &HeaderMap,
    credentials: Credentials,
) -> Result<Authenticated<D>, RequestError> {
    let (address, language) = (credentials.address, credentials.language);
    let principal = gateway.authenticator.authenticate(credentials).await.map_err(RequestError::Authentication)?;
    let wants_cost = headers.contains_key(COST_HEADER);
    let quota_key = QuotaKey::of(&*principal, address, &gateway.proxies);
    let rate_keys = RateKeys::of(&*principal, address, &gateway.proxies);
    let caller = Caller { quota_key, rate_keys, language, wants_cost };
    Ok(Authenticated { principal, caller })
}
