//! Queries that the server asks itself in the name of a caller, with their rights, limits and cost: to write what it answers in another form.
use std::sync::Arc;

use async_graphql::Executor;
use poem::http::HeaderMap;
use poem::{Request, Response};
use serde_json::{Map, Value};

use super::authenticate::{Authenticated, identify};
use super::content_coding::ContentCoding;
use super::credentials::language_of;
use super::csrf::comes_from_another_site;
use super::http_response::{ResponseFormat, refuse};
use super::negotiate::ResponseType;
use super::request_error::RequestError;
use super::{Authenticator, Credentials, Gateway, Principal, payload};

/// A caller in whose name queries are asked.
pub struct OwnQueries<D: Authenticator, E> {
    gateway: Arc<Gateway<D, E>>,
    authenticated: Authenticated<D>,
    response_format: ResponseFormat,
}

/// Why a query was not answered.
pub struct QueryRefused(RequestError, ResponseFormat);

impl QueryRefused {
    /// The response that says so, as the endpoint of the graph would.
    pub fn response(self) -> Response {
        refuse(self.0, self.1)
    }
}

impl<D: Authenticator, E: Executor> OwnQueries<D, E> {
    /// In the name of whoever sent a request whose response no other origin reads; refused where another site had a browser send it.
    pub async fn of(gateway: &Arc<Gateway<D, E>>, request: &Request) -> Result<Self, QueryRefused> {
        let response_format = format_of(request.headers());
        let credentials = Credentials::of(request, &gateway.proxies, gateway.cookies);
        if comes_from_another_site(request.headers(), &credentials) {
            return Err(QueryRefused(gateway.origins.refusal(), response_format));
        }
        match identify(gateway, request.headers(), credentials).await {
            Ok(authenticated) => Ok(Self { gateway: gateway.clone(), authenticated, response_format }),
            Err(error) => Err(QueryRefused(error, response_format)),
        }
    }

    /// The caller, as the authenticator knows them.
    pub fn principal(&self) -> &D::Principal {
        &self.authenticated.principal
    }

    /// Asks a query of the server's own: the whole response, its errors among it.
    pub async fn ask(&self, text: &str, variables: Map<String, Value>) -> Result<Value, QueryRefused> {
        self.answer(text, variables).await.map_err(|error| QueryRefused(error, self.response_format))
    }

    async fn answer(&self, text: &str, variables: Map<String, Value>) -> Result<Value, RequestError> {
        let Authenticated { principal, caller } = &self.authenticated;
        // A session that has ended since the first query asks nothing more.
        principal.renew().await.map_err(|_| RequestError::SessionEnded)?;
        let operation = self.gateway.admit_own(text, variables, &**principal, *caller).await?;
        let response = operation.execute(&self.gateway.executor).await?;
        serde_json::from_slice(&payload::serialized(&response)).map_err(|_| RequestError::Internal)
    }
}

fn format_of(headers: &HeaderMap) -> ResponseFormat {
    ResponseFormat { response_type: ResponseType::GraphQl, language: language_of(headers), coding: ContentCoding::preferred(headers) }
}
