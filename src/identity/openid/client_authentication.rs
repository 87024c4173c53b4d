//! How the hub proves at a provider that it is its client: by a secret, or by a signed assertion (`private_key_jwt`, OpenID Connect Core 9,
//! RFC 7523), which SPID and CIE require.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::ClientSecret;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::json;

use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// For how long an assertion is valid.
const ASSERTION_MINUTES: i64 = 2;

/// What proves that the hub is the client. Not shown in logs.
pub enum ClientAuthentication {
    /// A secret that both know.
    Secret(ClientSecret),
    /// A key whose public half the provider knows.
    PrivateKey(ClientKey),
}

/// A private key that signs assertions.
pub struct ClientKey {
    key: SigningKey,
    key_id: Option<String>,
}

enum SigningKey {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
}

impl ClientAuthentication {
    /// By the secret in a file, without the white space around it.
    pub fn secret(text: &str) -> Result<Self, String> {
        match text.trim() {
            "" => Err("authentication: clientSecretFile is empty".to_owned()),
            secret => Ok(Self::Secret(ClientSecret::new(secret.to_owned()))),
        }
    }

    /// By the key in a PEM file.
    pub fn private_key(text: &str, key_id: Option<String>) -> Result<Self, String> {
        let wrong = "authentication: privateKeyFile: expected a PEM file with an RSA key of 2,048 bits or more, or an EC key on P-256";
        let key = PrivateKeyDer::from_pem_slice(text.as_bytes()).map_err(|error| format!("{wrong}: {error}"))?;
        let key = match &key {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()).map(SigningKey::Rsa).ok(),
            PrivateKeyDer::Pkcs8(der) => SigningKey::of_pkcs8(der),
            _ => None,
        };
        Ok(Self::PrivateKey(ClientKey { key: key.ok_or(wrong)?, key_id }))
    }
}

impl SigningKey {
    fn of_pkcs8(der: &PrivatePkcs8KeyDer<'_>) -> Option<Self> {
        let bytes = der.secret_pkcs8_der();
        let rsa = RsaKeyPair::from_pkcs8(bytes).map(Self::Rsa);
        rsa.or_else(|_| EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes, &SystemRandom::new()).map(Self::P256)).ok()
    }

    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "RS256",
            Self::P256(_) => "ES256",
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, ring::error::Unspecified> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)?;
                Ok(signature)
            }
            Self::P256(key) => Ok(key.sign(&random, message)?.as_ref().to_vec()),
        }
    }
}

impl ClientKey {
    /// A new assertion of this client for the audience: the provider's issuer identifier (RFC 7523, 3). It is used once.
    pub fn assertion(&self, client_id: &str, audience: &str, now: DateTime<Utc>, random: &dyn Random) -> Result<String> {
        let header = json!({ "alg": self.key.algorithm(), "typ": "JWT", "kid": self.key_id });
        let expires_at = now + TimeDelta::minutes(ASSERTION_MINUTES);
        let claims = json!({
            "iss": client_id, "sub": client_id, "aud": audience, "jti": hex::encode(random::bytes::<16>(random)),
            "iat": now.timestamp(), "exp": expires_at.timestamp(),
        });
        let message = format!("{}.{}", encoded(&without_null(header)), encoded(&claims));
        let signature = self.key.sign(message.as_bytes()).map_err(|_| Error::fault("a client assertion could not be signed"))?;
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

fn encoded(value: &serde_json::Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn without_null(mut header: serde_json::Value) -> serde_json::Value {
    if let Some(fields) = header.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    header
}

impl fmt::Debug for ClientAuthentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Secret(_) => "Secret",
            Self::PrivateKey(_) => "PrivateKey",
        })
    }
}
