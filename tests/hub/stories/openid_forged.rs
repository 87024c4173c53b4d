//! What no honest provider sends: forged, expired, replayed and downgraded tokens, at a provider that signs whatever the story wants.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::openid::{entry, parameter};
use crate::world::*;

const FISCAL_NUMBER: &str = "https://attributes.eid.gov.it/fiscal_number";

/// A hub with SPID at a forger, and whom it would let in.
struct Forgery {
    hub: Hub,
    forger: Forger,
    rossi: Employer,
    browser: Browser,
}

#[story(once)]
async fn a_token_as_it_should_be_is_accepted(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    forgery.signs_in_with(|_| {}).await?.client(&forgery.hub)?;
    Ok(())
}

#[story(once)]
async fn a_token_that_another_key_signed_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let stranger = SigningKey::generate("first")?;

    let page = forgery.signs_in_by(|claims| stranger.signs(claims)).await?;

    page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn a_token_without_a_signature_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    let page = forgery.signs_in_by(|claims| Ok(format!("{}.{}.", part(&json!({ "alg": "none" })), part(claims)))).await?;

    page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn a_token_whose_mac_is_made_with_what_is_no_key_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let public = forgery.forger.key.public().to_string();

    // With the published key as the secret, and with the client's own secret.
    for secret in [public.as_str(), CLIENT_SECRET] {
        let page = forgery.signs_in_by(|claims| with_mac(claims, secret)).await?;
        page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    }
    Ok(())
}

#[story(once)]
async fn a_token_of_another_time_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let now = forgery.hub.now().timestamp();

    let expired = forgery.signs_in_with(|claims| claims["exp"] = json!(now - 1)).await?;
    let old = forgery.signs_in_with(|claims| claims["iat"] = json!(now - 11 * 60)).await?;
    let of_tomorrow = forgery.signs_in_with(|claims| claims["iat"] = json!(now + 24 * 3600)).await?;
    let not_yet = forgery.signs_in_with(|claims| claims["nbf"] = json!(now + 3600)).await?;

    for page in [expired, old, of_tomorrow, not_yet] {
        page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    }
    Ok(())
}

#[story(once)]
async fn a_token_for_somebody_else_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    let other_client = forgery.signs_in_with(|claims| claims["aud"] = json!("another client")).await?;
    let several = forgery.signs_in_with(|claims| claims["aud"] = json!(["hub", "another client"])).await?;
    let other_party = forgery.signs_in_with(|claims| claims["azp"] = json!("another client")).await?;
    let other_issuer = forgery.signs_in_with(|claims| claims["iss"] = json!("https://another.example.it")).await?;

    for page in [other_client, several, other_party, other_issuer] {
        page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    }
    Ok(())
}

#[story(once)]
async fn a_token_of_another_attempt_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let other = Browser::new()?.begins(&forgery.hub, "spid").await?;
    let nonce = parameter(&other, "nonce")?;

    let replayed = forgery.signs_in_with(|claims| claims["nonce"] = json!(nonce)).await?;
    let without = forgery.signs_in_with(|claims| claims["nonce"] = Value::Null).await?;

    replayed.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    without.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn a_token_of_another_access_token_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    let page = forgery.signs_in_with(|claims| claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA")).await?;

    page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn a_downgraded_level_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    forgery
        .signs_in_with(|claims| claims["acr"] = json!("https://www.spid.gov.it/SpidL1"))
        .await?
        .is_refused_with(403, "ASSURANCE_TOO_LOW")?;
    for unknown in [json!("https://www.spid.gov.it/SpidL22"), json!("SpidL3"), json!("3"), Value::Null] {
        forgery.signs_in_with(|claims| claims["acr"] = unknown).await?.is_refused_with(403, "ASSURANCE_MISSING")?;
    }
    Ok(())
}

#[story(once)]
async fn an_identity_without_an_italian_tax_code_is_refused(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    for code in ["TINDE-12345678901", "TINIT-RSSMRA85T10A562X", ""] {
        let page = forgery.signs_in_with(|claims| claims[FISCAL_NUMBER] = json!(code)).await?;
        page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    }
    Ok(())
}

#[story(once)]
async fn the_tax_code_is_read_at_the_user_info_endpoint_of_the_same_person_alone(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let code = format!("TINIT-{}", forgery.rossi.account.tax_code);
    let without = |claims: &mut Value| drop(claims.as_object_mut().map(|claims| claims.remove(FISCAL_NUMBER)));

    forgery.forger.answers(|answers| answers.user_info = json!({ "sub": "rossi", FISCAL_NUMBER: code }));
    forgery.signs_in_with(without).await?.client(&forgery.hub)?;
    forgery.forger.answers(|answers| answers.user_info = json!({ "sub": "another", FISCAL_NUMBER: code }));
    forgery.signs_in_with(without).await?.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn tokens_that_name_unknown_keys_do_not_have_the_keys_read_each_time(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;
    let stranger = SigningKey::generate("unknown")?;

    for _ in 0..5 {
        let page = forgery.signs_in_by(|claims| stranger.signs(claims)).await?;
        page.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    }

    let reads = forgery.forger.answers(|answers| answers.key_reads);
    ensure!(reads == 2, "the keys were read {reads} times: once at first, and once again");
    Ok(())
}

#[story(once)]
async fn an_answer_that_never_ends_is_not_read(hub: Hub) -> Result {
    let forgery = Forgery::of(&hub).await?;

    let page = forgery.signs_in_by(|_| Ok("a".repeat(2 << 20))).await?;

    page.is_refused_with(503, "IDENTITY_PROVIDER_AWAY")?;
    Ok(())
}

impl Forgery {
    async fn of(hub: &Hub) -> Result<Self> {
        let forger = Forger::start().await?;
        let hub = hub.with_providers(&[entry("spid", "SPID", &forger.issuer)]).await?;
        let rossi = hub.employer("Rossi Costruzioni").await?;
        Ok(Self { hub, forger, rossi, browser: Browser::new()? })
    }

    /// Signs in with a token of the provider's own key, after a change of its claims.
    async fn signs_in_with(&self, change: impl FnOnce(&mut Value)) -> Result<Page> {
        self.signs_in_by(|claims| {
            let mut claims = claims.clone();
            change(&mut claims);
            self.forger.key.signs(&claims)
        })
        .await
    }

    /// Signs in with a token that is made of claims as they should be.
    async fn signs_in_by(&self, token: impl FnOnce(&Value) -> Result<String>) -> Result<Page> {
        let request = self.browser.begins(&self.hub, "spid").await?;
        let now = self.hub.now().timestamp();
        let claims = json!({
            "iss": self.forger.issuer, "sub": "rossi", "aud": "hub", "iat": now, "exp": now + 300, "sid": "a session",
            "nonce": parameter(&request, "nonce")?, "acr": "https://www.spid.gov.it/SpidL2",
            FISCAL_NUMBER: format!("TINIT-{}", self.rossi.account.tax_code),
        });
        let token = token(&claims)?;
        self.forger.answers(|answers| answers.id_token = token);
        let back = format!("{}/sign-in/spid/callback?code=a-code&state={}", self.hub.url, parameter(&request, "state")?);
        self.browser.visits(&back).await
    }
}

fn with_mac(claims: &Value, secret: &str) -> Result<String> {
    let message = format!("{}.{}", part(&json!({ "alg": "HS256", "kid": "first" })), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())?;
    mac.update(message.as_bytes());
    Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
}
