//! What people may not do to delegations, what they mistake, and who is first when two act at once.

use crate::world::*;

#[story(everywhere)]
async fn another_intermediary_neither_sees_a_delegation_nor_touches_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (bianchi, neri) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Neri").await?);
    let draft = bianchi.creates_delegation(&rossi).await?;

    ensure!(neri.sees_delegation(&draft, "id").await?.is_null());
    neri.asks_to_print(&draft).await?.fails_with("NOT_FOUND")?;
    neri.asks_to_activate(&draft).await?.fails_with("NOT_FOUND")?;
    neri.asks_to_renew(&draft, None).await?.fails_with("NOT_FOUND")?;
    neri.asks_to_discard(&draft).await?.fails_with("NOT_FOUND")?;
    neri.asks_to_revoke(&draft, "Nessuno").await?.fails_with("NOT_FOUND")?;

    ensure!(bianchi.sees_delegation(&draft, "version").await?["version"] == 1);
    Ok(())
}

#[story]
async fn another_employer_neither_sees_a_delegation_nor_revokes_it(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;

    ensure!(verdi.sees_delegation(&active, "id").await?.is_null());
    verdi.asks_to_revoke(&active, "Non è mia").await?.fails_with("NOT_FOUND")?;

    ensure!(studio.reaches(&rossi).await?);
    Ok(())
}

#[story]
async fn only_a_practitioner_makes_delegations(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let collaborator = hub.collaborator(&studio, "Sara Blu").await?;
    let input = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.tax_code });
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);

    collaborator.asks_for_a_delegation(input.clone()).await?.fails_with("FORBIDDEN")?;
    rossi.asks_for_a_delegation(input.clone()).await?.is_unknown_to_the_role("createDelegation")?;
    operator.asks_for_a_delegation(input.clone()).await?.is_unknown_to_the_role("createDelegation")?;
    director.asks_for_a_delegation(input.clone()).await?.is_unknown_to_the_role("createDelegation")?;
    hub.auditor().await?.asks_for_a_delegation(input.clone()).await?.is_unknown_to_the_role("createDelegation")?;
    hub.admin().await?.asks_for_a_delegation(input.clone()).await?.is_unknown_to_the_role("createDelegation")?;
    hub.stranger().asks_for_a_delegation(input).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story]
async fn the_employer_can_revoke_and_nothing_else(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let draft = studio.creates_delegation(&rossi).await?;

    rossi.asks_to_print(&draft).await?.is_unknown_to_the_role("printDelegation")?;
    rossi.asks_to_activate(&draft).await?.is_unknown_to_the_role("activateDelegation")?;
    rossi.asks_to_renew(&draft, None).await?.is_unknown_to_the_role("renewDelegation")?;
    rossi.asks_to_discard(&draft).await?.is_unknown_to_the_role("discardDelegation")?;
    rossi.asks_to_sub_delegate(&draft, json!({ "taxCode": rossi.account.tax_code })).await?.is_unknown_to_the_role("subDelegate")?;
    Ok(())
}

#[story]
async fn the_auditor_sees_a_delegation_masked_and_the_administrator_none(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    let masked = format!("{}*******{}", &rossi.tax_code[..3], &rossi.tax_code[10..]);

    let seen = hub.auditor().await?.sees_delegation(&active, "delegatorTaxCode form { english } viewerCan { revoke }").await?;

    ensure!(seen["delegatorTaxCode"] == json!(masked) && seen["viewerCan"]["revoke"] == json!(false), "saw {seen}");
    ensure!(!seen["form"]["english"].as_str().context("a form")?.contains(&rossi.tax_code));
    let (admin, operator) = (hub.admin().await?, hub.operator(&rossi.position.office).await?);
    let by_id = "query($id: ID!) { delegation(id: $id) { id } }";
    admin.ask(by_id, json!({ "id": active.id })).await?.is_unknown_to_the_role("delegation")?;
    operator.ask(by_id, json!({ "id": active.id })).await?.is_unknown_to_the_role("delegation")?;
    Ok(())
}

#[story]
async fn every_wrong_field_of_a_request_is_reported_in_the_readers_language(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let input =
        json!({ "positionNumber": "49-12", "delegatorTaxCode": "RSSMRA85T10A562X", "validFrom": "2026-05-01", "validTo": "2026-04-30" });

    let answer = studio.speaking("it").asks_for_a_delegation(input).await?;

    let errors = answer.user_errors();
    let paths: Vec<_> = errors.iter().map(|error| error["path"][0].as_str().unwrap_or_default()).collect();
    ensure!(paths == ["positionNumber", "delegatorTaxCode", "validTo"], "{}", answer.describe());
    ensure!(errors[2]["message"] == "La data di fine 2026-04-30 precede quella di inizio 2026-05-01.", "{}", answer.describe());
    Ok(())
}

#[story]
async fn a_position_that_is_not_the_delegators_is_refused_like_one_that_does_not_exist(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let refused = async |number: &str, tax_code: &str| {
        let answer = studio.asks_for_a_delegation(json!({ "positionNumber": number, "delegatorTaxCode": tax_code })).await?;
        Ok::<_, anyhow::Error>(answer.is_refused_with("DELEGATION_POSITION_UNKNOWN")?.body.to_string().replace(number, "*"))
    };

    let of_another = refused(&rossi.position.number, &verdi.tax_code).await?;
    let of_nobody = refused("4999999999", &verdi.tax_code).await?;

    ensure!(of_another == of_nobody, "{of_another} reveals more than {of_nobody}");
    Ok(())
}

#[story]
async fn whoever_was_legal_representative_no_longer_delegates(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    hub.closes_capacity(rossi.capacity.key).await?;

    let input = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.account.tax_code });
    studio.asks_for_a_delegation(input).await?.is_refused_with("DELEGATION_POSITION_UNKNOWN")?;
    Ok(())
}

#[story]
async fn a_delegation_of_days_that_are_over_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut studio = hub.intermediary("Studio Bianchi").await?;
    let ask = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.tax_code, "validFrom": "2026-01-01", "validTo": "2026-03-15" });
    studio.asks_for_a_delegation(ask).await?.is_refused_with("DELEGATION_OVER")?;
    let draft = studio.creates_delegation_with(&rossi, None, Some("2026-03-16")).await?;
    let printed = studio.prints(&draft).await?;

    hub.wait(chrono::Duration::days(1));
    studio.persona = hub.sign_in(studio.account.clone(), studio.capacity.clone()).await?;

    studio.asks_to_activate(&printed).await?.is_refused_with("DELEGATION_OVER")?;
    Ok(())
}

#[story]
async fn without_the_declaration_and_the_reference_of_the_form_nothing_is_activated(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let printed = studio.prints(&studio.creates_delegation(&rossi).await?).await?;
    let activate = async |signed: bool, reference: &str| {
        studio.asks_to_activate_with(&printed, json!({ "delegatorSigned": signed, "formReference": reference })).await
    };

    activate(false, "Faldone 7").await?.is_refused_with("DECLARATION_MISSING")?;
    activate(true, "  ").await?.is_refused_with("TEXT_MISSING")?;
    activate(true, "a\u{7}b").await?.is_refused_with("TEXT_NOT_PLAIN")?;
    activate(true, &"x".repeat(201)).await?.is_refused_with("TEXT_TOO_LONG")?;

    ensure!(!studio.reaches(&rossi).await?);
    Ok(())
}

#[story]
async fn each_state_takes_only_the_acts_it_has(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;

    let draft = studio.creates_delegation(&rossi).await?;
    studio.asks_to_activate(&draft).await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    studio.asks_to_revoke(&draft, "Non ancora").await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    studio.asks_to_renew(&draft, None).await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    let printed = studio.prints(&draft).await?;
    studio.asks_to_print(&printed).await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    let active = studio.activates(&printed).await?;
    studio.asks_to_activate(&active).await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    studio.asks_to_discard(&active).await?.is_refused_with("DELEGATION_WRONG_STATUS")?;
    studio.asks_to_renew(&active, Some("2027-01-01")).await?.is_refused_with("DELEGATION_WITHOUT_END")?;
    studio.asks_to_revoke(&active, " ").await?.is_refused_with("TEXT_MISSING")?;
    Ok(())
}

#[story]
async fn a_renewal_that_is_not_later_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, Some("2026-12-31")).await?;

    studio.asks_to_renew(&active, Some("2026-12-31")).await?.is_refused_with("RENEWAL_NOT_LATER")?;
    studio.asks_to_renew(&active, Some("2026-06-30")).await?.is_refused_with("RENEWAL_NOT_LATER")?;
    studio.asks_to_renew(&active, Some("2026-02-30")).await?.fails_with("BAD_DATE")?;
    Ok(())
}

#[story]
async fn a_position_has_one_open_delegation_of_an_intermediary_and_a_new_one_after_it_ends(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (bianchi, neri) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Neri").await?);
    let draft = bianchi.creates_delegation(&rossi).await?;
    let again = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.tax_code });

    bianchi.asks_for_a_delegation(again).await?.is_refused_with("DELEGATION_ALREADY_OPEN")?;
    neri.is_delegated(&rossi, None, None).await?;
    bianchi.asks_to_discard(&draft).await?.succeeds()?;

    bianchi.is_delegated(&rossi, None, None).await?;
    Ok(())
}

#[story]
async fn of_two_who_activate_at_once_one_does_and_the_other_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let printed = studio.prints(&studio.creates_delegation(&rossi).await?).await?;

    let (one, other) = tokio::join!(studio.asks_to_activate(&printed), studio.asks_to_activate(&printed));

    let (one, other) = (one?, other?);
    let (done, refused) = if one.user_codes().is_empty() { (one, other) } else { (other, one) };
    ensure!(done.succeeds()?.number("activateDelegation.delegation.version")? == 3);
    refused.is_refused_with("DELEGATION_VERSION_CONFLICT")?;
    Ok(())
}

#[story]
async fn of_two_who_ask_for_the_same_delegation_at_once_one_gets_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let input = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.tax_code });

    let (one, other) = tokio::join!(studio.asks_for_a_delegation(input.clone()), studio.asks_for_a_delegation(input));

    let (one, other) = (one?, other?);
    let (done, refused) = if one.user_codes().is_empty() { (one, other) } else { (other, one) };
    done.succeeds()?;
    refused.is_refused_with("DELEGATION_ALREADY_OPEN")?;
    Ok(())
}

#[story]
async fn whoever_decided_on_an_earlier_version_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let draft = studio.creates_delegation(&rossi).await?;
    studio.prints(&draft).await?;

    let answer = studio.asks_to_discard(&draft).await?.is_refused_with("DELEGATION_VERSION_CONFLICT")?;

    ensure!(answer.user_errors()[0]["path"] == json!(["expectedVersion"]));
    ensure!(answer.message()?.contains("version 2, you named 1, status PRINTED"), "{}", answer.describe());
    Ok(())
}

#[story]
async fn a_malformed_id_is_distinguished_from_one_that_is_not_found(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let form = |id: &str| Form { id: id.to_owned(), version: 1 };

    studio.asks_to_print(&form("nonsense")).await?.fails_with("BAD_ID")?;
    studio.asks_to_print(&form(&studio.id)).await?.fails_with("NOT_FOUND")?;
    studio.asks_to_end_sub_delegation(&outside(b'B', hub.key())).await?.fails_with("NOT_FOUND")?;
    Ok(())
}
