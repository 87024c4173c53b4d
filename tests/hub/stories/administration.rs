//! Administrators keep the accounts of others over the graph: they make, entitle, disable and enable them, and end what must end.

use std::time::Duration as RealTime;

use chrono::Days;
use omnia_hub::core::access::Role;

use super::access_log::entries;
use crate::world::*;

/// What an end may take from hub to hub.
const A_SECOND: RealTime = RealTime::from_secs(1);
const WHO_AM_I: &str = "{ viewer { account { name } capacity { role subject } } }";
const CAN_READ: &str = "{ mySessions { nodes { id } } }";

#[story]
async fn an_administrator_makes_an_account_and_entitles_it_and_the_person_signs_in(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let input = hub.new_person("Maria Verdi")?;

    let created = admin.asks_for_an_account(input.clone()).await?.succeeds()?;
    let (id, password) = (created.text("createAccount.account.id")?, created.text("createAccount.password")?);
    let email = created.text("createAccount.account.email")?;
    hub.stranger().tries_to_sign_in(&email, &password).await?.is_refused_with("NO_CAPACITY")?;
    let given = admin.asks_to_entitle(&id, 1, json!({ "role": "EMPLOYER", "subject": rossi.tax_code })).await?.succeeds()?;
    let mut maria = hub.stranger();
    maria.signs_in(&email, &password).await?;

    ensure!(password.len() == 16 && email == input["email"].as_str().unwrap_or_default().to_lowercase(), "{email}");
    let capacity = given.get("entitleAccount.capacity")?;
    ensure!(capacity["function"] == "LEGAL_REPRESENTATIVE" && capacity["subject"] == "Rossi Costruzioni", "{capacity}");
    ensure!(capacity["validFrom"] == hub.today().to_string() && capacity["validTo"].is_null(), "{capacity}");
    ensure!(capacity["account"] == json!({ "id": id, "version": 2 }), "{capacity}");
    let seen = maria.does(WHO_AM_I, json!({})).await?;
    ensure!(seen.text("viewer.capacity.subject")? == "Rossi Costruzioni" && seen.text("viewer.account.name")? == "Maria Verdi");
    Ok(())
}

#[story]
async fn a_password_that_is_given_is_not_shown_and_a_subject_is_named_by_id_or_code(hub: Hub) -> Result {
    let (office, studio, admin) = (hub.office("Bergamo").await?, hub.intermediary("Studio Bianchi").await?, hub.admin().await?);
    let mut input = hub.new_person("Maria Verdi")?;
    input["password"] = json!("una password lunga");

    let created = admin.asks_for_an_account(input).await?.succeeds()?;
    let (id, email) = (created.text("createAccount.account.id")?, created.text("createAccount.account.email")?);
    let of_office = admin.asks_to_entitle(&id, 1, json!({ "role": "DIRECTOR", "subject": office.code })).await?.succeeds()?;
    let collaborator = json!({ "role": "INTERMEDIARY", "function": "COLLABORATOR", "subject": studio.id, "validTo": "2026-12-31" });
    let of_studio = admin.asks_to_entitle(&id, 2, collaborator).await?.succeeds()?;
    let of_nobody = admin.asks_to_entitle(&id, 3, json!({ "role": "AUDITOR", "validFrom": "2026-04-01" })).await?.succeeds()?;

    ensure!(created.is_null("createAccount.password")? && hub.stranger().can_sign_in(&email, "una password lunga").await?);
    ensure!(of_office.text("entitleAccount.capacity.subject")? == office.name);
    ensure!(of_studio.text("entitleAccount.capacity.validTo")? == "2026-12-31");
    ensure!(of_nobody.is_null("entitleAccount.capacity.subject")?);
    let held = admin.finds_accounts(Some(&email)).await?[0]["capacities"].as_array().map_or(0, Vec::len);
    ensure!(held == 3, "{held}");
    Ok(())
}

#[story]
async fn accounts_are_found_by_name_address_and_tax_code_page_by_page(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let names = ["Zoe D'Angelo", "Ada Košuta", "Bea Angeli", "Carlo Angelini"];
    let mut accounts = Vec::new();
    for name in names {
        accounts.push(hub.registers_account(name).await?);
    }
    let found = async |search: &str| {
        let found = admin.finds_accounts(Some(search)).await?;
        Ok::<_, anyhow::Error>(found.iter().filter_map(|account| Some(account["name"].as_str()?.to_owned())).collect::<Vec<_>>())
    };

    ensure!(found("angel").await? == ["Bea Angeli", "Carlo Angelini", "Zoe D'Angelo"]);
    ensure!(found("kosuta ad").await? == ["Ada Košuta"]);
    ensure!(found(&accounts[0].email.to_uppercase()).await? == ["Zoe D'Angelo"]);
    ensure!(found(&accounts[1].tax_code.to_lowercase()).await? == ["Ada Košuta"]);
    ensure!(found("%").await?.is_empty() && found("nobody@example.it").await?.is_empty());
    let (mut pages, mut after) = (Vec::new(), Value::Null);
    while pages.len() < 10 {
        let page = admin.does(ACCOUNTS, json!({ "first": 2, "after": after })).await?;
        pages.extend(page.list("viewer.adminHub.accounts.nodes")?);
        after = page.get("viewer.adminHub.accounts.pageInfo.endCursor")?.clone();
        if !page.read::<bool>("viewer.adminHub.accounts.pageInfo.hasNextPage")? {
            break;
        }
    }
    let listed: Vec<_> = pages.iter().filter_map(|account| account["name"].as_str()).collect();
    ensure!(listed == ["Ada Košuta", "Bea Angeli", "Carlo Angelini", "Elena Conti", "Zoe D'Angelo"], "{listed:?}");
    Ok(())
}

#[story]
async fn an_account_shows_what_hangs_on_it_in_as_many_statements_as_fifty_do(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.adds_codes(&hub).await?;
    rossi.makes_a_token("Gestionale", &["READ"]).await?;

    let account = admin.finds_account(&rossi.account).await?;
    let one = admin.does(ACCOUNTS, json!({ "search": rossi.account.email })).await?;
    for at in 0..50 {
        hub.registers_account(&format!("Persona Numero{at}")).await?;
    }
    let many = admin.does(ACCOUNTS, json!({ "first": 50 })).await?;

    ensure!(account["capacities"][0]["subject"] == "Rossi Costruzioni" && account["capacities"][0]["account"]["id"] == account["id"]);
    ensure!(account["secondFactors"] == json!([{ "kind": "TOTP", "label": "Telefono" }]), "{account}");
    ensure!(account["programs"][0]["name"] == "Gestionale" && account["programs"][0]["holds"] == true, "{account}");
    ensure!(
        account["sessions"]
            .as_array()
            .is_some_and(|sessions| !sessions.is_empty() && sessions.iter().all(|session| session["isCurrent"] == false))
    );
    ensure!(account["status"] == "ACTIVE" && account["taxCode"] == rossi.account.tax_code.as_str(), "{account}");
    ensure!(many.list("viewer.adminHub.accounts.nodes")?.len() == 50);
    let counts = [&one, &many].map(|answer| answer.cost.statements.len());
    ensure!(counts[0] == counts[1], "{counts:?}: {:#?}", many.cost.statements);
    Ok(())
}

#[story]
async fn a_capacity_that_is_ended_at_once_ends_its_sessions_and_programs_alone(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;
    let program = rossi.program(&rossi.makes_a_token("Gestionale", &["READ"]).await?.secret);
    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code } } }";
    let elsewhere = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let token = elsewhere.does(switch, json!({ "id": auditor.id })).await?.text("switchCapacity.token")?;
    let as_auditor = rossi.with(Pass::Bearer(token));
    let mut socket = rossi.opens_a_socket().await?;

    let ended = admin.asks_to_end_capacity(&rossi.capacity.id, 1, None).await?.succeeds()?;

    ensure!(socket.closes().await?.code == 4403);
    let yesterday = hub.today().checked_sub_days(Days::new(1)).context("a day")?;
    ensure!(ended.text("endCapacity.capacity.validTo")? == yesterday.to_string(), "{}", ended.describe());
    rossi.ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    program.ask(WHO_AM_I, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    as_auditor.does(WHO_AM_I, json!({})).await?;
    ensure!(admin.finds_account(&rossi.account).await?["programs"][0]["holds"] == false);
    admin.asks_to_end_capacity(&rossi.capacity.id, 2, None).await?.is_refused_with("CAPACITY_ENDED")?;
    Ok(())
}

#[story]
async fn a_capacity_that_began_today_or_begins_later_never_holds(hub: Hub) -> Result {
    let (admin, account) = (hub.admin().await?, hub.registers_account("Maria Verdi").await?);
    let auditor = |from: &str| json!({ "role": "AUDITOR", "validFrom": from });
    let given = async |version: i64, from: &str| {
        admin.asks_to_entitle(&account.id, version, auditor(from)).await?.succeeds()?.text("entitleAccount.capacity.id")
    };
    let today = hub.today().to_string();
    let (begun, later, kept) = (given(1, &today).await?, given(2, "2027-01-01").await?, given(3, &today).await?);

    let begun = admin.asks_to_end_capacity(&begun, 4, None).await?.succeeds()?;
    let later = admin.asks_to_end_capacity(&later, 5, None).await?.succeeds()?;
    let kept = admin.asks_to_end_capacity(&kept, 6, Some("2026-06-30")).await?.succeeds()?;

    ensure!(later.text("endCapacity.capacity.validTo")? == "2026-12-31");
    ensure!(begun.text("endCapacity.capacity.validTo")? < today);
    ensure!(kept.text("endCapacity.capacity.validTo")? == "2026-06-30");
    ensure!(hub.stranger().can_sign_in(&account.email, PASSWORD).await?, "the one that was kept holds");
    Ok(())
}

#[story(once)]
async fn what_an_administrator_ends_is_ended_on_every_hub_within_a_second(hub: Hub) -> Result {
    let (other, admin) = (hub.another().await?, hub.admin().await?);
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let (mut first, mut second) = (rossi.at(&other).opens_a_socket().await?, neri.at(&other).opens_a_socket().await?);

    admin.asks_to("disableAccount", &rossi.account.id, 1).await?.succeeds()?;
    ensure!(first.closes_within(A_SECOND).await?.code == 4403);
    admin.asks_for_a_password(&neri.account.id, 1, None).await?.succeeds()?;
    ensure!(second.closes_within(A_SECOND).await?.code == 4403);

    rossi.at(&other).ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    neri.at(&other).ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story]
async fn a_new_password_replaces_the_one_before_and_programs_go_on(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let program = rossi.program(&rossi.makes_a_token("Gestionale", &["READ"]).await?.secret);

    let drawn = admin.asks_for_a_password(&rossi.account.id, 1, None).await?.succeeds()?.text("setAccountPassword.password")?;
    rossi.ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    program.does(WHO_AM_I, json!({})).await?;
    ensure!(!hub.stranger().can_sign_in(&rossi.account.email, PASSWORD).await?);
    ensure!(hub.stranger().can_sign_in(&rossi.account.email, &drawn).await?);

    let given = admin.asks_for_a_password(&rossi.account.id, 2, Some("un'altra password")).await?.succeeds()?;
    ensure!(given.is_null("setAccountPassword.password")?);
    ensure!(hub.stranger().can_sign_in(&rossi.account.email, "un'altra password").await?);
    Ok(())
}

#[story]
async fn a_disabled_account_signs_in_again_once_it_is_enabled_and_its_programs_are_gone(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let program = rossi.program(&rossi.makes_a_token("Gestionale", &["READ"]).await?.secret);

    let disabled = admin.asks_to("disableAccount", &rossi.account.id, 1).await?.succeeds()?;
    let refused = hub.stranger().can_sign_in(&rossi.account.email, PASSWORD).await?;
    program.ask(WHO_AM_I, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let enabled = admin.asks_to("enableAccount", &rossi.account.id, 2).await?.succeeds()?;

    ensure!(disabled.text("disableAccount.account.status")? == "DISABLED" && !refused);
    ensure!(disabled.get("disableAccount.account.programs")? == &json!([{ "holds": false }]), "{}", disabled.describe());
    ensure!(enabled.text("enableAccount.account.status")? == "ACTIVE" && enabled.number("enableAccount.account.version")? == 3);
    ensure!(hub.stranger().can_sign_in(&rossi.account.email, PASSWORD).await?);
    program.ask(WHO_AM_I, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn who_has_lost_their_second_factors_signs_in_without_once_they_are_reset(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.adds_codes(&hub).await?;
    let begun = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;

    let reset = admin.asks_to("resetSecondFactors", &rossi.account.id, 1).await?.succeeds()?;

    ensure!(reset.list("resetSecondFactors.account.secondFactors")?.is_empty(), "{}", reset.describe());
    rossi.ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let late = rossi.elsewhere().confirms(&begun, json!({ "code": "123456" })).await?;
    ensure!(!late.user_codes().is_empty(), "what had begun with the old factor goes on, {}", late.describe());
    ensure!(hub.stranger().can_sign_in(&rossi.account.email, PASSWORD).await?);
    Ok(())
}

#[story]
async fn the_owner_finds_a_notice_of_each_change_without_the_address_of_the_administrator(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let elsewhere = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let id = &rossi.account.id;
    let session = admin.finds_account(&rossi.account).await?["sessions"][0]["id"].clone();
    let revoke = "mutation End($id: ID!) { revokeSession(id: $id) { sessionId userErrors { code } } }";

    admin.does(revoke, json!({ "id": session })).await?;
    let given = admin.asks_to_entitle(id, 1, json!({ "role": "AUDITOR" })).await?.succeeds()?.text("entitleAccount.capacity.id")?;
    admin.asks_to_end_capacity(&given, 2, None).await?.succeeds()?;
    admin.asks_to("resetSecondFactors", id, 3).await?.succeeds()?;
    admin.asks_to("disableAccount", id, 4).await?.succeeds()?;
    admin.asks_to("enableAccount", id, 5).await?.succeeds()?;
    admin.asks_for_a_password(id, 6, Some(PASSWORD)).await?.succeeds()?;

    elsewhere.ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let again = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let notices = again.does(MY_NOTICES, json!({})).await?.list("mySecurityNotices.nodes")?;
    let mut kinds: Vec<_> = notices.iter().filter_map(|notice| notice["kind"].as_str()).collect();
    kinds.sort_unstable();
    let expected = [
        "ACCOUNT_DISABLED",
        "ACCOUNT_ENABLED",
        "CAPACITY_ADDED",
        "CAPACITY_ENDED",
        "PASSWORD_RESET",
        "SECOND_FACTOR_RESET",
        "SESSION_ENDED",
    ];
    ensure!(kinds == expected, "{kinds:?}");
    ensure!(notices.iter().all(|notice| notice["address"].is_null() && notice["agent"].is_null()), "{notices:?}");
    Ok(())
}

#[story]
async fn each_act_and_each_read_of_an_account_is_in_the_access_log_and_the_auditor_finds_it(hub: Hub) -> Result {
    let (rossi, admin, auditor) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?, hub.auditor().await?);
    let neri = hub.registers_account("Paolo Neri").await?;
    let id = &rossi.account.id;

    admin.finds_account(&rossi.account).await?;
    admin.does("query Node($id: ID!) { node(id: $id) { id } }", json!({ "id": rossi.capacity.id })).await?;
    admin.asks_to_entitle(id, 1, json!({ "role": "AUDITOR" })).await?.succeeds()?;
    admin.asks_to_entitle(id, 1, json!({ "role": "AUDITOR" })).await?.is_refused_with("ACCOUNT_VERSION_CONFLICT")?;
    admin.asks_to("disableAccount", &neri.id, 1).await?.succeeds()?;
    let created = admin.asks_for_an_account(hub.new_person("Maria Verdi")?).await?.succeeds()?.text("createAccount.account.id")?;

    let about = |account: &str| {
        let query = "query About($id: ID!) { accessLog(filter: { accountId: $id }, first: 100) { nodes {
            kind operation person { name } role accounts employers fields } } }";
        auditor.does(query, json!({ "id": account }))
    };
    entries(&admin, |entry| entry["operation"] == "Create").await?;
    let of_rossi = about(id).await?.list("accessLog.nodes")?;
    let operations: Vec<_> = of_rossi.iter().rev().filter_map(|entry| entry["operation"].as_str()).collect();
    ensure!(operations == ["Accounts", "Node", "Entitle", "Entitle"], "what was refused too: {of_rossi:?}");
    let all = |entry: &Value| entry["accounts"] == json!([id]) && entry["role"] == "ADMIN" && entry["employers"] == json!([]);
    ensure!(of_rossi.iter().all(all), "{of_rossi:?}");
    ensure!(of_rossi[0]["kind"] == "CHANGE" && of_rossi[0]["fields"] == json!(["entitleAccount"]), "{of_rossi:?}");
    ensure!(of_rossi[3]["kind"] == "READ", "{of_rossi:?}");
    ensure!(about(&neri.id).await?.list("accessLog.nodes")?.len() == 1 && about(&created).await?.list("accessLog.nodes")?.len() == 1);
    let own = admin.does("{ accessLog(first: 100) { nodes { operation accounts } } }", json!({})).await?.list("accessLog.nodes")?;
    ensure!(own.iter().any(|entry| entry["operation"] == "Act" && entry["accounts"] == json!([neri.id])), "{own:?}");
    Ok(())
}

#[story]
async fn an_entry_about_an_account_is_covered_by_the_chain(hub: Hub) -> Result {
    let (admin, auditor) = (hub.admin().await?, hub.auditor().await?);
    let neri = hub.registers_account("Paolo Neri").await?;
    admin.asks_to("disableAccount", &neri.id, 1).await?.succeeds()?;
    entries(&admin, |entry| entry["operation"] == "Act").await?;
    hub.wait(chrono::Duration::days(1));
    let auditor = hub.sign_in(auditor.account.clone(), auditor.capacity.clone()).await?;
    omnia_hub::access_log::seal_days(hub.app()).await?;
    let verify = "{ verifyAccessLog(day: \"2026-03-16\") { isIntact } }";

    let before = auditor.does(verify, json!({})).await?;
    let hide = "update hub.access_entry set accounts = '{}' where cardinality(accounts) > 0";
    hub.as_owner(async |db| Ok(sqlx::query(hide).execute(db).await.map(drop)?)).await?;
    let after = auditor.does(verify, json!({})).await?;

    ensure!(before.read::<bool>("verifyAccessLog.isIntact")? && !after.read::<bool>("verifyAccessLog.isIntact")?);
    Ok(())
}

#[story]
async fn an_account_is_made_once_for_its_key_and_its_password_is_shown_once(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let create = "mutation($input: CreateAccountInput!, $key: String) { createAccount(input: $input, idempotencyKey: $key) {
        password account { id } userErrors { code path } } }";
    let asks = async |input: &Value| admin.ask(create, json!({ "input": input, "key": "richiesta-1" })).await;
    let (maria, luca) = (hub.new_person("Maria Verdi")?, hub.new_person("Luca Neri")?);

    let [first, second] = {
        let (one, two) = tokio::join!(asks(&maria), asks(&maria));
        [one?, two?]
    };
    let again = asks(&maria).await?;
    let other = asks(&luca).await?;

    let id = again.text("createAccount.account.id")?;
    ensure!(first.text("createAccount.account.id")? == id && second.text("createAccount.account.id")? == id);
    let shown = [&first, &second, &again].into_iter().filter(|answer| answer.text("createAccount.password").is_ok()).count();
    ensure!(shown == 1 && again.user_codes() == ["PASSWORD_SHOWN_BEFORE"], "{shown}, {}", again.describe());
    other.is_refused_with("IDEMPOTENCY_KEY_REUSED").map(drop)
}

#[story]
async fn an_employer_finds_in_its_access_log_who_was_let_to_act_for_it_and_no_longer_is(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let maria = hub.registers_account("Maria Verdi").await?;

    let given = admin.asks_to_entitle(&maria.id, 1, json!({ "role": "EMPLOYER", "subject": rossi.id })).await?.succeeds()?;
    entries(&rossi.persona, |entry| entry["kind"] == "CHANGE" && entry["isOwn"] == false).await?;
    let capacity = given.text("entitleAccount.capacity.id")?;
    admin.asks_to_end_capacity(&capacity, 2, None).await?.succeeds()?;

    let ended = entries(&admin, |entry| entry["operation"] == "EndCapacity").await?;
    ensure!(ended["employers"] == json!([rossi.id]), "{ended}");
    Ok(())
}

#[story]
async fn a_search_for_one_person_is_in_the_access_log_also_where_nobody_is_found(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    ensure!(admin.finds_accounts(Some("nessuno@example.org")).await?.is_empty());

    let entry = entries(&admin, |entry| entry["operation"] == "Accounts").await?;
    ensure!(entry["kind"] == "READ" && entry["accounts"] == json!([]), "{entry}");
    Ok(())
}

#[story]
async fn nobody_stays_signed_in_with_the_password_of_before(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let email = &rossi.account.email;
    let signs_in = async || {
        let mut client = hub.stranger();
        let answer = client.signs_in(email, PASSWORD).await;
        answer.map(|()| client).ok()
    };

    let (one, two, three, four, set) = tokio::join!(
        signs_in(),
        signs_in(),
        signs_in(),
        signs_in(),
        admin.asks_for_a_password(&rossi.account.id, 1, Some("una password lunga"))
    );

    set?.succeeds()?;
    for client in [one, two, three, four].into_iter().flatten() {
        client.ask(CAN_READ, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    }
    ensure!(hub.stranger().can_sign_in(email, "una password lunga").await?);
    Ok(())
}
