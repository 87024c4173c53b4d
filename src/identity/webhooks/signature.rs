//! The signature of a notification, by the Standard Webhooks specification (1.0.0): whoever has the secret knows that the hub sent it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// What secrets begin with.
const PREFIX: &str = "whsec_";
/// Bytes of a secret.
const BYTES: usize = 32;

/// A new secret: its bytes, and the text that is shown once.
pub fn new_secret(random: &dyn Random) -> ([u8; BYTES], String) {
    let secret: [u8; BYTES] = random::bytes(random);
    (secret, format!("{PREFIX}{}", BASE64_STANDARD.encode(secret)))
}

/// The header `webhook-signature`, over the id, the timestamp and the body.
pub fn sign(secret: &[u8], id: &str, timestamp: i64, body: &str) -> Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(Error::fault)?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification.
    #[test]
    fn a_notification_is_signed_as_the_specification_signs_it() {
        let secret = BASE64_STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");

        let signature = sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#).expect("a signature");

        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
