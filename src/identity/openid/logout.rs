//! Logout by the provider: the sessions of the hub that hang on one of its own end, on every hub.

use super::logout_token::{InvalidLogoutToken, LogoutToken};
use super::providers::Providers;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Refusal, Result};
use crate::core::text;
use crate::identity::domain::SessionEnded;
use crate::identity::sessions::Sessions;
use crate::identity::sign_in::{Ended, forget};
use crate::identity::store::digital_identities::{add_logout_token, wait_for_sign_ins};
use crate::identity::store::session_ends::{EndedAtProvider, end_sessions_of_provider};

/// Sessions that one statement ends.
const PAGE: usize = 1000;

/// Back-channel logout: the provider itself sends a signed token.
pub async fn log_out_back_channel(app: &AppContext, providers: &Providers, sessions: &Sessions, provider: &str, token: &str) -> Result<()> {
    let endpoint = providers.find(provider)?;
    let (client_id, now) = (&endpoint.provider.client_id, app.now());
    let verified = match LogoutToken::verify(token, &*endpoint.metadata().await?, client_id, now) {
        Err(InvalidLogoutToken::NoMatchingKey) => LogoutToken::verify(token, &*endpoint.metadata_with_new_keys().await?, client_id, now),
        other => other,
    };
    let token = verified.map_err(|reason| refused(provider, &reason))?;
    let of = EndedAtProvider { provider, session: token.session.as_deref(), subject: token.subject.as_deref() };
    end(app, sessions, &of, Some(&token)).await
}

/// Front-channel logout: the provider has the browser load an address of the hub, which names the issuer and the session. The cookie of the
/// hub does not come with it, since it is of another site: who knows the id of the session has it from the provider.
pub async fn log_out_front_channel(
    app: &AppContext,
    providers: &Providers,
    sessions: &Sessions,
    provider: &str,
    issuer: &str,
    session: &str,
) -> Result<()> {
    if providers.find(provider)?.provider.issuer != issuer
        || session.is_empty()
        || session.len() > LONGEST_SESSION
        || !text::is_plain(session)
    {
        return Err(refused(provider, &InvalidLogoutToken::Wrong("it comes from another issuer, or names no session")));
    }
    end(app, sessions, &EndedAtProvider { provider, session: Some(session), subject: None }, None).await
}

fn refused(provider: &str, reason: &InvalidLogoutToken) -> Error {
    tracing::warn!(provider, %reason, "a logout was refused");
    Refusal::new("LOGOUT_REFUSED").into()
}

/// The longest name of a session at a provider, in bytes (OpenID Connect Core, section 2: `sub` has at most 255).
const LONGEST_SESSION: usize = 255;

/// Ends what the provider has ended, once for each token.
async fn end(app: &AppContext, sessions: &Sessions, of: &EndedAtProvider<'_>, token: Option<&LogoutToken>) -> Result<()> {
    let (context, now) = (app.task(Task::Logout), app.now());
    let mut tx = context.begin().await?;
    if let Some(token) = token
        && !add_logout_token(&mut tx, &token.hash, token.forgotten_at).await?
    {
        return Err(refused(of.provider, &InvalidLogoutToken::Wrong("it was carried out before")));
    }
    wait_for_sign_ins(&mut tx, of.provider).await?;
    let mut ended = Vec::new();
    loop {
        let page = end_sessions_of_provider(&mut tx, of, now).await?;
        let is_last = page.len() < PAGE;
        for (session, _) in &page {
            tx.publish(SessionEnded::now(*session));
        }
        ended.extend(page);
        if is_last {
            break;
        }
    }
    tx.commit().await?;
    context.release().await;
    for (session, hash) in ended {
        forget(sessions, Ended(session, hash)).await;
    }
    Ok(())
}
