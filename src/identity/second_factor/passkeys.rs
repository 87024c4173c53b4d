//! Passkeys: the ceremonies of Web Authentication. The hub keeps what it must remember of one in its database, never at the client.

use std::sync::Arc;

use serde_json::Value;
use url::{Host, Url};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, WebauthnBuilder,
};

use crate::core::error::{Error, Refusal, Result};
use crate::identity::store::accounts::Account;

/// What an authenticator shows.
const NAME: &str = "Omnia Hub";
/// Bytes of what an authenticator sends.
const LONGEST_ANSWER: usize = 32 << 10;

/// Verifies passkeys of the hub's own address.
#[derive(Clone)]
pub struct Passkeys(Arc<Webauthn>);

/// A ceremony that was begun.
pub struct Ceremony {
    /// For the browser, as JSON.
    pub options: String,
    /// What the hub must remember.
    pub state: Value,
}

impl Passkeys {
    /// For pages of this address; none where it has no name, for passkeys are bound to one.
    pub fn at(address: &Url) -> Result<Option<Self>> {
        let Some(Host::Domain(name)) = address.host() else { return Ok(None) };
        let webauthn = WebauthnBuilder::new(name, address).map(|builder| builder.rp_name(NAME)).and_then(WebauthnBuilder::build);
        Ok(Some(Self(Arc::new(webauthn.map_err(Error::fault)?))))
    }

    /// Begins to register a passkey, which is none of those that the account has.
    pub fn begin_registration(&self, account: &Account, held: Vec<CredentialID>) -> Result<Ceremony> {
        let begun = self.0.start_passkey_registration(account.id.0, &account.email, &account.name, Some(held));
        let (options, state) = begun.map_err(Error::fault)?;
        Ceremony::of(&options, &state)
    }

    /// The passkey that was registered.
    pub fn finish_registration(&self, state: Value, answer: &str) -> Result<Passkey> {
        let state: PasskeyRegistration = serde_json::from_value(state).map_err(Error::fault)?;
        let answer: RegisterPublicKeyCredential = read(answer).ok_or_else(refused)?;
        self.0.finish_passkey_registration(&answer, &state).map_err(|error| {
            tracing::debug!(%error, "a passkey was not registered");
            refused()
        })
    }

    /// Begins to sign in with one of these.
    pub fn begin_authentication(&self, passkeys: &[Passkey]) -> Result<Ceremony> {
        let (options, state) = self.0.start_passkey_authentication(passkeys).map_err(Error::fault)?;
        Ceremony::of(&options, &state)
    }

    /// What was signed with one of them; none where it proves nothing.
    pub fn finish_authentication(&self, state: Value, answer: &str) -> Result<Option<AuthenticationResult>> {
        let state: PasskeyAuthentication = serde_json::from_value(state).map_err(Error::fault)?;
        let Some(answer) = read::<PublicKeyCredential>(answer) else { return Ok(None) };
        let verified = self.0.finish_passkey_authentication(&answer, &state);
        Ok(verified.inspect_err(|error| tracing::debug!(%error, "a passkey was not accepted")).ok())
    }
}

impl Ceremony {
    fn of(options: &impl serde::Serialize, state: &impl serde::Serialize) -> Result<Self> {
        let options = serde_json::to_value(options).map_err(Error::fault)?;
        let options = options.get("publicKey").ok_or_else(|| Error::fault("a ceremony has no options"))?;
        Ok(Self { options: options.to_string(), state: serde_json::to_value(state).map_err(Error::fault)? })
    }
}

fn read<T: serde::de::DeserializeOwned>(answer: &str) -> Option<T> {
    (answer.len() <= LONGEST_ANSWER).then(|| serde_json::from_str(answer).ok())?
}

fn refused() -> Error {
    Refusal::new("PASSKEY_REFUSED").into()
}
