//! Applications, from the draft to the protocol.

use chrono::Duration;
use omnia_hub::core::ids::ColleagueId;

use crate::world::*;

#[story(everywhere)]
async fn an_employer_compiles_with_the_help_of_alerts_and_submits(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.drafts_for(&rossi.position.unit, json!({})).await?;

    ensure!(rossi.is_warned_of(&application).await? == ["R12", "R22", "R25"]);
    rossi.changes(&application, content(hub.today())).await?.succeeds()?;
    ensure!(rossi.is_warned_of(&application).await? == ["R25"]);
    rossi.tries_to_submit(&application, "first").await?.is_refused_with("BLOCKED_BY_ALERT")?;
    hub.has_the_report(&application).await?;
    let answer = rossi.submits_draft(&application).await?;

    ensure!(answer.text("submitApplication.application.status")? == "PROTOCOLLED");
    ensure!(
        answer.text("submitApplication.application.protocolNumber")? == format!("INPS.{}.16/03/2026.0000001", rossi.position.office.code)
    );
    Ok(())
}

/// The fields of which a list reads a summary alone.
const OF_A_SUMMARY: &str = "id version status benefit cause period { from to } weeks createdAt updatedAt submittedAt protocolNumber
    blockingAlerts warningAlerts infoAlerts documentCount employer { name } alerts { rule } documents { id kind } history { to actor { name } }";

#[story]
async fn a_list_of_few_fields_shows_what_the_application_itself_shows(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.submits(&hub).await?;
    let listed =
        |fields: &str| format!("{{ viewer {{ employerHub {{ applications {{ nodes {{ {fields} }} edges {{ node {{ id }} }} }} }} }} }}");

    let summary = rossi.does(&listed(OF_A_SUMMARY), json!({})).await?;
    let whole = rossi.does(&listed(&format!("{OF_A_SUMMARY} hoursRequested paymentMode workforce {{ workers }}")), json!({})).await?;
    let itself = format!("query($id: ID!) {{ application(id: $id) {{ {OF_A_SUMMARY} }} }}");
    let itself = rossi.does(&itself, json!({ "id": application.id })).await?;

    let first = |answer: &Answer| answer.body["data"]["viewer"]["employerHub"]["applications"]["nodes"][0].clone();
    ensure!(first(&summary) == itself.body["data"]["application"], "{}", summary.describe());
    ensure!(first(&whole)["hoursRequested"] == "80.00" && !first(&whole)["workforce"][0]["workers"].is_null(), "{}", whole.describe());
    Ok(())
}

#[story]
async fn what_an_application_lacks_is_reported_field_by_field(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut all_but_these = content(hub.today());
    for field in ["cause", "period", "hoursRequested", "paymentMode", "beneficiaries"] {
        all_but_these[field] = Value::Null;
    }
    let application = rossi.drafts_for(&rossi.position.unit, all_but_these).await?;
    hub.has_the_report(&application).await?;

    let refused = rossi.tries_to_submit(&application, "sparse").await?;

    let errors = refused.list("submitApplication.userErrors")?;
    ensure!(errors.iter().all(|error| error["code"] == "FIELD_MISSING"), "{}", refused.describe());
    ensure!(
        errors.iter().map(|error| &error["path"][0]).eq(["cause", "period", "hoursRequested", "paymentMode", "beneficiaries"]),
        "{}",
        refused.describe()
    );
    ensure!(rossi.status_of(&application).await? == "DRAFT");
    Ok(())
}

#[story]
async fn a_draft_without_alerts_that_lacks_a_field_cannot_be_submitted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    rossi.attaches(&application, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    ensure!(rossi.can_submit(&application).await?);

    rossi.changes(&application, json!({ "cause": null })).await?.succeeds()?;

    ensure!(rossi.is_warned_of(&application).await?.is_empty() && !rossi.can_submit(&application).await?);
    rossi.tries_to_submit(&application, "causeless").await?.is_refused_with("FIELD_MISSING")?;
    Ok(())
}

#[story(everywhere)]
async fn a_submission_makes_two_rows_of_history_and_one_event(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&application).await?;
    let events = hub.counts("event", &application).await?;

    let answer = rossi.submits_draft(&application).await?;

    let history = answer.list("submitApplication.application.history")?;
    ensure!(history.iter().map(|change| change["to"].as_str()).eq([Some("DRAFT"), Some("SUBMITTED"), Some("PROTOCOLLED")]), "{history:?}");
    ensure!(hub.counts("event", &application).await? == events + 1);
    Ok(())
}

#[story]
async fn what_a_control_finds_at_the_moment_of_submission_decides(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let first = rossi.completes_a_draft(&hub).await?;
    let second = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&first).await?;
    hub.has_the_report(&second).await?;
    rossi.submits_draft(&first).await?;

    let refused = rossi.tries_to_submit(&second, "second").await?;

    ensure!(
        refused.user_codes().iter().all(|code| *code == "BLOCKED_BY_ALERT") && !refused.user_codes().is_empty(),
        "{}",
        refused.describe()
    );
    ensure!(rossi.status_of(&second).await? == "DRAFT");
    Ok(())
}

#[story]
async fn a_draft_that_was_refused_shows_for_what(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (first, second) = (rossi.completes_a_draft(&hub).await?, rossi.completes_a_draft(&hub).await?);
    for draft in [&first, &second] {
        rossi.attaches(draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    }
    rossi.submits_draft(&first).await?;
    let (version, events) = (rossi.version_of(&second).await?, hub.counts_events("ALERTS_CHANGED", &second).await?);
    ensure!(rossi.can_submit(&second).await?);

    rossi.tries_to_submit(&second, "twin").await?.is_refused_with("BLOCKED_BY_ALERT")?;

    ensure!(rossi.is_warned_of(&second).await? == ["R18"] && !rossi.can_submit(&second).await?);
    ensure!(rossi.version_of(&second).await? == version && rossi.status_of(&second).await? == "DRAFT");
    ensure!(hub.counts_events("ALERTS_CHANGED", &second).await? == events + 1);
    Ok(())
}

#[story]
async fn a_twin_is_found_behind_a_thousand_later_applications(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.submits(&hub).await?;
    hub.archives_on_the_same_days(&rossi, 1_000).await?;

    let twin = rossi.completes_a_draft(&hub).await?;

    ensure!(rossi.is_warned_of(&twin).await? == ["R18", "R25"]);
    Ok(())
}

#[story]
async fn two_twins_submitted_at_once_are_not_both_taken(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (first, second) = (rossi.completes_a_draft(&hub).await?, rossi.completes_a_draft(&hub).await?);
    hub.has_the_report(&first).await?;
    hub.has_the_report(&second).await?;

    let (one, other) = tokio::join!(rossi.tries_to_submit(&first, "one"), rossi.tries_to_submit(&second, "other"));

    let taken = [one?, other?].iter().filter(|answer| answer.user_codes().is_empty() && answer.codes().is_empty()).count();
    ensure!(taken == 1, "{taken} were taken");
    Ok(())
}

#[story]
async fn the_same_key_submits_once_and_answers_alike(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&application).await?;
    let version = rossi.version_of(&application).await?;

    let (one, other) =
        tokio::join!(rossi.submits_version(&application, version, "key"), rossi.submits_version(&application, version, "key"));
    let again = rossi.submits_version(&application, version, "key").await?.succeeds()?;

    let number = again.text("submitApplication.application.protocolNumber")?;
    ensure!(one?.succeeds()?.text("submitApplication.application.protocolNumber")? == number);
    ensure!(other?.succeeds()?.text("submitApplication.application.protocolNumber")? == number);
    ensure!(hub.counts("status_change", &application).await? == 3);
    Ok(())
}

#[story]
async fn a_key_is_not_reused_for_another_application(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.registers_unit(rossi.position.key, 7, "PLANT", &rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    let other = rossi.drafts_for(&verdi, json!({})).await?;

    let refused = rossi.tries_to_submit(&other, &application.id).await?;

    refused.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    Ok(())
}

#[story]
async fn who_changes_an_old_version_learns_what_changed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let application = rossi.completes_a_draft(&hub).await?;
    let version = rossi.version_of(&application).await?;
    studio.changes(&application, json!({ "paymentMode": "DIRECT" })).await?.succeeds()?;

    let refused =
        rossi.changes_version(&application, version, json!({ "paymentMode": null })).await?.is_refused_with("VERSION_CONFLICT")?;

    ensure!(refused.message()?.contains("Anna Bianchi changed paymentMode"), "{}", refused.describe());
    Ok(())
}

#[story(once)]
async fn a_list_in_the_graph_has_a_thousand_workers_and_no_more(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let workers = (0..1_001).map(|_| Ok(worker(&hub.worker_tax_code()?))).collect::<Result<Vec<_>>>()?;

    rossi.changes(&draft, json!({ "beneficiaries": workers })).await?.is_refused_with("LIST_TOO_LONG")?;
    rossi.changes(&draft, json!({ "beneficiaries": workers[..1_000] })).await?.succeeds()?;

    let stored = rossi.does("query($id: ID!) { application(id: $id) { beneficiaryCount } }", json!({ "id": draft.id })).await?;
    ensure!(stored.number("application.beneficiaryCount")? == 1_000, "{}", stored.describe());
    Ok(())
}

#[story]
async fn a_draft_is_seen_by_its_employer_and_its_intermediary_alone(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let neri = hub.employer("Neri Impianti").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let other_studio = hub.intermediary("Studio Gialli").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let auditor = hub.auditor().await?;
    let admin = hub.admin().await?;

    let application = rossi.completes_a_draft(&hub).await?;

    ensure!(rossi.sees(&application).await? && studio.sees(&application).await?);
    ensure!(!neri.sees(&application).await? && !other_studio.sees(&application).await?);
    ensure!(!operator.sees(&application).await? && !auditor.sees(&application).await? && !admin.sees(&application).await?);
    Ok(())
}

#[story]
async fn an_intermediary_submits_on_behalf_of_the_employer(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let application = studio.drafts_for(&rossi.position.unit, content(hub.today())).await?;
    hub.has_the_report(&application).await?;

    let answer = studio.submits_draft(&application).await?;

    let sent = &answer.list("submitApplication.application.history")?[1];
    ensure!(sent["actor"]["name"] == "Anna Bianchi" && sent["onBehalfOf"] == "Rossi Costruzioni", "{sent}");
    Ok(())
}

#[story]
async fn a_copy_starts_a_draft_with_content_and_workers(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.submits(&hub).await?;

    let query = "mutation($id: ID!) { copyApplication(id: $id) {
        application { status version cause beneficiaryCount protocolNumber beneficiaries { edges { node { taxCode } } } } userErrors { code } } }";
    let copy = rossi.does(query, json!({ "id": application.id })).await?;

    ensure!(copy.text("copyApplication.application.status")? == "DRAFT" && copy.is_null("copyApplication.application.protocolNumber")?);
    ensure!(copy.text("copyApplication.application.beneficiaries.edges.0.node.taxCode")? == "RSSMRA85T10A562S");
    Ok(())
}

#[story]
async fn only_a_draft_can_be_deleted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let sent = rossi.submits(&hub).await?;

    rossi.tries("deleteDraft", &draft).await?.succeeds()?;
    rossi.tries("deleteDraft", &sent).await?.is_refused_with("ONLY_DRAFTS")?;

    ensure!(!rossi.sees(&draft).await? && rossi.sees(&sent).await?);
    ensure!(hub.counts("beneficiary", &draft).await? == 0);
    Ok(())
}

#[story]
async fn an_application_is_withdrawn_with_a_reason_before_it_is_decided(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.submits(&hub).await?;

    rossi.tries_to_withdraw(&application, "  ").await?.is_refused_with("TEXT_MISSING")?;
    rossi.tries_to_withdraw(&application, "the work has come back").await?.succeeds()?;
    rossi.tries_to_withdraw(&application, "again").await?.is_refused_with("WRONG_STATUS")?;

    ensure!(rossi.status_of(&application).await? == "WITHDRAWN");
    Ok(())
}

#[story]
async fn an_operator_takes_releases_and_reviews_what_is_of_their_office(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let carla = hub.operator(&rossi.position.office).await?;
    let paolo = hub.operator(&rossi.position.office).await?;
    let stranger = hub.operator(&hub.office("Lecce").await?).await?;
    let application = rossi.submits(&hub).await?;

    ensure!(!stranger.sees(&application).await?);
    carla.tries("reviewApplication", &application).await?.is_refused_with("NOT_TAKEN")?;
    carla.tries("takeApplication", &application).await?.succeeds()?;
    paolo.tries("reviewApplication", &application).await?.is_refused_with("NOT_IN_YOUR_HANDS")?;
    carla.tries("releaseApplication", &application).await?.succeeds()?;
    paolo.tries("takeApplication", &application).await?.succeeds()?;
    paolo.tries("reviewApplication", &application).await?.succeeds()?;

    ensure!(rossi.status_of(&application).await? == "UNDER_REVIEW");
    Ok(())
}

#[story]
async fn of_two_operators_who_take_at_once_one_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let carla = hub.operator(&rossi.position.office).await?;
    let paolo = hub.operator(&rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    let version = rossi.version_of(&application).await?;

    let (one, other) = tokio::join!(
        carla.tries_version("takeApplication", &application, version),
        paolo.tries_version("takeApplication", &application, version)
    );

    let mut codes = [one?, other?].map(|answer| answer.user_codes().join(" "));
    codes.sort();
    ensure!(codes == ["", "VERSION_CONFLICT"], "{codes:?}");
    Ok(())
}

#[story]
async fn the_director_puts_an_application_into_other_hands(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let carla = hub.operator(&rossi.position.office).await?;
    let paolo = hub.operator(&rossi.position.office).await?;
    let director = hub.director(&rossi.position.office).await?;
    let elsewhere = hub.operator(&hub.office("Lecce").await?).await?;
    let application = rossi.submits(&hub).await?;
    carla.tries("takeApplication", &application).await?.succeeds()?;

    let query = "mutation($id: ID!, $version: Int!, $to: ID!) { reassignApplication(id: $id, expectedVersion: $version, operatorId: $to) {
        application { status operator { name } } userErrors { code } } }";
    let version = director.version_of(&application).await?;
    let to = |id: &str| json!({ "id": application.id, "version": version, "to": id });
    director.ask(query, to(&elsewhere.capacity.id)).await?.is_refused_with("OPERATOR_UNKNOWN")?;
    carla.ask(query, to(&paolo.capacity.id)).await?.is_unknown_to_the_role("reassignApplication")?;
    director.does(query, to(&ColleagueId(paolo.capacity.key.0).global().write())).await?;

    paolo.tries("reviewApplication", &application).await?.succeeds()?;
    Ok(())
}

#[story]
async fn personal_data_of_workers_is_masked_for_the_auditor(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;
    let application = rossi.submits(&hub).await?;

    let query = "query($id: ID!) { application(id: $id) { beneficiaries { edges { node { taxCode } } } } }";
    let seen = auditor.does(query, json!({ "id": application.id })).await?;

    ensure!(seen.text("application.beneficiaries.edges.0.node.taxCode")? == "RSS************S");
    Ok(())
}

#[story(once)]
async fn the_tax_code_of_a_sole_trader_is_masked_for_the_auditor(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (carla, auditor) = (hub.operator(&rossi.position.office).await?, hub.auditor().await?);
    let application = rossi.submits(&hub).await?;
    let query = "query($id: ID!) { application(id: $id) { employer { taxCode } } }";
    let a_body = auditor.does(query, json!({ "id": application.id })).await?;
    hub.as_owner(async |db| Ok(sqlx::query("update hub.employer set tax_code = 'RSSMRA85T10A562S'").execute(db).await.map(drop)?)).await?;

    let seen = auditor.does(query, json!({ "id": application.id })).await?;
    let whole = carla.does(query, json!({ "id": application.id })).await?;

    ensure!(a_body.text("application.employer.taxCode")?.chars().all(|digit| digit.is_ascii_digit()));
    ensure!(seen.text("application.employer.taxCode")? == "RSS************S");
    ensure!(whole.text("application.employer.taxCode")? == "RSSMRA85T10A562S");
    Ok(())
}

#[story]
async fn everything_wrong_with_a_patch_is_reported_together_and_nothing_is_written(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    let version = rossi.version_of(&application).await?;

    let mut tireless = worker("VRDLCU70A41H501I");
    tireless["contractHours"] = json!("1000.00");
    let patch = json!({
        "period": { "from": "2026-03-10", "to": "2026-03-02" },
        "hoursRequested": "-1.00",
        "article10": "Z",
        "workforce": [{ "weeklyHours": "60.00", "workers": 1 }],
        "beneficiaries": [worker("RSSMRA85T10A562T"), worker("01234567897"), tireless],
    });
    let refused = rossi.changes(&application, patch).await?;

    let codes = refused.user_codes();
    let of_fields = ["PERIOD_UPSIDE_DOWN", "HOURS_NOT_POSITIVE", "ARTICLE10_LETTER", "WEEKLY_HOURS"];
    let of_workers = ["INVALID_IDENTIFIER", "TAX_CODE_OF_BODY", "WEEKLY_HOURS"];
    ensure!(codes == [of_fields.as_slice(), of_workers.as_slice()].concat(), "{}", refused.describe());
    ensure!(rossi.version_of(&application).await? == version);
    Ok(())
}

#[story]
async fn a_worker_is_on_the_list_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;

    let twice = json!({ "beneficiaries": [worker("RSSMRA85T10A562S"), worker("rssmra85t10a562s")] });
    let refused = rossi.changes(&application, twice).await?.is_refused_with("WORKER_TWICE")?;

    ensure!(refused.message()?.contains("line 1"), "{}", refused.describe());
    Ok(())
}

#[story]
async fn a_late_application_is_warned_not_blocked(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&application).await?;

    hub.wait(Duration::days(5));
    let rossi_again = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    rossi_again.submits_draft(&application).await?;

    let rules = rossi_again.is_warned_of(&application).await?;
    ensure!(rules.contains(&"R01".to_owned()) && rules.contains(&"R03".to_owned()), "{rules:?}");
    Ok(())
}

#[story]
async fn an_event_within_the_period_does_not_hide_that_an_application_is_late(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let weather = json!({ "cause": "WEATHER_CONSTRUCTION", "article10": "M", "firstEventOn": "2026-03-10",
        "period": { "from": "2026-01-05", "to": "2026-03-15" } });

    let application = rossi.drafts_for(&rossi.position.unit, weather).await?;

    let rules = rossi.is_warned_of(&application).await?;
    ensure!(rules.contains(&"R02".to_owned()) && rules.contains(&"R03".to_owned()), "{rules:?}");
    Ok(())
}

#[story]
async fn the_registered_letter_decides_whether_the_unions_must_be_informed(hub: Hub) -> Result {
    let (quarry, workshop) = (hub.employer("Cave Bianche").await?, hub.employer("Officine Neri").await?);
    hub.reclassifies(&quarry.position, "10601", "N").await?;
    hub.reclassifies(&workshop.position, "10601", "A").await?;
    let mut untold = content(hub.today());
    untold["unionStep"] = Value::Null;
    let mut as_builder = untold.clone();
    as_builder["article10"] = json!("M");

    let of_quarry = quarry.drafts_for(&quarry.position.unit, untold).await?;
    let of_workshop = workshop.drafts_for(&workshop.position.unit, as_builder).await?;

    ensure!(quarry.is_warned_of(&of_quarry).await? == ["R25"]);
    ensure!(workshop.is_warned_of(&of_workshop).await? == ["R22", "R25", "R21"]);
    Ok(())
}

#[story]
async fn errors_are_in_the_language_that_was_asked_for(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;

    let in_italian = rossi.speaking("it").ask("{ application(id: \"x\") { id } }", json!({})).await?;
    let refused = rossi.changes_version(&application, 99, json!({})).await?.is_refused_with("VERSION_CONFLICT")?;

    ensure!(in_italian.codes() == ["BAD_ID"] && in_italian.message()?.contains("Identificativo"), "{}", in_italian.describe());
    ensure!(refused.message()?.contains("The application has changed"), "{}", refused.describe());
    Ok(())
}
