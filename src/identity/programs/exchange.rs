//! The exchange of a client's secret for an access token (RFC 6749, 4.4: client credentials).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration as Span;

use chrono::Duration;
use omnia_texts::Language;

use super::domain::{ACCESS_TOKEN_SECONDS, Secret};
use super::store;
use crate::core::access::{Person, ProgramToken, Scope, Viewer};
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Result};
use crate::core::ids::{GlobalId, ProgramId, SessionId};
use crate::core::redis::Redis;
use crate::core::request_context::{Origin, RequestContext};
use crate::identity::authentication::Authentication;
use crate::identity::domain::{ACCESS_TOKEN, Token};
use crate::identity::rate_limit::{Bucket, Quota, RateLimiter};
use crate::identity::store::sessions::Session;
use crate::identity::throttle::network_of;

/// Wrong secrets from one address: a right one gives its attempt back.
static PER_ADDRESS: Quota = Quota { burst: 60, period: Span::from_secs(1) };
/// Access tokens of a program: it uses each for an hour, and no more than 150 hold at a time.
static PER_PROGRAM: Quota = Quota { burst: 30, period: Span::from_secs(30) };

/// What a client sends.
pub struct ClientRequest {
    /// The id of the program.
    pub client_id: String,
    /// Its secret.
    pub secret: String,
    /// The scopes that the token is to have, by their names, with spaces between them; all of the program's without it.
    pub scope: Option<String>,
    /// The address of the client.
    pub address: Option<IpAddr>,
    /// The User-Agent.
    pub agent: Option<String>,
}

/// An access token, which is shown this once.
pub struct AccessToken {
    /// The token.
    pub token: Token,
    /// For how many seconds it holds.
    pub seconds: i64,
    /// What it lets the program do.
    pub scopes: Vec<Scope>,
}

/// Why a client receives no token.
#[derive(Debug)]
pub enum TokenRefusal {
    /// There is no such client, it has ended, or the secret is another.
    Client,
    /// A scope that the hub does not know, or that the program does not have.
    Scope(String),
    /// Too many attempts: again after this time.
    TooMany(Span),
    /// The hub could not do it.
    Failed(Error),
}

impl From<Error> for TokenRefusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Gives access tokens to clients.
#[derive(Clone)]
pub struct TokenIssuer {
    app: AppContext,
    attempts: RateLimiter,
}

impl TokenIssuer {
    /// One that counts attempts in Redis too, where there is one.
    pub fn new(app: AppContext, redis: Option<Redis>) -> Self {
        Self { attempts: RateLimiter::new(app.clock.clone(), redis), app }
    }

    /// A token for a client that proves who it is.
    pub async fn issue(&self, request: ClientRequest) -> Result<AccessToken, TokenRefusal> {
        let network = request.address.map(network_of).map_or_else(String::new, |network| network.to_string());
        let from_address = [Bucket { key: format!("tokens:address:{network}"), quota: &PER_ADDRESS }];
        self.attempts.take(&from_address).await.map_err(TokenRefusal::TooMany)?;
        let client = self.find(&request).await?.ok_or(TokenRefusal::Client)?;
        self.attempts.refund(&from_address).await;
        let granted = client.program.as_ref().ok_or_else(|| Error::fault("a client is a program"))?;
        let of_program = Bucket { key: format!("tokens:program:{}", granted.program.0), quota: &PER_PROGRAM };
        self.attempts.take(&[of_program]).await.map_err(TokenRefusal::TooMany)?;
        let scopes = narrowed(&granted.scopes, request.scope.as_deref())?;
        let token = ProgramToken { program: granted.program, scopes };
        self.open(client, token, request).await
    }

    /// The client, where it and its secret hold, and so does the capacity that it acts in.
    async fn find(&self, request: &ClientRequest) -> Result<Option<Person>> {
        let Some(id) = GlobalId::read(&request.client_id).filter(|id| id.letter == ProgramId::LETTER) else { return Ok(None) };
        let context = RequestContext::new(self.app.clone(), Viewer::Anonymous, Language::default(), Origin::default());
        let client = store::find_client(&mut *context.read().await?, id.key, &Secret::hash(&request.secret), self.app.now()).await?;
        context.release().await;
        Ok(client.filter(|client| client.capacity.is_valid_on(self.app.today())))
    }

    async fn open(&self, client: Person, granted: ProgramToken, request: ClientRequest) -> Result<AccessToken, TokenRefusal> {
        let (now, token) = (self.app.now(), Token::of_program(ACCESS_TOKEN, self.app.random.as_ref()));
        let hash = Token::hash(token.as_str()).ok_or_else(|| Error::fault("a generated token has the wrong length"))?;
        let (account_id, capacity_id) = (client.account, client.capacity.id);
        let context = RequestContext::new(self.app.clone(), Viewer::Person(Arc::new(client)), Language::default(), Origin::default());
        let mut tx = context.begin().await?;
        // The secret may have been rotated, or the program revoked, since it was looked up.
        let ends_at =
            store::hold_client(&mut tx, granted.program, &Secret::hash(&request.secret), now).await?.ok_or(TokenRefusal::Client)?;
        let session = Session {
            id: SessionId(self.app.key()),
            account_id,
            capacity_id,
            agent: request.agent,
            address: request.address.map(|address| address.to_string()),
            created_at: now,
            last_seen_at: now,
            expires_at: ends_at.min(now + Duration::seconds(ACCESS_TOKEN_SECONDS)),
            authentication: Authentication::PROGRAM,
            authenticated_at: now,
            unusual: None,
        };
        store::add_token(&mut tx, &session, &granted, &hash).await?;
        store::touch_program(&mut tx, session.id, granted.program, session.address.as_deref(), now).await?;
        tx.commit().await?;
        Ok(AccessToken { token, seconds: (session.expires_at - now).num_seconds(), scopes: granted.scopes })
    }
}

/// The scopes that were asked for, of those that the program has.
fn narrowed(scopes: &[Scope], wanted: Option<&str>) -> Result<Vec<Scope>, TokenRefusal> {
    let Some(wanted) = wanted.map(str::trim).filter(|wanted| !wanted.is_empty()) else { return Ok(scopes.to_vec()) };
    let known = |name: &str| name.parse::<Scope>().ok().filter(|scope| scopes.contains(scope));
    let mut found = Vec::new();
    for name in wanted.split(' ').filter(|name| !name.is_empty()) {
        found.push(known(name).ok_or_else(|| TokenRefusal::Scope(name.to_owned()))?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_may_have_fewer_scopes_than_its_program_and_no_other() {
        let scopes = [Scope::Read, Scope::Draft];

        assert_eq!(narrowed(&scopes, None).ok(), Some(scopes.to_vec()));
        assert_eq!(narrowed(&scopes, Some(" DRAFT  DRAFT ")).ok(), Some(vec![Scope::Draft]));
        assert!(matches!(narrowed(&scopes, Some("READ SUBMIT")), Err(TokenRefusal::Scope(scope)) if scope == "SUBMIT"));
        assert!(matches!(narrowed(&scopes, Some("read")), Err(TokenRefusal::Scope(scope)) if scope == "read"));
    }
}
