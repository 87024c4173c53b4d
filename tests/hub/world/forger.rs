//! A provider of identities that signs whatever the story wants: for what no honest provider sends.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::web::{Data, Json};
use poem::{EndpointExt, Route, Server, get, handler, post};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use tokio::task::JoinHandle;

use super::{Context, Result, Value, json};

/// A key on P-256.
pub struct SigningKey {
    pair: EcdsaKeyPair,
    pub id: String,
    /// PKCS #8 in PEM.
    pub pem: String,
}

impl SigningKey {
    pub fn generate(id: &str) -> Result<Self> {
        let unspecified = |_| anyhow::anyhow!("no key was made");
        let random = SystemRandom::new();
        let der = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).map_err(unspecified)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.as_ref(), &random)
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        let text = base64::prelude::BASE64_STANDARD.encode(der.as_ref());
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
        Ok(Self { pair, id: id.to_owned(), pem })
    }

    /// The public half, as a provider publishes it.
    pub fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id, "x": x, "y": y })
    }

    /// A signed token.
    pub fn signs(&self, claims: &Value) -> Result<String> {
        self.signs_as(&json!({ "alg": "ES256", "kid": self.id }), claims)
    }

    pub fn signs_as(&self, header: &Value, claims: &Value) -> Result<String> {
        let message = format!("{}.{}", part(header), part(claims));
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes()).map_err(|_| anyhow::anyhow!("not signed"))?;
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// A part of a token.
pub fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// What the forger answers.
#[derive(Default)]
pub struct Answers {
    pub id_token: String,
    pub user_info: Value,
    pub keys: Vec<Value>,
    pub key_reads: usize,
    pub names_its_issuer: bool,
    issuer: String,
}

type Shared = Arc<Mutex<Answers>>;

/// A provider at an address of its own.
pub struct Forger {
    pub issuer: String,
    pub key: SigningKey,
    answers: Shared,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Forger {
    pub async fn start() -> Result<Self> {
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await?;
        let address = acceptor.local_addr().first().and_then(|address| address.as_socket_addr().copied()).context("an address")?;
        let (issuer, key) = (format!("http://{address}"), SigningKey::generate("first")?);
        let answers: Shared = Arc::new(Mutex::new(Answers { issuer: issuer.clone(), keys: vec![key.public()], ..Answers::default() }));
        let routes = Route::new()
            .at("/.well-known/openid-configuration", get(configuration))
            .at("/keys", get(keys))
            .at("/token", post(token))
            .at("/user-info", get(user_info))
            .with(poem::middleware::AddData::new(answers.clone()));
        let serving = tokio::spawn(Server::new_with_acceptor(acceptor).run(routes));
        Ok(Self { issuer, key, answers, serving })
    }

    /// Changes what it answers.
    pub fn answers<T>(&self, change: impl FnOnce(&mut Answers) -> T) -> T {
        change(&mut lock(&self.answers))
    }
}

impl Drop for Forger {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn lock(answers: &Shared) -> std::sync::MutexGuard<'_, Answers> {
    answers.lock().unwrap_or_else(PoisonError::into_inner)
}

#[handler]
fn configuration(Data(answers): Data<&Shared>) -> Json<Value> {
    let answers = lock(answers);
    let issuer = &answers.issuer;
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/user-info"), "jwks_uri": format!("{issuer}/keys"), "response_types_supported": ["code"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
        "authorization_response_iss_parameter_supported": answers.names_its_issuer,
    }))
}

#[handler]
fn keys(Data(answers): Data<&Shared>) -> Json<Value> {
    let mut answers = lock(answers);
    answers.key_reads += 1;
    Json(json!({ "keys": answers.keys }))
}

#[handler]
fn token(Data(answers): Data<&Shared>) -> Json<Value> {
    Json(json!({ "access_token": "an access token", "token_type": "Bearer", "expires_in": 60, "id_token": lock(answers).id_token }))
}

#[handler]
fn user_info(Data(answers): Data<&Shared>) -> Json<Value> {
    Json(lock(answers).user_info.clone())
}
