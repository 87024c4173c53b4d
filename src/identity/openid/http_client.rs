//! Requests to a provider: over HTTPS, without redirects, within a time and a size.

use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::redirect::Policy;
use url::Url;

use super::settings::is_loopback;
use crate::core::error::{Error, Result};

/// How long connecting may take, and a whole request.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TIMEOUT: Duration = Duration::from_secs(10);
/// Bytes of an answer at most.
const MOST_BYTES: usize = 1 << 20;

/// A client for one provider.
pub struct HttpClient(reqwest::Client);

/// Why there was no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpFailure {
    /// It could not be sent, or the answer did not come whole.
    #[error("{0}")]
    Request(#[from] reqwest::Error),
    /// The answer is larger than any that a provider sends.
    #[error("the answer is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// The answer cannot be represented.
    #[error("{0}")]
    Malformed(#[from] http::Error),
}

impl HttpClient {
    /// A client for the provider with this issuer. One on this machine is spoken to without TLS and without a proxy.
    pub fn for_issuer(issuer: &str) -> Result<Self> {
        let is_local = Url::parse(issuer).is_ok_and(|issuer| issuer.scheme() == "http" && is_loopback(&issuer));
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .https_only(!is_local)
            .user_agent("omnia-hub");
        let client = if is_local { client.no_proxy() } else { client };
        Ok(Self(client.build().map_err(Error::fault)?))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpFailure> {
        // An address may hold a code or a token: it does not belong in a log.
        let mut response = self.0.execute(request.try_into()?).await.map_err(reqwest::Error::without_url)?;
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(reqwest::Error::without_url)? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(HttpFailure::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(answer.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpFailure;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFailure>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
