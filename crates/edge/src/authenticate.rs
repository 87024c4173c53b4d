//! Lets a request over HTTP in, before its body is read: of whoever is refused nothing is taken in.
use std::sync::Arc;

use async_graphql::Executor;
use poem::Request;

use super::{
    Authenticator, Credentials, Gateway,
    cost_report::COST_HEADER,
    csrf::check_csrf,
    quota_key::{Caller, QuotaKey},
    request_error::RequestError,
};

/// Who was let in, and for whom what they ask is executed.
pub struct Authenticated<D: Authenticator> {
    pub principal: Arc<D::Principal>,
    pub caller: Caller,
}

/// Asks who is calling, unless another site made a browser call.
pub async fn authenticate<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    request: &Request,
    credentials: Credentials,
) -> Result<Authenticated<D>, RequestError> {
    check_csrf(request.method(), request.headers(), &credentials, &gateway.origins)?;
    let (address, language) = (credentials.address, credentials.language);
    let principal = gateway.authenticator.authenticate(credentials).await.map_err(RequestError::Authentication)?;
    let wants_cost = request.headers().contains_key(COST_HEADER);
    let caller = Caller { quota_key: QuotaKey::of(&*principal, address, &gateway.proxies), language, wants_cost };
    Ok(Authenticated { principal, caller })
}
