//! Adding, removing and resetting second factors, and what is stored of them.

use chrono::Duration;
use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

const VIEWER: &str = "{ viewer { capacity { role } } }";
const SWITCH: &str =
    "mutation($id: ID!) { switchCapacity(capacityId: $id) { token mustAddSecondFactor capacity { role } userErrors { code } } }";

#[story]
async fn a_factor_is_changed_just_after_signing_in_and_with_a_second_factor(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let password_alone = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let codes = rossi.adds_codes(&hub).await?;

    password_alone.ask(MY_FACTORS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    hub.wait(Duration::minutes(10));
    rossi.ask(REMOVE_FACTOR, json!({ "id": codes.factor })).await?.is_refused_with("SIGN_IN_AGAIN")?;
    // Another capacity, or the same again, is no proof of who they are.
    let switched = rossi.does(SWITCH, json!({ "id": rossi.capacity.id })).await?.text("switchCapacity.token")?;
    rossi.with(Pass::Bearer(switched)).begins_to_add_codes().await?.is_refused_with("SIGN_IN_AGAIN")?;

    let session = rossi.elsewhere().signs_in_with(&rossi.account, json!({ "code": codes.app.code(hub.now())? })).await?;
    session.does(REMOVE_FACTOR, json!({ "id": codes.factor })).await?;
    let left = session.does(MY_FACTORS, json!({})).await?;
    ensure!(left.number("mySecondFactors.recoveryCodesLeft")? == 0 && left.list("mySecondFactors.factors")?.is_empty());
    rossi.elsewhere().gives_the_password(&rossi.account).await?.text("signIn.token").map(drop)
}

#[story]
async fn what_was_begun_in_one_session_is_confirmed_in_no_other(hub: Hub) -> Result {
    let (rossi, bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let other = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let begun = rossi.begins_to_add_codes().await?.succeeds()?;
    let (token, app) = (begun.text("enrolTotp.token")?, CodeApp::of(&begun.text("enrolTotp.secret")?)?);
    let code = app.code(hub.now())?;

    bianchi.confirms_codes(&token, &code).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;
    other.confirms_codes(&token, &code).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;
    rossi.confirms_codes(&token, "12345x").await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    rossi.elsewhere().confirms(&token, json!({ "code": code })).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;

    rossi.confirms_codes(&token, &code).await?.succeeds()?;
    rossi.ask(VIEWER, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn nobody_sees_or_removes_the_factor_of_another(hub: Hub) -> Result {
    let (mut rossi, mut bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let mut admin = hub.admin().await?;
    let codes = rossi.adds_codes(&hub).await?;
    bianchi.adds_codes(&hub).await?;
    admin.adds_codes(&hub).await?;

    for other in [&bianchi.client, &admin.client] {
        other.ask(REMOVE_FACTOR, json!({ "id": codes.factor })).await?.fails_with("NOT_FOUND")?;
        ensure!(other.does(MY_FACTORS, json!({})).await?.list("mySecondFactors.factors")?.len() == 1);
    }
    Ok(())
}

#[story]
async fn a_program_neither_reads_nor_changes_second_factors(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let token = rossi.makes_a_token("Gestionale", &["READ"]).await?;
    let program = rossi.program(&token.secret);

    program.begins_to_add_codes().await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.begins_to_add_a_passkey().await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(MY_FACTORS, json!({})).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(REMOVE_FACTOR, json!({ "id": codes.factor })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(MY_NOTICES, json!({})).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.confirms("x", json!({ "code": "123456" })).await?.fails_with("NOT_FOR_PROGRAMS").map(drop)
}

#[story(once)]
async fn a_command_removes_the_second_factors_of_someone_who_lost_them(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.adds_codes(&hub).await?;
    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
    let mut command = omnia_hub(&["account", "reset-second-factor", "--email", &rossi.account.email]);
    command.env("HUB_MIGRATE_URL", owner.as_str());

    let done = runs(command).await?;

    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    ensure!(String::from_utf8_lossy(&done.stdout).contains("1 second factors of"), "{}", String::from_utf8_lossy(&done.stdout));
    let answer = rossi.elsewhere().gives_the_password(&rossi.account).await?.succeeds()?;
    let session = rossi.with(Pass::Bearer(answer.text("signIn.token")?));
    ensure!(session.notices().await?.contains(&"SECOND_FACTOR_RESET".to_owned()));
    Ok(())
}

#[story(once)]
async fn without_a_key_the_hub_gives_no_secrets_of_codes(hub: Hub) -> Result {
    let keyless = hub.another_with(|config| config.secret_key_file = None).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    rossi.at(&keyless).begins_to_add_codes().await?.is_refused_with("TOTP_OFF").map(drop)
}

#[story(once)]
async fn no_secret_of_a_factor_is_stored_as_it_is(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let begun = rossi.begins_to_add_codes().await?.succeeds()?;
    let secret = begun.text("enrolTotp.secret")?;
    let codes = rossi.adds_codes(&hub).await?;
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;

    let rows = "select coalesce(string_agg(row, '\n'), '') from (
        select to_jsonb(f)::text as row from hub.second_factor f
        union all select to_jsonb(c)::text from hub.recovery_code c
        union all select to_jsonb(c)::text from hub.sign_in_challenge c
        union all select to_jsonb(n)::text from hub.security_notice n
        union all select to_jsonb(e)::text from hub.event e) rows";
    let stored: String = hub.as_owner(async |db| Ok(sqlx::query_scalar(rows).fetch_one(db).await?)).await?;

    ensure!(stored.contains("Telefono"), "{stored}");
    // PostgreSQL shows bytes as digits of base 16: the bytes of each text, and those that it stands for.
    let plain = codes
        .recovery
        .iter()
        .chain([&secret, &token])
        .flat_map(|text| [text.clone(), hex::encode(text), hex::encode(text.replace('-', ""))]);
    let plain = plain.chain([hex::encode(CodeApp::of(&secret)?.secret())]);
    let shown: Vec<_> = plain.filter(|text| stored.contains(text.as_str())).collect();
    ensure!(shown.is_empty(), "{shown:?}");
    Ok(())
}
