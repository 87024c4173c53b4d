//! Delegations: made by the intermediary, signed by the employer, activated, renewed, revoked, ended by the clock.

use std::time::Duration as RealTime;

use chrono::Duration;
use omnia_hub::core::access::{Function, Role};

use crate::world::*;

const LIST: &str = "query($filter: DelegationFilter, $first: Int, $after: String) {
    delegations(filter: $filter, first: $first, after: $after) {
        nodes { id status isExpiring intermediary { name kind } position { number employer { name } } subDelegations { id }
            form { text } viewerCan { revoke } }
        pageInfo { hasNextPage endCursor }
    }
}";

#[story(everywhere)]
async fn an_intermediary_creates_prints_and_activates_and_only_then_sees_the_position(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;

    let draft = studio.creates_delegation(&rossi).await?;
    ensure!(!studio.reaches(&rossi).await?);
    let printed = studio.prints(&draft).await?;
    ensure!(!studio.reaches(&rossi).await?);
    studio.activates(&printed).await?;

    ensure!(studio.reaches(&rossi).await?);
    let seen = studio
        .sees_delegation(&draft, "status version activatedBy { name } signedFormReference position { number } employer { name }")
        .await?;
    ensure!(
        seen == json!({
            "status": "ACTIVE", "version": 3, "activatedBy": { "name": "Anna Bianchi" }, "signedFormReference": "Faldone 7, foglio 12",
            "position": { "number": rossi.position.number }, "employer": { "name": "Rossi Costruzioni" },
        })
    );
    Ok(())
}

#[story]
async fn before_the_activation_a_delegation_shows_what_its_form_names_and_no_more(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;

    let draft = studio.creates_delegation(&rossi).await?;

    let seen = studio.sees_delegation(&draft, "status positionNumber employerName form { text } position { id } employer { id }").await?;
    let named = json!({
        "status": "DRAFT", "positionNumber": rossi.position.number, "employerName": "Rossi Costruzioni",
        "form": null, "position": null, "employer": null,
    });
    ensure!(seen == named, "saw {seen}");
    Ok(())
}

#[story(once)]
async fn the_printed_form_names_both_sides_in_both_languages(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi & \"Figli\" S.r.l.").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let draft = studio.creates_delegation_with(&rossi, Some("2026-04-01"), Some("2027-03-31")).await?;

    let printed = studio.asks_to_print(&draft).await?.succeeds()?;

    let italian = printed.text("printDelegation.delegation.form.italian")?;
    for named in ["Rossi & \"Figli\" S.r.l.", &rossi.position.number, &rossi.tax_code, "Studio Bianchi", "dal 01/04/2026 al 31/03/2027"] {
        ensure!(italian.contains(named), "{named} is missing in\n{italian}");
    }
    let english = printed.text("printDelegation.delegation.form.english")?;
    ensure!(english.contains("holds from 2026-04-01 to 2027-03-31") && english.contains("labour consultant"), "{english}");
    Ok(())
}

#[story]
async fn the_legal_representative_can_be_named_as_delegator(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;

    let input = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.account.tax_code.to_lowercase() });
    studio.asks_for_a_delegation(input).await?.succeeds()?;
    Ok(())
}

#[story(everywhere)]
async fn an_intermediary_whose_delegation_was_revoked_sees_nothing_at_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    ensure!(studio.reaches(&rossi).await?);

    rossi.asks_to_revoke(&active, "Cambio di consulente").await?.succeeds()?;

    ensure!(!studio.reaches(&rossi).await?);
    let seen = studio.sees_delegation(&active, "status endedBy { name } endReason position { id } viewerCan { revoke activate }").await?;
    let revoked = json!({
        "status": "REVOKED", "endedBy": { "name": "Mario Rossi" }, "endReason": "Cambio di consulente", "position": null,
        "viewerCan": { "revoke": false, "activate": false },
    });
    ensure!(seen == revoked, "saw {seen}");
    Ok(())
}

#[story]
async fn an_employee_and_the_intermediary_itself_may_revoke_too(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let (of_rossi, of_verdi) = (studio.is_delegated(&rossi, None, None).await?, studio.is_delegated(&verdi, None, None).await?);
    let account = hub.registers_account("Luca Rossi").await?;
    let capacity = hub.gives_capacity_as(&account, Role::Employer, Function::Employee, Some(rossi.key.0)).await?;
    let employee = hub.sign_in(account, capacity).await?;

    employee.asks_to_revoke(&of_rossi, "Fine incarico").await?.succeeds()?;
    studio.asks_to_revoke(&of_verdi, "Rinuncia all'incarico").await?.succeeds()?;

    ensure!(!studio.reaches(&rossi).await? && !studio.reaches(&verdi).await?);
    Ok(())
}

#[story]
async fn a_revocation_on_one_hub_ends_what_the_delegation_showed_on_the_other_within_a_second(hub: Hub) -> Result {
    let other = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    let draft = studio
        .does(
            "mutation($unit: ID!) { createDraft(input: { unitId: $unit, benefit: CIGO }) { application { id } userErrors { code } } }",
            json!({ "unit": rossi.position.unit.id }),
        )
        .await?
        .text("createDraft.application.id")?;
    let mut socket = studio.at(&other).opens_a_socket().await?;
    let query = "subscription($id: ID!) { applicationStatusChanged(id: $id) { to } }";
    let mut changes = socket.subscribes(query, json!({ "id": draft })).await?;
    changes.is_silent_for(RealTime::from_millis(200)).await?;

    rossi.asks_to_revoke(&active, "Cambio di consulente").await?.succeeds()?;

    ensure!(changes.next_within(RealTime::from_secs(1)).await?.is_none(), "the subscription ends");
    ensure!(!studio.at(&other).reaches(&rossi).await?);
    Ok(())
}

#[story(everywhere)]
async fn a_delegation_holds_from_its_first_day_to_its_last_and_then_expires(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, Some("2026-03-17"), Some("2026-03-18")).await?;
    ensure!(!studio.reaches(&rossi).await?, "its first day is tomorrow");

    for reached in [true, true, false] {
        hub.wait(Duration::days(1));
        studio.persona = hub.sign_in(studio.account.clone(), studio.capacity.clone()).await?;
        ensure!(studio.reaches(&rossi).await? == reached, "on {} it is {reached} that the position is reached", hub.today());
    }
    ensure!(studio.sees_delegation(&active, "status").await?["status"] == "ACTIVE", "nobody has looked at the clock yet");
    hub.does_its_work_of_a_minute().await;

    let seen = studio.sees_delegation(&active, "status version endedBy { name } endedAt").await?;
    ensure!(seen == json!({ "status": "EXPIRED", "version": 4, "endedBy": null, "endedAt": "2026-03-19T09:00:00.000Z" }), "saw {seen}");
    Ok(())
}

#[story]
async fn two_hubs_that_check_the_clock_at_once_end_each_delegation_once(hub: Hub) -> Result {
    let other = hub.another().await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    for _ in 0..250 {
        let position = hub.registers_position(rossi.key, &rossi.position.office).await?;
        hub.registers_delegation(studio.key, position.key).await?;
    }
    hub.as_owner(async |db| Ok(sqlx::query("update hub.delegation set valid_to = '2026-03-15'").execute(db).await.map(drop)?)).await?;

    tokio::join!(hub.does_its_work_of_a_minute(), other.does_its_work_of_a_minute());

    let (versions, announced) = hub
        .as_owner(async |db| {
            let count =
                "select (select count(*) from hub.delegation where status = 'EXPIRED' and version = 2), (select count(*) from hub.event)";
            Ok(sqlx::query_as::<_, (i64, i64)>(count).fetch_one(db).await?)
        })
        .await?;
    ensure!((versions, announced) == (250, 250), "{versions} ended once, {announced} announced");
    Ok(())
}

#[story]
async fn a_renewal_moves_the_end_and_keeps_both_forms(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, Some("2026-04-15")).await?;
    ensure!(studio.sees_delegation(&active, "isExpiring").await?["isExpiring"] == true, "30 days before the end");

    studio.asks_to_renew(&active, Some("2027-03-31")).await?.succeeds()?;

    let seen = studio.sees_delegation(&active, "status version validTo isExpiring signedFormReference renewalFormReference").await?;
    let renewed = json!({
        "status": "ACTIVE", "version": 4, "validTo": "2027-03-31", "isExpiring": false,
        "signedFormReference": "Faldone 7, foglio 12", "renewalFormReference": "Faldone 8",
    });
    ensure!(seen == renewed, "saw {seen}");
    Ok(())
}

#[story]
async fn the_employer_sees_who_acts_for_it_and_may_only_revoke(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (bianchi, neri) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Neri").await?);
    bianchi.is_delegated(&rossi, None, None).await?;
    hub.wait(Duration::minutes(1));
    neri.creates_delegation(&rossi).await?;

    let query = "query($number: PositionNumber!) {
        position(number: $number) {
            delegations { status delegatorTaxCode intermediary { name } viewerCan { print activate renew discard revoke subDelegate } }
        }
    }";
    let answer = rossi.does(query, json!({ "number": rossi.position.number })).await?;

    let can = |revoke: bool| json!({ "print": false, "activate": false, "renew": false, "discard": false, "revoke": revoke, "subDelegate": false });
    let one = |status: &str, name: &str, revoke: bool| json!({ "status": status, "delegatorTaxCode": rossi.tax_code, "intermediary": { "name": name }, "viewerCan": can(revoke) });
    let seen = answer.get("position.delegations")?;
    ensure!(*seen == json!([one("DRAFT", "Studio Neri", false), one("ACTIVE", "Studio Bianchi", true)]), "saw {seen}");
    Ok(())
}

#[story]
async fn a_delegation_is_found_by_status_by_position_and_by_its_end(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let expiring = studio.is_delegated(&rossi, None, Some("2026-04-15")).await?;
    hub.wait(Duration::minutes(1));
    let draft = studio.creates_delegation(&verdi).await?;
    let find = async |filter: Value| -> Result<Vec<String>> {
        let answer = studio.does(LIST, json!({ "filter": filter })).await?;
        answer.list("delegations.nodes")?.iter().map(|node| Ok(node["id"].as_str().context("an id")?.to_owned())).collect()
    };
    let ids = |forms: &[&Form]| forms.iter().map(|form| form.id.clone()).collect::<Vec<_>>();

    ensure!(find(json!({})).await? == ids(&[&draft, &expiring]), "newest first");
    ensure!(find(json!({ "status": ["DRAFT", "PRINTED"] })).await? == ids(&[&draft]));
    ensure!(find(json!({ "expiring": true })).await? == ids(&[&expiring]));
    ensure!(find(json!({ "positionNumber": verdi.position.number })).await? == ids(&[&draft]));
    ensure!(find(json!({ "positionNumber": "0000000000", "expiring": true })).await?.is_empty());
    Ok(())
}

#[story(once)]
async fn a_list_of_delegations_costs_the_same_statements_for_one_and_for_fifty(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    for _ in 0..50 {
        let position = hub.registers_position(rossi.key, &rossi.position.office).await?;
        hub.registers_delegation(studio.key, position.key).await?;
    }

    // The first use of a token looks its session up.
    studio.does(LIST, json!({})).await?;

    let one = studio.does(LIST, json!({ "first": 1 })).await?;
    let fifty = studio.does(LIST, json!({ "first": 50 })).await?;

    ensure!(fifty.list("delegations.nodes")?.len() == 50);
    ensure!(one.cost.statements.len() == fifty.cost.statements.len(), "{:#?}\n{:#?}", one.cost.statements, fifty.cost.statements);
    let rest = studio.does(LIST, json!({ "first": 50, "after": fifty.text("delegations.pageInfo.endCursor")? })).await?;
    ensure!(rest.list("delegations.nodes")?.is_empty());
    Ok(())
}
