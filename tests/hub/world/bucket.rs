//! A bucket: the part of S3 that the hub speaks, with its objects in memory. It can be stopped, and comes back at the same address with what it held.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use poem::http::{Method, StatusCode, header};
use poem::listener::TcpAcceptor;
use poem::{Request, Response, Server};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use super::{Result, ensure};

/// A server of objects, by the path of their address.
pub struct Bucket {
    held: Held,
    address: SocketAddr,
    /// Its own, so that a stop ends every connection at once.
    runtime: Option<Runtime>,
}

#[derive(Clone, Default)]
struct Held {
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    is_silent: Arc<AtomicBool>,
}

impl Bucket {
    pub fn start() -> Result<Self> {
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut bucket = Self { held: Held::default(), address, runtime: None };
        bucket.returns()?;
        Ok(bucket)
    }

    /// What a hub needs to know of it.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("DOCUMENTS_URL", "s3://documents/story".to_owned()),
            ("AWS_ENDPOINT", format!("http://{}", self.address)),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_REGION", "eu-south-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "story".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "story".to_owned()),
        ]
    }

    /// Ends with all its connections.
    pub fn stops(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Serves again.
    pub fn returns(&mut self) -> Result {
        ensure!(self.runtime.is_none(), "this bucket serves already");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (address, held) = (self.address, self.held.clone());
        let (bound, waits) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let listener = loop {
                match TcpListener::bind(address).await {
                    Ok(listener) => break listener,
                    // The one before is still being closed.
                    Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
                }
            };
            let _ = bound.send(());
            let Ok(acceptor) = TcpAcceptor::from_tokio(listener) else { return };
            let _ = Server::new_with_acceptor(acceptor).run(poem::endpoint::make(move |request| held.clone().answer(request))).await;
        });
        waits.recv_timeout(Duration::from_secs(10))?;
        self.runtime = Some(runtime);
        Ok(())
    }

    /// Takes connections and answers nothing, or answers again.
    pub fn is_silent(&self, silent: bool) {
        self.held.is_silent.store(silent, Ordering::Relaxed);
    }

    /// The keys of what it holds.
    pub fn keys(&self) -> Vec<String> {
        self.held.objects.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.stops();
    }
}

impl Held {
    async fn answer(self, mut request: Request) -> poem::Result<Response> {
        if self.is_silent.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
        let body = request.take_body().into_vec().await?;
        let (key, query) = (request.uri().path().to_owned(), request.uri().query().unwrap_or_default().to_owned());
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let (method, range) = (request.method(), request.header(header::RANGE));
        Ok(if method == Method::POST && query.starts_with("uploads") {
            xml("<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
        } else if method == Method::PUT {
            let part = query.split('&').find_map(|pair| pair.strip_prefix("partNumber="));
            objects.insert(part.map_or(key.clone(), |part| format!("{key}#{part:0>5}")), body);
            Response::builder().header(header::ETAG, "\"1\"").finish()
        } else if method == Method::POST && query.starts_with("uploadId") {
            let whole = taken_parts(&mut objects, &key).concat();
            objects.insert(key, whole);
            xml("<CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>")
        } else if method == Method::DELETE {
            taken_parts(&mut objects, &key);
            status(StatusCode::NO_CONTENT)
        } else if method == Method::POST {
            let request = String::from_utf8_lossy(&body).into_owned();
            let names = request.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
            let removed: String = names
                .map(|name| {
                    objects.remove(&format!("/documents/{name}"));
                    format!("<Deleted><Key>{name}</Key></Deleted>")
                })
                .collect();
            xml(&format!("<DeleteResult>{removed}</DeleteResult>"))
        } else if query.contains("list-type") {
            xml("<ListBucketResult></ListBucketResult>")
        } else {
            objects.get(&key).map_or_else(|| status(StatusCode::NOT_FOUND), |bytes| object(bytes, range))
        })
    }
}

/// Removes the parts of an upload, in their order.
fn taken_parts(objects: &mut BTreeMap<String, Vec<u8>>, key: &str) -> Vec<Vec<u8>> {
    let parts: Vec<_> = objects.keys().filter(|part| part.starts_with(&format!("{key}#"))).cloned().collect();
    parts.iter().filter_map(|part| objects.remove(part)).collect()
}

/// An object, or a part of it: `bytes=0-9`.
fn object(bytes: &[u8], range: Option<&str>) -> Response {
    let head = Response::builder().header(header::ETAG, "\"1\"").header(header::LAST_MODIFIED, "Mon, 16 Mar 2026 09:00:00 GMT");
    let part = range.and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    let Some((Ok(first), Ok(last))) = part.map(|(first, last)| (first.parse::<usize>(), last.parse::<usize>())) else {
        return head.body(bytes.to_vec());
    };
    let part = bytes.get(first..=last).unwrap_or_default().to_vec();
    let range = format!("bytes {first}-{last}/{}", bytes.len());
    head.status(StatusCode::PARTIAL_CONTENT).header(header::CONTENT_RANGE, range).body(part)
}

fn xml(text: &str) -> Response {
    Response::builder().content_type("application/xml").body(text.to_owned())
}

fn status(status: StatusCode) -> Response {
    Response::builder().status(status).finish()
}
