//! What persons have in addition to a password: an application that shows codes, and an authenticator that holds a passkey.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret};

use super::database::somebody_waits_for_a_lock;
use super::{Account, Answer, Client, Context, Hub, PASSWORD, Pass, Persona, Result, Value, ensure, json};

const SIGN_IN: &str = "mutation($input: SignInInput!) { signIn(input: $input) {
    token mustAddSecondFactor capacity { role } secondFactor { token kinds passkeyOptions expiresAt } userErrors { code path message } } }";
const CONFIRM: &str = "mutation($input: ConfirmSignInInput!) { confirmSignIn(input: $input) {
    token mustAddSecondFactor capacity { role } userErrors { code path message } } }";
const ENROL_TOTP: &str = "mutation($label: String!) { enrolTotp(label: $label) {
    token uri secret expiresAt userErrors { code path message } } }";
const CONFIRM_TOTP: &str = "mutation($token: String!, $code: String!) { confirmTotp(token: $token, code: $code) {
    token recoveryCodes factor { id kind label } userErrors { code path message } } }";
const BEGIN_PASSKEY: &str = "mutation($label: String!) { beginPasskey(label: $label) {
    token options expiresAt userErrors { code path message } } }";
const CONFIRM_PASSKEY: &str = "mutation($token: String!, $passkey: String!) { confirmPasskey(token: $token, passkey: $passkey) {
    token recoveryCodes factor { id kind label } userErrors { code path message } } }";
pub const MY_FACTORS: &str = "{ mySecondFactors { isRequired recoveryCodesLeft factors { id kind label lastUsedAt } } }";
pub const REMOVE_FACTOR: &str = "mutation($id: ID!) { removeSecondFactor(id: $id) { id userErrors { code path message } } }";
pub const MY_NOTICES: &str = "query($acknowledged: Boolean) { mySecurityNotices(acknowledged: $acknowledged) {
    nodes { id kind address agent sessionId acknowledgedAt } } }";

/// The flags of an authenticator: the user was present, was verified, and a credential comes with it.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_CREDENTIAL: u8 = 0x40;

/// An application that shows codes.
#[derive(Clone)]
pub struct CodeApp(Vec<u8>);

impl CodeApp {
    /// One that was given this secret.
    pub fn of(secret: &str) -> Result<Self> {
        Ok(Self(Secret::try_from_base32(secret).map_err(|error| anyhow::anyhow!("{error}"))?.as_bytes().to_vec()))
    }

    /// The bytes of its secret.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The code that it shows.
    pub fn code(&self, at: DateTime<Utc>) -> Result<String> {
        let totp = Builder::new().with_secret(self.0.clone()).with_account_name("story").build();
        let totp = totp.map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(totp.generate(u64::try_from(at.timestamp())?).to_string())
    }
}

/// What a person has after they added codes.
pub struct Codes {
    pub app: CodeApp,
    pub recovery: Vec<String>,
    pub factor: String,
}

/// An authenticator with one passkey: it makes the key, and signs as Web Authentication says.
pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    pub counter: u32,
    pub origin: String,
}

impl Authenticator {
    /// One for the pages of this hub.
    pub fn at(hub: &Hub) -> Result<Self> {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).map_err(|_| anyhow::anyhow!("a key"))?;
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random);
        let key = key.map_err(|error| anyhow::anyhow!("{error}"))?;
        let id = Sha256::digest(key.public_key().as_ref()).to_vec();
        let port = hub.url.rsplit(':').next().context("a port")?;
        Ok(Self { key, id, counter: 0, origin: format!("http://localhost:{port}") })
    }

    /// Makes its passkey: what `navigator.credentials.create` gives.
    pub fn creates(&self, options: &str) -> Result<String> {
        let client_data = self.client_data("webauthn.create", options)?;
        let mut data = self.data(PRESENT | VERIFIED | WITH_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len())?.to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        let mut attestation = vec![0xa3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        attestation.push(u8::try_from(data.len())?);
        attestation.extend(data);
        let response = json!({ "attestationObject": encoded(&attestation), "clientDataJSON": encoded(&client_data) });
        Ok(self.credential(response).to_string())
    }

    /// Signs with its passkey: what `navigator.credentials.get` gives.
    pub fn signs(&mut self, options: &str) -> Result<String> {
        if self.counter > 0 {
            self.counter += 1;
        }
        self.signs_as_it_counts(options)
    }

    /// The same without counting.
    pub fn signs_as_it_counts(&self, options: &str) -> Result<String> {
        let client_data = self.client_data("webauthn.get", options)?;
        let data = self.data(PRESENT | VERIFIED);
        let signed = [&data[..], &Sha256::digest(&client_data)[..]].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).map_err(|_| anyhow::anyhow!("a signature"))?;
        let response = json!({
            "authenticatorData": encoded(&data),
            "clientDataJSON": encoded(&client_data),
            "signature": encoded(signature.as_ref()),
            "userHandle": null,
        });
        Ok(self.credential(response).to_string())
    }

    fn credential(&self, response: Value) -> Value {
        let id = encoded(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
    }

    fn client_data(&self, kind: &str, options: &str) -> Result<Vec<u8>> {
        let options: Value = serde_json::from_str(options)?;
        let challenge = options["challenge"].as_str().context("a challenge")?;
        let data = json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        Ok(data.to_string().into_bytes())
    }

    /// The hash of the name that passkeys are bound to, the flags, and the counter.
    fn data(&self, flags: u8) -> Vec<u8> {
        [&Sha256::digest(b"localhost")[..], &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// The public key as COSE writes it: P-256, for ES256.
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..65]);
        [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20][..], x, &[0x22, 0x58, 0x20], y].concat()
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Client {
    /// The first part: the password.
    pub async fn gives_the_password(&self, account: &Account) -> Result<Answer> {
        self.ask(SIGN_IN, json!({ "input": { "email": account.email, "password": PASSWORD, "bearer": true } })).await
    }

    /// The first part, in a browser.
    pub async fn gives_the_password_by_cookie(&self, account: &Account) -> Result<Answer> {
        self.ask(SIGN_IN, json!({ "input": { "email": account.email, "password": PASSWORD } })).await
    }

    /// The first part, after which the second factor is asked for; its token.
    pub async fn begins_to_sign_in(&self, account: &Account) -> Result<String> {
        self.gives_the_password(account).await?.succeeds()?.text("signIn.secondFactor.token")
    }

    /// The second part, such as `{ "code": "123456" }`.
    pub async fn confirms(&self, token: &str, factor: Value) -> Result<Answer> {
        self.ask(CONFIRM, json!({ "input": { "token": token, "factor": factor, "bearer": true } })).await
    }

    /// The second part, in a browser.
    pub async fn confirms_by_cookie(&self, token: &str, factor: Value) -> Result<Answer> {
        self.ask(CONFIRM, json!({ "input": { "token": token, "factor": factor } })).await
    }

    /// Both parts, with a code; the session.
    pub async fn signs_in_with(&self, account: &Account, factor: Value) -> Result<Self> {
        let token = self.begins_to_sign_in(account).await?;
        let answer = self.confirms(&token, factor).await?.succeeds()?;
        Ok(self.with(Pass::Bearer(answer.text("confirmSignIn.token")?)))
    }

    pub async fn begins_to_add_codes(&self) -> Result<Answer> {
        self.ask(ENROL_TOTP, json!({ "label": "Telefono" })).await
    }

    pub async fn confirms_codes(&self, token: &str, code: &str) -> Result<Answer> {
        self.ask(CONFIRM_TOTP, json!({ "token": token, "code": code })).await
    }

    pub async fn begins_to_add_a_passkey(&self) -> Result<Answer> {
        self.ask(BEGIN_PASSKEY, json!({ "label": "Chiavetta" })).await
    }

    pub async fn confirms_a_passkey(&self, token: &str, passkey: &str) -> Result<Answer> {
        self.ask(CONFIRM_PASSKEY, json!({ "token": token, "passkey": passkey })).await
    }

    /// Adds codes, and goes on in the renewed session.
    pub async fn adds_codes(&mut self, hub: &Hub) -> Result<Codes> {
        let begun = self.begins_to_add_codes().await?.succeeds()?;
        let app = CodeApp::of(&begun.text("enrolTotp.secret")?)?;
        let added = self.confirms_codes(&begun.text("enrolTotp.token")?, &app.code(hub.now())?).await?.succeeds()?;
        self.pass = Pass::Bearer(added.text("confirmTotp.token")?);
        Ok(Codes { app, recovery: added.read("confirmTotp.recoveryCodes")?, factor: added.text("confirmTotp.factor.id")? })
    }

    /// Adds a passkey, and goes on in the renewed session.
    pub async fn adds_a_passkey(&mut self, authenticator: &Authenticator) -> Result<String> {
        let begun = self.begins_to_add_a_passkey().await?.succeeds()?;
        let made = authenticator.creates(&begun.text("beginPasskey.options")?)?;
        let added = self.confirms_a_passkey(&begun.text("beginPasskey.token")?, &made).await?.succeeds()?;
        ensure!(added.text("confirmPasskey.factor.kind")? == "PASSKEY");
        self.pass = Pass::Bearer(added.text("confirmPasskey.token")?);
        added.text("confirmPasskey.factor.id")
    }

    /// The kinds of the notices that are not acknowledged, in alphabetical order: the clock of a story stands still.
    pub async fn notices(&self) -> Result<Vec<String>> {
        let nodes = self.does(MY_NOTICES, json!({})).await?.list("mySecurityNotices.nodes")?;
        let mut kinds: Vec<_> = nodes.iter().filter_map(|notice| Some(notice["kind"].as_str()?.to_owned())).collect();
        kinds.sort_unstable();
        Ok(kinds)
    }
}

impl Hub {
    /// Someone completes a sign-in and disconnects in the middle of it, while the factor is locked.
    pub async fn confirms_and_disconnects(&self, client: &Client, token: &str, factor: Value) -> Result {
        let (client, token) = (client.clone(), token.to_owned());
        self.as_owner(async |db| {
            sqlx::raw_sql("begin; select from hub.second_factor for update").execute(&mut *db).await?;
            let confirming = tokio::spawn(async move { client.confirms(&token, factor).await });
            somebody_waits_for_a_lock(db).await?;
            confirming.abort();
            // So long that the hub has seen it.
            tokio::time::sleep(Duration::from_millis(200)).await;
            Ok(sqlx::raw_sql("commit").execute(db).await.map(drop)?)
        })
        .await?;
        self.has_no_open_transaction().await
    }

    /// How many sessions of an account were opened with a second factor, and how many sign-ins wait for one.
    pub async fn with_second_factor(&self, account: &Account) -> Result<(i64, i64)> {
        let count = "select (select count(*) from hub.session where account_id = $1 and second_factor is not null),
            (select count(*) from hub.sign_in_challenge where account_id = $1)";
        self.as_owner(async |db| Ok(sqlx::query_as(count).bind(account.key.0).fetch_one(db).await?)).await
    }
}

impl Persona {
    /// A program of this person that has their account's password and nothing else.
    pub fn elsewhere(&self) -> Client {
        self.with(Pass::None)
    }
}
