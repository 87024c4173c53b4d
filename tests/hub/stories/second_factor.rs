//! Signing in with a password and a code, and for whom the hub asks it.

use std::fs::File;

use chrono::Duration;
use futures_util::future::join;
use omnia_hub::core::access::{Role, SecondFactorRule};
use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

const VIEWER: &str = "{ viewer { capacity { role } } }";
const MY_SESSIONS: &str = "{ mySessions { nodes { secondFactor isCurrent unusual } } }";
const SWITCH: &str =
    "mutation($id: ID!) { switchCapacity(capacityId: $id) { token mustAddSecondFactor capacity { role } userErrors { code } } }";
const SIGN_OUT: &str = "mutation { signOut { sessionId userErrors { code } } }";

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

#[story]
async fn where_it_is_asked_of_them_operators_add_a_factor_before_anything_else(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut operator = hub.operator(&rossi.position.office).await?;
    let strict = asking(&hub).await?;
    operator.url.clone_from(&strict.url);

    let signed_in = strict.stranger().gives_the_password(&operator.account).await?.succeeds()?;
    ensure!(signed_in.read::<bool>("signIn.mustAddSecondFactor")?);
    operator.ask(VIEWER, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    operator.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    operator.ask(MY_NOTICES, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    let mut socket = operator.opens_a_socket().await?;
    let following = socket.subscribes("subscription { applicationStatusChanged { to } }", json!({})).await;
    following?.next().await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    let waiting = operator.does(MY_FACTORS, json!({})).await?;
    ensure!(waiting.read::<bool>("mySecondFactors.isRequired")?);

    operator.adds_codes(&hub).await?;

    operator.does(VIEWER, json!({})).await?;
    ensure!(!operator.does(MY_FACTORS, json!({})).await?.read::<bool>("mySecondFactors.isRequired")?);
    let employer = strict.stranger().gives_the_password(&rossi.account).await?.succeeds()?;
    ensure!(!employer.read::<bool>("signIn.mustAddSecondFactor")?);
    rossi.at(&strict).does(VIEWER, json!({})).await.map(drop)
}

#[story]
async fn who_has_no_factor_reads_nothing_through_any_address_and_may_leave(hub: Hub) -> Result {
    let strict = asking(&hub).await?;
    let admin = Persona { client: hub.admin().await?.client.at(&strict), ..hub.admin().await? };

    let download = admin.get(&format!("/documents/{}", outside(b'F', uuid::Uuid::nil()))).await?;

    ensure!(download.status() == 403, "{}", download.status());
    admin.does(SIGN_OUT, json!({})).await?;
    admin.ask(VIEWER, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn an_employer_who_goes_on_as_an_auditor_adds_a_factor_first(hub: Hub) -> Result {
    let strict = asking(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;

    let switched = rossi.at(&strict).does(SWITCH, json!({ "id": auditor.id })).await?;
    ensure!(switched.read::<bool>("switchCapacity.mustAddSecondFactor")?);
    let as_auditor = rossi.at(&strict).with(Pass::Bearer(switched.text("switchCapacity.token")?));
    as_auditor.ask(VIEWER, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;

    let back = as_auditor.does(SWITCH, json!({ "id": rossi.capacity.id })).await?;
    ensure!(!back.read::<bool>("switchCapacity.mustAddSecondFactor")?);
    as_auditor.with(Pass::Bearer(back.text("switchCapacity.token")?)).does(VIEWER, json!({})).await.map(drop)
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

    ensure!(before.cost.statements == after.cost.statements && after.cost.statements.len() == 7, "{:?}", after.cost.statements);
    ensure!(after.cost.verifications == 1);
    ensure!(unknown.body == nobody.body && unknown.cost.statements == nobody.cost.statements, "{} {}", unknown.body, nobody.body);
    Ok(())
}

/// A hub on the same database that asks a factor of the institute's people.
async fn asking(hub: &Hub) -> Result<Hub> {
    hub.another_with(|config| config.second_factor = SecondFactorRule::Institute).await
}
