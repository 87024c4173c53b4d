//! Signing in with the national services card: certificates as cards have them, over the hub's own HTTPS.

use chrono::Duration;
use omnia_hub::core::access::Role;
use rcgen::{ExtendedKeyUsagePurpose, KeyUsagePurpose};

use crate::world::*;

const MY_SESSIONS: &str = "{ mySessions { nodes { scheme assuranceLevel provider isCurrent } } }";
/// A tax code of nobody who has an account.
const STRANGER: &str = "RSSMRA85T10A562S";

#[story]
async fn an_employer_signs_in_with_their_card_and_goes_on_where_they_were_going(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;

    let address = format!("{}?return_to=/manual/it/employer", hub.card_address()?);
    let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(address).await?;

    ensure!(page.status == 303 && page.leads_to()?.path() == "/manual/it/employer", "{}: {}", page.status, page.text);
    let cookie = page.cookie("hub_session").context("a session")?;
    ensure!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure"), "{cookie}");
    let client = page.client(&hub)?;
    let sessions = client.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    let current = sessions.iter().find(|session| session["isCurrent"] == true).context("the session")?;
    ensure!(*current == json!({ "scheme": "CNS", "assuranceLevel": 3, "provider": null, "isCurrent": true }), "{current}");
    let viewer = client.does("{ viewer { account { taxCode } } }", json!({})).await?;
    ensure!(viewer.text("viewer.account.taxCode")? == rossi.account.tax_code);
    Ok(())
}

#[story(once)]
async fn a_tax_code_in_the_serial_number_counts_too(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let code = rossi.account.tax_code.clone();

    for serial_number in [format!("TINIT-{code}"), format!("IT:{code}")] {
        let card = authority.issues_with(&hub, &code, |order| {
            "Mario Rossi".clone_into(&mut order.common_name);
            order.serial_number = Some(serial_number);
        })?;
        Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?.client(&hub)?;
    }
    Ok(())
}

#[story(once)]
async fn a_card_that_has_expired_is_refused_with_its_date_in_both_languages(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues_with(&hub, &rossi.account.tax_code, |order| order.not_after = order.not_before + Duration::days(364))?;

    let english = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
    let italian = Browser::with_card(&files.hub_authority, Some(&card))?.speaking("it").visits(hub.card_address()?).await?;

    let english = english.is_refused_with(403, "CNS_EXPIRED")?;
    ensure!(english.text.contains("expired on 2026-03-15") && english.text.contains("href=\"/sign-in/cns\""), "{}", english.text);
    let italian = italian.is_refused_with(403, "CNS_EXPIRED")?;
    ensure!(italian.text.contains("è scaduto il 2026-03-15") && italian.text.contains("lang=\"it\""), "{}", italian.text);
    Ok(())
}

#[story(once)]
async fn a_card_whose_time_has_not_come_is_refused_until_then(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues_with(&hub, &rossi.account.tax_code, |order| {
        order.not_before += Duration::days(365) + Duration::hours(2);
    })?;
    let browser = Browser::with_card(&files.hub_authority, Some(&card))?;

    let page = browser.visits(hub.card_address()?).await?.is_refused_with(403, "CNS_NOT_YET_VALID")?;
    hub.wait(Duration::hours(3));

    ensure!(page.text.contains("2026-03-16"), "{}", page.text);
    browser.visits(hub.card_address()?).await?.client(&hub)?;
    Ok(())
}

#[story(once)]
async fn a_revoked_card_is_refused_once_the_list_says_so(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (lost, kept) = (authority.issues(&hub, &rossi.account.tax_code)?, authority.issues(&hub, &rossi.account.tax_code)?);
    let browser = Browser::with_card(&files.hub_authority, Some(&lost))?;
    browser.visits(hub.card_address()?).await?.client(&hub)?;

    std::fs::write(&files.lists, authority.lists(hub.now(), &[lost.serial()])?)?;
    let is_refused = async {
        while !browser.visits(hub.card_address()?).await?.text.contains("CNS_REVOKED") {
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        Result::Ok(())
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), is_refused).await.context("the list is not read")??;

    browser.visits(hub.card_address()?).await?.is_refused_with(403, "CNS_REVOKED")?;
    Browser::with_card(&files.hub_authority, Some(&kept))?.visits(hub.card_address()?).await?.client(&hub)?;
    Ok(())
}

#[story(once)]
async fn of_two_lists_of_one_authority_the_newer_holds(hub: Hub) -> Result {
    let authority = CardAuthority::new("CNS")?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;
    let older = authority.lists(hub.now() - Duration::hours(1), &[])?;
    let newer = authority.lists(hub.now(), &[card.serial()])?;

    for lists in [[older.clone(), newer.clone()], [newer, older]] {
        let files = hub.writes_card_files(&[&authority], &lists)?;
        let hub = hub.another_with(|config| files.set(config)).await?;
        let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
        page.is_refused_with(403, "CNS_REVOKED")?;
    }
    Ok(())
}

#[story(once)]
async fn a_list_that_has_expired_lets_nobody_in_and_says_why(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;

    hub.wait(Duration::days(1));

    let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
    let page = page.is_refused_with(503, "CNS_REVOCATION_LIST_EXPIRED")?;
    ensure!(page.headers.contains_key("retry-after") && page.text.contains("has expired"), "{}", page.text);
    Ok(())
}

#[story(once)]
async fn a_card_of_an_authority_without_a_list_lets_nobody_in(hub: Hub) -> Result {
    let (listed, unlisted) = (CardAuthority::new("With a list")?, CardAuthority::new("Without a list")?);
    let files = hub.writes_card_files(&[&listed, &unlisted], &[listed.lists(hub.now(), &[])?])?;
    let hub = hub.another_with(|config| files.set(config)).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = unlisted.issues(&hub, &rossi.account.tax_code)?;

    let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;

    page.is_refused_with(503, "CNS_REVOCATION_LIST_MISSING")?;
    Ok(())
}

#[story(once)]
async fn a_list_that_somebody_else_signed_lets_nobody_in(hub: Hub) -> Result {
    let (authority, namesake) = (CardAuthority::new(AUTHORITY)?, CardAuthority::new(AUTHORITY)?);
    let files = hub.writes_card_files(&[&authority], &[namesake.lists(hub.now(), &[])?])?;
    let hub = hub.another_with(|config| files.set(config)).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;

    let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;

    page.is_refused_with(503, "CNS_REVOCATION_LIST_MISSING")?;
    Ok(())
}

#[story(once)]
async fn a_card_of_another_authority_is_refused_whatever_its_name(hub: Hub) -> Result {
    let (_authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let code = &rossi.account.tax_code;

    for (name, why) in [("Another", "another authority"), (AUTHORITY, "one that calls itself like ours")] {
        let card = CardAuthority::new(name)?.issues(&hub, code)?;
        let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
        page.is_refused_with(403, "CNS_UNKNOWN_AUTHORITY").context(why)?;
    }
    Ok(())
}

#[story(once)]
async fn an_authority_below_ours_is_accepted_until_it_is_revoked(hub: Hub) -> Result {
    let root = CardAuthority::new("Root")?;
    let (below, serial) = root.delegates_to("Below")?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = below.issues(&hub, &rossi.account.tax_code)?;
    let of_below = below.lists(hub.now(), &[])?;
    let good = hub.writes_card_files(&[&root], &[root.lists(hub.now(), &[])?, of_below.clone()])?;
    let revoked = hub.writes_card_files(&[&root], &[root.lists(hub.now(), &[&serial])?, of_below])?;
    let (accepting, refusing) = (hub.another_with(|config| good.set(config)).await?, hub.another_with(|config| revoked.set(config)).await?);

    Browser::with_card(&good.hub_authority, Some(&card))?.visits(accepting.card_address()?).await?.client(&hub)?;
    let page = Browser::with_card(&revoked.hub_authority, Some(&card))?.visits(refusing.card_address()?).await?;

    page.is_refused_with(403, "CNS_REVOKED")?;
    Ok(())
}

#[story(once)]
async fn a_certificate_without_one_tax_code_is_refused(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;

    for (common_name, serial_number) in [
        ("Mario Rossi", None),
        ("RSSMRA85T10A562X/7430010024925855.x", None),
        ("01234567897/7430010024925855.x", None),
        (STRANGER, Some("TINIT-RSSMRA85T50A562W")),
    ] {
        let card = authority.issues_with(&hub, STRANGER, |order| {
            common_name.clone_into(&mut order.common_name);
            order.serial_number = serial_number.map(str::to_owned);
        })?;
        let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
        page.is_refused_with(403, "CNS_WITHOUT_TAX_CODE").context(common_name)?;
    }
    Ok(())
}

#[story(once)]
async fn a_holder_without_an_account_or_a_capacity_is_not_let_in(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let idle = hub.registers_account("Anna Bianchi").await?;
    hub.disables_account(&rossi.account).await?;

    for (code, refusal) in [
        (STRANGER, "IDENTITY_WITHOUT_ACCOUNT"),
        (rossi.account.tax_code.as_str(), "ACCOUNT_DISABLED"),
        (idle.tax_code.as_str(), "NO_CAPACITY"),
    ] {
        let card = authority.issues(&hub, code)?;
        let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
        page.is_refused_with(403, refusal)?;
    }
    Ok(())
}

#[story(once)]
async fn whoever_shows_no_certificate_reads_what_to_do_and_is_asked_again(hub: Hub) -> Result {
    let (_authority, files, hub) = with_cards(&hub).await?;

    let page = Browser::with_card(&files.hub_authority, None)?.visits(hub.card_address()?).await?.is_refused_with(403, "CNS_MISSING")?;

    ensure!(page.text.contains("put the card into the reader") && page.text.contains("href=\"/sign-in/cns\""), "{}", page.text);
    ensure!(page.headers["connection"] == "close", "the browser would not be asked again");
    Ok(())
}

#[story(once)]
async fn a_certificate_for_anything_but_signing_in_is_refused(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let code = &rossi.account.tax_code;

    let others = [
        ("of a server", authority.issues_with(&hub, code, |order| order.purposes = vec![ExtendedKeyUsagePurpose::ServerAuth])?),
        ("for anything", authority.issues_with(&hub, code, |order| order.purposes.clear())?),
        ("for signatures", authority.issues_with(&hub, code, |order| order.usages.push(KeyUsagePurpose::ContentCommitment))?),
        ("for encryption", authority.issues_with(&hub, code, |order| order.usages = vec![KeyUsagePurpose::KeyEncipherment])?),
        ("without the policy of the CNS", authority.issues_with(&hub, code, |order| order.policy.clear())?),
    ];

    for (what, card) in others {
        let page = Browser::with_card(&files.hub_authority, Some(&card))?.visits(hub.card_address()?).await?;
        page.is_refused_with(403, "CNS_NOT_FOR_SIGN_IN").context(what)?;
    }
    Ok(())
}

#[story(once)]
async fn signing_in_with_the_card_ends_the_session_that_the_browser_had(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;
    let browser = Browser::with_card(&files.hub_authority, Some(&card))?;
    let before = browser.visits(hub.card_address()?).await?.client(&hub)?;

    browser.visits(hub.card_address()?).await?.client(&hub)?.does(MY_SESSIONS, json!({})).await?;

    before.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(once)]
async fn anyone_learns_that_the_card_signs_in(hub: Hub) -> Result {
    let (_authority, _files, with_cards) = with_cards(&hub).await?;
    let query = "{ signInProviders { id label kind startPath } }";

    let none = hub.stranger().does(query, json!({})).await?;
    let english = with_cards.stranger().does(query, json!({})).await?;
    let italian = with_cards.stranger().speaking("it").does(query, json!({})).await?;

    ensure!(none.list("signInProviders")?.is_empty());
    let expected = json!([{ "id": "cns", "label": "Sign in with the CNS card", "kind": "CNS", "startPath": "/sign-in/cns" }]);
    ensure!(*english.get("signInProviders")? == expected, "{}", english.describe());
    ensure!(italian.text("signInProviders.0.label")? == "Entra con CNS");
    Ok(())
}

#[story(once)]
async fn a_client_tries_cards_only_so_often(hub: Hub) -> Result {
    let (_authority, _files, hub) = with_cards(&hub).await?;
    let browser = Browser::new()?;
    for _ in 0..60 {
        browser.visits(format!("{}/sign-in/cns", hub.url)).await?.is_refused_with(403, "CNS_MISSING")?;
    }

    let page = browser.visits(format!("{}/sign-in/cns", hub.url)).await?.is_refused_with(429, "TOO_MANY_SIGN_INS")?;

    ensure!(page.headers.contains_key("retry-after"));
    Ok(())
}

#[story(once)]
async fn where_no_card_signs_in_and_to_elsewhere_the_way_is_closed(hub: Hub) -> Result {
    let (_authority, files, with_cards) = with_cards(&hub).await?;
    let browser = Browser::with_card(&files.hub_authority, None)?;

    Browser::new()?.visits(format!("{}/sign-in/cns", hub.url)).await?.is_refused_with(404, "NOT_FOUND")?;
    let elsewhere = format!("{}?return_to=//evil.example", with_cards.card_address()?);
    browser.visits(elsewhere).await?.is_refused_with(400, "BAD_RETURN_PATH")?;
    Ok(())
}

/// The name of the authority of [`with_cards`].
const AUTHORITY: &str = "Regione di prova - CA Cittadini";

/// A hub with cards over its own HTTPS, of one authority that has revoked none.
pub async fn with_cards(hub: &Hub) -> Result<(CardAuthority, CardFiles, Hub)> {
    let authority = CardAuthority::new(AUTHORITY)?;
    let files = hub.writes_card_files(&[&authority], &[authority.lists(hub.now(), &[])?])?;
    let hub = hub.another_with(|config| files.set(config)).await?;
    Ok((authority, files, hub))
}
