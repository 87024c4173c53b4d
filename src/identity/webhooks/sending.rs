//! Sending a notification: into public networks alone, without redirects, within a time; of the answer only the status is read.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use url::Url;

use super::domain::WebhookFailure;
use super::target::{is_public, may_be_public};
use crate::core::config::WebhookTargets;
use crate::core::error::{Error, Result};

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a notification may take in all.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Sends notifications.
#[derive(Clone)]
pub struct WebhookClient {
    http: reqwest::Client,
    targets: WebhookTargets,
}

/// A notification that is signed.
pub struct Notification {
    /// The same whenever it is sent again.
    pub id: String,
    /// When it is sent, in seconds since 1970-01-01 UTC.
    pub timestamp: i64,
    /// Of id, timestamp and body.
    pub signature: String,
    /// JSON.
    pub body: String,
}

/// Why a notification was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryFailure {
    /// How it failed.
    pub failure: WebhookFailure,
    /// The HTTP status of the answer, where there was one.
    pub http_status: Option<u16>,
}

impl WebhookClient {
    /// A client that sends to these targets.
    pub fn to(targets: WebhookTargets) -> Result<Self> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            // A proxy would look names up itself.
            .no_proxy()
            .pool_max_idle_per_host(0)
            .user_agent("omnia-hub");
        let http = match targets {
            WebhookTargets::Public => http.https_only(true).dns_resolver(Arc::new(PublicResolver)),
            WebhookTargets::Any => http,
        };
        Ok(Self { http: http.build().map_err(Error::fault)?, targets })
    }

    /// Sends a notification; taken is what is answered with 2xx.
    pub async fn send(&self, url: &str, notification: Notification) -> Result<(), DeliveryFailure> {
        let url = Url::parse(url).ok().filter(|url| self.targets == WebhookTargets::Any || may_be_public(url));
        let Some(url) = url else { return Err(DeliveryFailure { failure: WebhookFailure::Address, http_status: None }) };
        let request = self
            .http
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", notification.id)
            .header("webhook-timestamp", notification.timestamp)
            .header("webhook-signature", notification.signature)
            .body(notification.body);
        match request.send().await {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(DeliveryFailure { failure: WebhookFailure::Status, http_status: Some(answer.status().as_u16()) }),
            Err(error) => Err(DeliveryFailure { failure: failure_of(&error), http_status: None }),
        }
    }
}

fn failure_of(error: &reqwest::Error) -> WebhookFailure {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    if causes.into_iter().any(|cause| cause.is::<NotPublic>()) {
        return WebhookFailure::Address;
    }
    if error.is_timeout() { WebhookFailure::Timeout } else { WebhookFailure::Unreachable }
}

/// A name leads to no public address.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to no public address")]
struct NotPublic;

/// Looks names up and gives their public addresses alone: those that were looked at are those that are connected to.
struct PublicResolver;

impl Resolve for PublicResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NotPublic.into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    fn notification() -> Notification {
        Notification { id: "1".into(), timestamp: 0, signature: String::new(), body: "{}".into() }
    }

    #[tokio::test]
    async fn nothing_of_this_machine_is_connected_to_by_its_number_or_its_name() -> io::Result<()> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let to_public = WebhookClient::to(WebhookTargets::Public).map_err(io::Error::other)?;
        // A name that leads nowhere else, which the check of the address would not let pass.
        let http = reqwest::Client::builder().no_proxy().dns_resolver(Arc::new(PublicResolver)).build().map_err(io::Error::other)?;
        let by_name = WebhookClient { http, targets: WebhookTargets::Any };
        let refused = Err(DeliveryFailure { failure: WebhookFailure::Address, http_status: None });

        assert_eq!(to_public.send(&format!("https://127.0.0.1:{port}/"), notification()).await, refused);
        assert_eq!(by_name.send(&format!("http://localhost:{port}/"), notification()).await, refused);
        Ok(())
    }

    #[tokio::test]
    async fn where_nobody_answers_nothing_is_taken() -> io::Result<()> {
        let port = tokio::net::TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let client = WebhookClient::to(WebhookTargets::Any).map_err(io::Error::other)?;

        let sent = client.send(&format!("http://127.0.0.1:{port}/"), notification()).await;

        assert_eq!(sent, Err(DeliveryFailure { failure: WebhookFailure::Unreachable, http_status: None }));
        Ok(())
    }
}
