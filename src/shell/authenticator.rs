//! Authentication for the edge: the viewer of a token, and a request context for each operation.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Data;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use omnia_edge::{AuthenticationError, Authenticator, CloseFrame, Credentials, Networks, Principal, Schema, TokenSource};
use omnia_texts::Language;
use poem::http::StatusCode;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::role_schemas::RoleSchemas;
use crate::core::access::{Person, SecondFactorRule, Viewer};
use crate::core::app_context::AppContext;
use crate::core::config::NOBODY;
use crate::core::error::Error;
use crate::core::events::Tail;
use crate::core::request_context::{Origin, RequestContext};
use crate::identity::{Sessions, Token, TokenUse};

/// Authenticates requests by their session; without one, the viewer is anonymous.
#[derive(Clone)]
pub struct HubAuthenticator {
    /// What all requests share.
    pub app: AppContext,
    /// The sessions.
    pub sessions: Sessions,
    /// The newest events.
    pub tail: Tail,
    /// The proxies whose headers are trusted.
    pub proxies: Networks,
    /// The part of the schema of each role.
    pub schemas: RoleSchemas,
    /// Of whom a second factor is asked.
    pub second_factor: SecondFactorRule,
}

/// An authenticated client.
pub struct HubPrincipal {
    app: AppContext,
    sessions: Sessions,
    tail: Tail,
    token: Option<String>,
    viewer: Viewer,
    language: Language,
    origin: Origin,
    is_unattended: bool,
    schemas: RoleSchemas,
    end_signal: Option<Arc<CancellationToken>>,
}

const REVOKED: CloseFrame = CloseFrame { code: 4403, reason: "the session has ended" };

impl Authenticator for HubAuthenticator {
    type Principal = HubPrincipal;

    async fn authenticate(&self, credentials: Credentials) -> Result<Arc<HubPrincipal>, AuthenticationError> {
        let language = credentials.language;
        // A program sends its token itself; no browser keeps one.
        let token = credentials.token.filter(|token| token.from == TokenSource::Bearer || !Token::is_of_program(&token.value));
        let cookie = token.as_ref().filter(|token| token.from == TokenSource::Cookie);
        let origin = Origin {
            has_cookie: cookie.is_some(),
            replaceable: cookie.filter(|_| credentials.takes_cookies).and_then(|token| Token::hash(&token.value)),
            device: credentials.device.map(|device| device.value),
            agent: credentials.agent.map(Into::into),
            address: credentials.address.map(|address| address.to_string().into()),
        };
        // The owner of a program sees when it was last used: a program cannot opt out.
        let is_unattended = credentials.is_unattended && origin.has_cookie;
        let viewer = match &token {
            None => Viewer::Anonymous,
            Some(token) => match self.sessions.find(&token.value, token_use(&origin, is_unattended)).await {
                // The page shows somebody else than the cookie is of: it has no session.
                Ok(Some(person)) if origin.has_cookie && is_of_another(credentials.acting_as.as_deref(), &person) => Viewer::Anonymous,
                Ok(Some(person)) => self.second_factor.viewer(person),
                // An expired cookie must not keep anyone from signing in again; a program that sends a bearer token needs the error.
                Ok(None) if origin.has_cookie => Viewer::Anonymous,
                Ok(None) => return Err(refuse(&Error::Unauthenticated, StatusCode::UNAUTHORIZED, language)),
                Err(error) => {
                    tracing::error!(%error, "a session could not be looked up");
                    return Err(refuse(&error, StatusCode::SERVICE_UNAVAILABLE, language));
                }
            },
        };
        let end_signal = viewer.signed_in().ok().map(|person| self.sessions.end_signal(person));
        let token = token.filter(|_| end_signal.is_some()).map(|token| token.value);
        let (app, sessions, tail, schemas) = (self.app.clone(), self.sessions.clone(), self.tail.clone(), self.schemas.clone());
        Ok(Arc::new(HubPrincipal { app, sessions, tail, token, viewer, language, origin, is_unattended, schemas, end_signal }))
    }
}

impl HubPrincipal {
    /// A context for one operation.
    pub fn context(&self) -> Arc<RequestContext> {
        RequestContext::new(self.app.clone(), self.viewer.clone(), self.language, self.origin.clone())
    }
}

impl Principal for HubPrincipal {
    fn operation(&self) -> Data {
        let mut data = Data::default();
        data.insert(self.context());
        data.insert(self.tail.cursor());
        data
    }

    fn ended(&self) -> BoxFuture<'static, CloseFrame> {
        let (Some(end_signal), Ok(person)) = (self.end_signal.clone(), self.viewer.signed_in()) else {
            return futures_util::future::pending().boxed();
        };
        let left = (person.expires_at - self.app.now()).to_std().unwrap_or(Duration::ZERO);
        async move {
            tokio::select! {
                () = end_signal.cancelled() => {}
                () = tokio::time::sleep(left) => {}
            }
            REVOKED
        }
        .boxed()
    }

    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
        async move {
            let Some(token) = &self.token else { return Ok(()) };
            match self.sessions.find(token, token_use(&self.origin, self.is_unattended)).await {
                Ok(Some(_)) => Ok(()),
                Ok(None) => Err(REVOKED),
                Err(error) => {
                    // The operation itself will fail with the error of the database; its socket stays open.
                    tracing::error!(%error, "a session could not be looked up");
                    Ok(())
                }
            }
        }
        .boxed()
    }

    fn quota_id(&self) -> Option<Uuid> {
        let person = self.viewer.signed_in().ok()?;
        Some(person.program.as_ref().map_or(person.session.0, |token| token.program.0))
    }

    fn schema(&self) -> Option<Arc<Schema>> {
        Some(self.schemas.of(self.viewer.signed_in().ok().map(|person| person.capacity.role)))
    }

    fn role(&self) -> &'static str {
        self.viewer.signed_in().map_or(NOBODY, |person| person.capacity.role.as_str())
    }
}

fn token_use(origin: &Origin, is_unattended: bool) -> TokenUse<'_> {
    TokenUse { address: origin.address.as_deref(), counts_as_use: !is_unattended }
}

/// Whether a page means to act in another capacity than this person's.
fn is_of_another(acting_as: Option<&str>, person: &Person) -> bool {
    acting_as.is_some_and(|capacity| capacity != person.capacity.id.global().write())
}

fn refuse(error: &Error, status: StatusCode, language: Language) -> AuthenticationError {
    AuthenticationError { code: error.code(), message: error.message(language), status }
}
