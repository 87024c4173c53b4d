//! Lets a request over HTTP in, before its body is read: of whoever is refused nothing is taken in.
use std::sync::Arc;

use async_graphql::Executor;
use poem::Request;

use super::{
    Doorkeeper, Gateway, Knock,
    cost_report::COST_HEADER,
    fault::Fault,
    guard::guard,
    holder::{Caller, Holder},
};

/// Who was let in, and for whom what they ask is executed.
pub struct Admitted<D: Doorkeeper> {
    pub admission: Arc<D::Admission>,
    pub caller: Caller,
}

/// Asks who is calling, unless another site made a browser call.
pub async fn admit<D: Doorkeeper, E: Executor>(gateway: &Gateway<D, E>, request: &Request, knock: Knock) -> Result<Admitted<D>, Fault> {
    guard(request.method(), request.headers(), &knock, &gateway.origins)?;
    let (address, language) = (knock.address, knock.language);
    let admission = gateway.doorkeeper.admit(knock).await.map_err(Fault::Refused)?;
    let wants_cost = request.headers().contains_key(COST_HEADER);
    let caller = Caller { holder: Holder::of(&*admission, address, &gateway.proxies), language, wants_cost };
    Ok(Admitted { admission, caller })
}
