//! Passkeys as a second factor, with an authenticator that makes keys and signs as Web Authentication says.

use futures_util::future::join;

use crate::world::*;

const VIEWER: &str = "{ viewer { capacity { role } } }";

#[story(everywhere)]
async fn who_has_a_passkey_signs_in_with_the_password_and_the_passkey(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let mut authenticator = Authenticator::at(&hub)?;
    rossi.adds_a_passkey(&authenticator).await?;

    let begun = rossi.elsewhere().gives_the_password(&rossi.account).await?.succeeds()?;
    ensure!(begun.read::<Vec<String>>("signIn.secondFactor.kinds")? == ["PASSKEY", "RECOVERY_CODE"]);
    let signed = authenticator.signs(&begun.text("signIn.secondFactor.passkeyOptions")?)?;
    let answer = rossi.elsewhere().confirms(&begun.text("signIn.secondFactor.token")?, json!({ "passkey": signed })).await?.succeeds()?;

    let session = rossi.with(Pass::Bearer(answer.text("confirmSignIn.token")?));
    session.does(VIEWER, json!({})).await?;
    let factors = session.does(MY_FACTORS, json!({})).await?;
    ensure!(factors.text("mySecondFactors.factors.0.label")? == "Chiavetta" && factors.number("mySecondFactors.recoveryCodesLeft")? == 10);
    ensure!(!factors.is_null("mySecondFactors.factors.0.lastUsedAt")?);
    Ok(())
}

#[story]
async fn a_signature_for_another_origin_proves_nothing(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let mut authenticator = Authenticator::at(&hub)?;
    rossi.adds_a_passkey(&authenticator).await?;

    "https://hub.example.com".clone_into(&mut authenticator.origin);

    let (token, options) = begins(&rossi).await?;
    let signed = authenticator.signs(&options)?;
    rossi.elsewhere().confirms(&token, json!({ "passkey": signed })).await?.is_refused_with("SECOND_FACTOR_WRONG").map(drop)
}

#[story]
async fn a_signature_holds_for_the_sign_in_that_asked_for_it_and_once(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let mut authenticator = Authenticator::at(&hub)?;
    rossi.adds_a_passkey(&authenticator).await?;
    let ((one, first), (two, second)) = (begins(&rossi).await?, begins(&rossi).await?);
    let (of_first, of_second) = (authenticator.signs(&first)?, authenticator.signs(&second)?);

    rossi.elsewhere().confirms(&two, json!({ "passkey": of_first })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    rossi.elsewhere().confirms(&one, json!({ "passkey": of_first })).await?.succeeds()?;
    rossi.elsewhere().confirms(&one, json!({ "passkey": of_first })).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;

    rossi.elsewhere().confirms(&two, json!({ "passkey": of_second })).await?.succeeds().map(drop)
}

#[story]
async fn the_passkey_of_another_proves_nothing(hub: Hub) -> Result {
    let (mut rossi, mut bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let (own, mut anothers) = (Authenticator::at(&hub)?, Authenticator::at(&hub)?);
    rossi.adds_a_passkey(&own).await?;
    bianchi.adds_a_passkey(&anothers).await?;

    let (token, options) = begins(&rossi).await?;

    let signed = anothers.signs(&options)?;
    rossi.elsewhere().confirms(&token, json!({ "passkey": signed })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    rossi.elsewhere().confirms(&token, json!({ "passkey": "{}" })).await?.is_refused_with("SECOND_FACTOR_WRONG").map(drop)
}

#[story]
async fn a_copy_of_a_passkey_whose_counter_lags_behind_proves_nothing(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let mut authenticator = Authenticator::at(&hub)?;
    authenticator.counter = 5;
    rossi.adds_a_passkey(&authenticator).await?;
    let ((before, early), (after, late)) = (begins(&rossi).await?, begins(&rossi).await?);
    let signed = authenticator.signs(&early)?;
    // Both signatures count to six, and neither sign-in knew of the other when it began.
    let copied = authenticator.signs_as_it_counts(&late)?;

    rossi.elsewhere().confirms(&before, json!({ "passkey": signed })).await?.succeeds()?;

    rossi.elsewhere().confirms(&after, json!({ "passkey": copied })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    let (token, options) = begins(&rossi).await?;
    let stale = authenticator.signs_as_it_counts(&options)?;
    rossi.elsewhere().confirms(&token, json!({ "passkey": stale })).await?.is_refused_with("SECOND_FACTOR_WRONG").map(drop)
}

#[story]
async fn two_at_once_open_one_session(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let mut authenticator = Authenticator::at(&hub)?;
    rossi.adds_a_passkey(&authenticator).await?;
    let (token, options) = begins(&rossi).await?;
    let factor = json!({ "passkey": authenticator.signs(&options)? });
    let elsewhere = rossi.elsewhere();

    let (one, two) = join(elsewhere.confirms(&token, factor.clone()), elsewhere.confirms(&token, factor)).await;

    let opened = [one?, two?].iter().filter(|answer| answer.user_codes().is_empty() && answer.codes().is_empty()).count();
    ensure!(opened == 1, "{opened} sessions were opened");
    Ok(())
}

#[story]
async fn a_passkey_is_registered_once_and_as_it_was_asked_for(hub: Hub) -> Result {
    let (mut rossi, bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let mut authenticator = Authenticator::at(&hub)?;
    rossi.adds_a_passkey(&authenticator).await?;

    let begun = bianchi.begins_to_add_a_passkey().await?.succeeds()?;
    let (token, options) = (begun.text("beginPasskey.token")?, begun.text("beginPasskey.options")?);
    bianchi.confirms_a_passkey(&token, &authenticator.creates(&options)?).await?.is_refused_with("PASSKEY_KNOWN")?;
    authenticator = Authenticator::at(&hub)?;
    "https://hub.example.com".clone_into(&mut authenticator.origin);
    bianchi.confirms_a_passkey(&token, &authenticator.creates(&options)?).await?.is_refused_with("PASSKEY_REFUSED")?;
    bianchi.confirms_a_passkey(&token, "nonsense").await?.is_refused_with("PASSKEY_REFUSED").map(drop)
}

#[story(once)]
async fn passkeys_are_bound_to_the_address_that_people_use(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let public = hub.another_with(|config| config.public_url = Some("https://hub.example.it".parse().expect("an address"))).await?;
    let numbers = hub.another_with(|config| config.public_url = Some("https://192.0.2.1".parse().expect("an address"))).await?;

    let begun = rossi.at(&public).begins_to_add_a_passkey().await?.succeeds()?;

    let options: Value = serde_json::from_str(&begun.text("beginPasskey.options")?)?;
    ensure!(options["rp"]["id"] == "hub.example.it" && options["authenticatorSelection"]["userVerification"] == "required", "{options}");
    rossi.at(&numbers).begins_to_add_a_passkey().await?.is_refused_with("PASSKEYS_OFF").map(drop)
}

/// The password is given: the token of the sign-in, and what the browser is to give to the authenticator.
async fn begins(person: &Persona) -> Result<(String, String)> {
    let begun = person.elsewhere().gives_the_password(&person.account).await?.succeeds()?;
    Ok((begun.text("signIn.secondFactor.token")?, begun.text("signIn.secondFactor.passkeyOptions")?))
}
