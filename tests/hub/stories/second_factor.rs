//! Signing in with a password and a second factor.

use std::fs::File;

use chrono::Duration;
use futures_util::future::join;
use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

const VIEWER: &str = "{ viewer { capacity { role } } }";
const MY_SESSIONS: &str = "{ mySessions { nodes { secondFactor isCurrent unusual } } }";

#[story(everywhere)]
async fn who_has_codes_signs_in_with_the_password_and_a_code(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    hub.wait(Duration::seconds(30));

    let first = rossi.elsewhere().gives_the_password(&rossi.account).await?.succeeds()?;
    let token = first.text("signIn.secondFactor.token")?;
    let second = rossi.elsewhere().confirms(&token, json!({ "code": codes.app.code(hub.now())? })).await?.succeeds()?;

    ensure!(first.is_null("signIn.token")? && first.is_null("signIn.capacity")? && !first.headers.contains_key("set-cookie"));
    ensure!(first.read::<Vec<String>>("signIn.secondFactor.kinds")? == ["TOTP", "RECOVERY_CODE"]);
    ensure!(second.text("confirmSignIn.capacity.role")? == "EMPLOYER");
    let session = rossi.with(Pass::Bearer(second.text("confirmSignIn.token")?));
    let sessions = session.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    ensure!(sessions.iter().any(|session| session["isCurrent"] == true && session["secondFactor"] == "TOTP"), "{sessions:?}");
    Ok(())
}

#[story]
async fn a_browser_gets_its_cookies_with_the_second_factor(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    hub.wait(Duration::seconds(30));

    let first = rossi.elsewhere().gives_the_password_by_cookie(&rossi.account).await?.succeeds()?;
    let token = first.text("signIn.secondFactor.token")?;
    let second = rossi.elsewhere().confirms_by_cookie(&token, json!({ "code": codes.app.code(hub.now())? })).await?.succeeds()?;

    ensure!(!first.headers.contains_key("set-cookie") && second.is_null("confirmSignIn.token")?);
    rossi.elsewhere().keeping(&second)?.does(VIEWER, json!({})).await.map(drop)
}

#[story]
async fn a_code_is_used_once(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let elsewhere = rossi.elsewhere();
    let confirming = elsewhere.begins_to_sign_in(&rossi.account).await?;
    elsewhere.confirms(&confirming, json!({ "code": codes.app.code(hub.now())? })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    hub.wait(Duration::seconds(30));
    let code = codes.app.code(hub.now())?;
    elsewhere.signs_in_with(&rossi.account, json!({ "code": code })).await?;

    let again = elsewhere.begins_to_sign_in(&rossi.account).await?;
    elsewhere.confirms(&again, json!({ "code": code })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    // A step before the one that was used, though it would still hold.
    let before = codes.app.code(hub.now() - Duration::seconds(30))?;
    elsewhere.confirms(&again, json!({ "code": before })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;

    hub.wait(Duration::seconds(30));
    elsewhere.confirms(&again, json!({ "code": codes.app.code(hub.now())? })).await?.succeeds().map(drop)
}

#[story]
async fn a_wrong_an_old_and_anothers_code_get_the_same_answer(hub: Hub) -> Result {
    let (mut rossi, mut bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let (codes, anothers) = (rossi.adds_codes(&hub).await?, bianchi.adds_codes(&hub).await?);
    let old = codes.app.code(hub.now())?;
    hub.wait(Duration::minutes(2));
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;
    let confirm = async |factor: Value| rossi.elsewhere().confirms(&token, factor).await?.is_refused_with("SECOND_FACTOR_WRONG");

    let wrong = confirm(json!({ "code": "12345x" })).await?;
    let late = confirm(json!({ "code": old })).await?;
    let foreign = confirm(json!({ "code": anothers.app.code(hub.now())? })).await?;
    let recovery = confirm(json!({ "recoveryCode": anothers.recovery[0] })).await?;

    ensure!([&late, &foreign, &recovery].iter().all(|answer| answer.body == wrong.body), "{}", wrong.body);
    Ok(())
}

#[story]
async fn a_sign_in_waits_five_minutes_and_five_attempts_for_the_second_factor(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let elsewhere = rossi.elsewhere();
    let (guessed, late) = (elsewhere.begins_to_sign_in(&rossi.account).await?, elsewhere.begins_to_sign_in(&rossi.account).await?);

    for _ in 0..5 {
        elsewhere.confirms(&guessed, json!({ "code": "000000x" })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    }
    hub.wait(Duration::seconds(30));
    let code = codes.app.code(hub.now())?;
    elsewhere.confirms(&guessed, json!({ "code": code })).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;
    hub.wait(Duration::minutes(5));
    let code = codes.app.code(hub.now())?;

    elsewhere.confirms(&late, json!({ "code": code })).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;
    elsewhere.confirms("no token", json!({ "code": code })).await?.is_refused_with("SECOND_FACTOR_EXPIRED")?;
    Ok(())
}

#[story]
async fn who_has_the_password_guesses_at_codes_slowly(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let elsewhere = rossi.elsewhere();
    for _ in 0..4 {
        let token = elsewhere.begins_to_sign_in(&rossi.account).await?;
        for _ in 0..5 {
            elsewhere.confirms(&token, json!({ "code": "000000x" })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
        }
    }
    hub.wait(Duration::minutes(1));
    let token = elsewhere.begins_to_sign_in(&rossi.account).await?;

    let refused = elsewhere.confirms(&token, json!({ "code": codes.app.code(hub.now())? })).await?;

    let refused = refused.is_refused_with("TOO_MANY_SIGN_INS")?;
    ensure!(refused.headers.contains_key("retry-after"));
    Ok(())
}

#[story]
async fn two_at_once_open_one_session(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    hub.wait(Duration::seconds(30));
    let elsewhere = rossi.elsewhere();
    let token = elsewhere.begins_to_sign_in(&rossi.account).await?;
    let factor = json!({ "code": codes.app.code(hub.now())? });

    let (one, two) = join(elsewhere.confirms(&token, factor.clone()), elsewhere.confirms(&token, factor)).await;

    let opened = [one?, two?].iter().filter(|answer| answer.user_codes().is_empty() && answer.codes().is_empty()).count();
    ensure!(opened == 1, "{opened} sessions were opened");
    Ok(())
}

#[story]
async fn who_disconnects_in_between_has_signed_in_whole(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    hub.wait(Duration::seconds(30));
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;
    let factor = json!({ "code": codes.app.code(hub.now())? });
    let before = hub.with_second_factor(&rossi.account).await?;

    hub.confirms_and_disconnects(&rossi.elsewhere(), &token, factor.clone()).await?;

    ensure!(before == (1, 1) && hub.with_second_factor(&rossi.account).await? == (2, 0));
    rossi.elsewhere().confirms(&token, factor).await?.is_refused_with("SECOND_FACTOR_EXPIRED").map(drop)
}

#[story(everywhere)]
async fn who_has_lost_the_device_signs_in_with_each_recovery_code_once(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let code = &codes.recovery[0];

    let session = rossi.elsewhere().signs_in_with(&rossi.account, json!({ "recoveryCode": code.to_uppercase() })).await?;

    let left = session.does(MY_FACTORS, json!({})).await?;
    ensure!(codes.recovery.len() == 10 && left.number("mySecondFactors.recoveryCodesLeft")? == 9);
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;
    rossi.elsewhere().confirms(&token, json!({ "recoveryCode": code })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    ensure!(session.notices().await? == ["RECOVERY_CODE_USED", "SECOND_FACTOR_ADDED", "SECOND_FACTOR_FAILED"]);
    Ok(())
}

#[story(once)]
async fn whoever_gave_the_password_before_it_was_changed_does_not_go_on(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    let codes = rossi.adds_codes(&hub).await?;
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;
    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
    let mut command = omnia_hub(&["account", "password", "--email", &rossi.account.email, "--password-stdin"]);
    command.env("HUB_MIGRATE_URL", owner.as_str());

    let done = runs_reading(command, "another password").await?;

    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    rossi
        .elsewhere()
        .confirms(&token, json!({ "recoveryCode": codes.recovery[0] }))
        .await?
        .is_refused_with("SECOND_FACTOR_EXPIRED")
        .map(drop)
}

#[story]
async fn a_capacity_of_somebody_else_is_refused_before_the_factor_is_asked_for(hub: Hub) -> Result {
    let (mut rossi, bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    rossi.adds_codes(&hub).await?;
    let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { secondFactor { token } userErrors { code } } }";
    let input = json!({ "email": rossi.account.email, "password": PASSWORD, "bearer": true, "capacityId": bianchi.capacity.id });

    rossi.elsewhere().ask(sign_in, json!({ "input": input })).await?.fails_with("NOT_FOUND").map(drop)
}

#[story(once)]
async fn no_secret_of_a_factor_is_in_a_log_however_much_is_logged(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let path = hub.folder.path().join("log");
    let mut serve = omnia_hub(&["serve"]);
    serve.envs(hub.environment()).env("HUB_LOG", "trace").env("HUB_SECRET_KEY_FILE", hub.folder.path().join("secret-keys"));
    let mut served = Binary::start({
        serve.stderr(File::create(&path)?);
        serve
    })
    .await?;
    let mut here = Persona { client: served.for_client(&rossi.client), ..rossi.persona.clone() };

    let begun = here.begins_to_add_codes().await?.succeeds()?;
    let (secret, adding) = (begun.text("enrolTotp.secret")?, begun.text("enrolTotp.token")?);
    let added = here.confirms_codes(&adding, &CodeApp::of(&secret)?.code(SystemClock.now())?).await?.succeeds()?;
    here.pass = Pass::Bearer(added.text("confirmTotp.token")?);
    let recovery: Vec<String> = added.read("confirmTotp.recoveryCodes")?;
    let token = here.elsewhere().begins_to_sign_in(&rossi.account).await?;
    here.elsewhere().confirms(&token, json!({ "code": "12345x" })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    let session = here.elsewhere().confirms(&token, json!({ "recoveryCode": recovery[0] })).await?.succeeds()?;
    let bearer = session.text("confirmSignIn.token")?;
    served.stops().await?;

    let log = std::fs::read_to_string(&path)?;
    ensure!(log.lines().count() > 100 && log.contains("TRACE"), "the log is there: {} lines", log.lines().count());
    for text in [&secret, &adding, &token, &bearer, &recovery[0], &"12345x".to_owned()] {
        let shown = log.lines().find(|line| line.contains(text.as_str()));
        ensure!(shown.is_none(), "{shown:?}");
    }
    Ok(())
}

#[story]
async fn who_has_no_factor_signs_in_as_before(hub: Hub) -> Result {
    let (rossi, mut bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let before = rossi.elsewhere().tries_to_sign_in(&rossi.account.email, PASSWORD).await?.succeeds()?;
    bianchi.adds_codes(&hub).await?;

    let after = rossi.elsewhere().tries_to_sign_in(&rossi.account.email, PASSWORD).await?.succeeds()?;
    let unknown = bianchi.elsewhere().tries_to_sign_in(&bianchi.account.email, "not the password").await?;
    let nobody = bianchi.elsewhere().tries_to_sign_in("nobody@example.it", "not the password").await?;

    ensure!(before.cost.statements == after.cost.statements && after.cost.statements.len() == 8, "{:?}", after.cost.statements);
    ensure!(after.cost.verifications == 1);
    ensure!(unknown.body == nobody.body && unknown.cost.statements == nobody.cost.statements, "{} {}", unknown.body, nobody.body);
    Ok(())
}
