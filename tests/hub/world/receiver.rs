//! Who receives the notifications of a webhook: a server on this machine that keeps what comes, and answers with the status that a story sets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::{Context, Result, Value, bail, ensure};

/// What comes at all comes within this.
const PATIENCE: Duration = Duration::from_secs(20);
/// What has not come within this does not come.
const A_WHILE: Duration = Duration::from_millis(2_500);

/// A notification as it came.
#[derive(Debug, Clone)]
pub struct Notified {
    pub headers: HashMap<String, String>,
    pub text: String,
    pub body: Value,
}

/// With which status it answers, and how soon.
#[derive(Debug, Clone, Copy)]
struct Answering {
    status: u16,
    after: Duration,
}

pub struct Receiver {
    pub url: String,
    kept: Arc<Mutex<Vec<Notified>>>,
    answer: Arc<Mutex<Answering>>,
    serving: JoinHandle<()>,
}

impl Receiver {
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/notifiche", listener.local_addr()?);
        let (kept, answer) =
            (Arc::<Mutex<Vec<Notified>>>::default(), Arc::new(Mutex::new(Answering { status: 204, after: Duration::ZERO })));
        let (keeping, answering) = (kept.clone(), answer.clone());
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (keeping, answering) = (keeping.clone(), *lock(&answering));
                tokio::spawn(async move { receive(stream, answering, &keeping).await });
            }
        });
        Ok(Self { url, kept, answer, serving })
    }

    /// Answers with this status from now on.
    pub fn answers(&self, status: u16) {
        lock(&self.answer).status = status;
    }

    /// Answers so late from now on.
    pub fn waits_before_it_answers(&self, after: Duration) {
        lock(&self.answer).after = after;
    }

    /// What came, once one of this kind did.
    pub async fn receives_until(&self, kind: &str) -> Result<Vec<Notified>> {
        let mut count = 1;
        loop {
            let received = self.receives(count).await?;
            if received.iter().any(|notified| notified.kind() == kind) {
                return Ok(received);
            }
            count = received.len() + 1;
        }
    }

    /// Nothing comes beyond these.
    pub async fn receives_no_more_than(&self, count: usize) -> Result {
        sleep(A_WHILE).await;
        ensure!(self.received().len() <= count, "{:?}", self.received());
        Ok(())
    }

    /// All that came so far.
    pub fn received(&self) -> Vec<Notified> {
        lock(&self.kept).clone()
    }

    /// What came, once there is so much of it.
    pub async fn receives(&self, count: usize) -> Result<Vec<Notified>> {
        let enough = async {
            loop {
                let received = self.received();
                if received.len() >= count {
                    return received;
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        match timeout(PATIENCE, enough).await {
            Ok(received) => Ok(received),
            Err(_) => bail!("{} of {count} notifications came: {:?}", self.received().len(), self.received()),
        }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Notified {
    pub fn kind(&self) -> &str {
        self.body["type"].as_str().unwrap_or_default()
    }

    /// Whether it was signed with this secret, as the specification says.
    pub fn is_signed_with(&self, secret: &str) -> Result {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").context("a secret")?)?;
        let header = |name: &str| self.headers.get(name).with_context(|| format!("no {name}: {self:?}"));
        let mut mac = Hmac::<Sha256>::new_from_slice(&key)?;
        mac.update(format!("{}.{}.{}", header("webhook-id")?, header("webhook-timestamp")?, self.text).as_bytes());
        let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        ensure!(*header("webhook-signature")? == expected, "{self:?}");
        Ok(())
    }
}

async fn receive(mut stream: TcpStream, answering: Answering, keeping: &Mutex<Vec<Notified>>) -> Result {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await?;
        ensure!(read > 0, "the request broke off");
        bytes.extend_from_slice(&chunk[..read]);
    };
    let lines = std::str::from_utf8(&bytes[..head])?.lines().skip(1);
    let headers: HashMap<String, String> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let length: usize = headers.get("content-length").context("a length")?.parse()?;
    let mut body = bytes[head + 4..].to_vec();
    while body.len() < length {
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await?;
        ensure!(read > 0, "the body broke off");
        body.extend_from_slice(&chunk[..read]);
    }
    let text = String::from_utf8(body)?;
    lock(keeping).push(Notified { headers, body: serde_json::from_str(&text)?, text });
    sleep(answering.after).await;
    let answer = format!("HTTP/1.1 {} Answer\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", answering.status);
    Ok(stream.write_all(answer.as_bytes()).await?)
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
