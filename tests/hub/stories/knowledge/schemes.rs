//! The benefits other than the ordinary one: the allowance of the wage-integration fund, those of bilateral funds, and agriculture.

use chrono::Days;

use crate::world::*;

/// A firm of commerce, which the wage-integration fund serves.
async fn shop(hub: &Hub) -> Result<Employer> {
    let shop = hub.employer("Ferramenta Bianchi").await?;
    hub.marks(&shop.position, "70501", &["0J"]).await?;
    Ok(shop)
}

/// What the allowance is asked with.
fn content_of_allowance(hub: &Hub) -> Value {
    let mut content = content(hub.today());
    content["circumstances"] = json!({ "averageEmployees": "8.00" });
    content
}

#[story(everywhere)]
async fn the_allowance_of_the_wage_integration_fund_goes_from_the_draft_to_the_protocol(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, content_of_allowance(&hub)).await?;

    let found = shop.checks(&draft, None).await?.list("checkDraft")?;
    ensure!(has_alert(&found, "R25", "BLOCKING"), "{found:?}");
    shop.attaches(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    let found = shop.checks(&draft, None).await?.list("checkDraft")?;
    ensure!(!found.iter().any(|alert| alert["severity"] != "INFO"), "{found:?}");
    let sent = shop.submits_draft(&draft).await?;

    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    Ok(())
}

#[story]
async fn the_allowance_of_a_firm_of_more_than_fifteen_is_not_asked_for_extraordinary_causes(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, content_of_allowance(&hub)).await?;
    let crisis = |employees: &str| json!({ "cause": "COMPANY_CRISIS", "circumstances": { "averageEmployees": employees } });

    let small = shop.checks(&draft, Some(crisis("15.00"))).await?.list("checkDraft")?;
    let large = shop.checks(&draft, Some(crisis("15.01"))).await?.list("checkDraft")?;

    ensure!(!has_alert(&small, "R45", "BLOCKING"), "{small:?}");
    ensure!(has_alert(&large, "R45", "BLOCKING"), "{large:?}");
    Ok(())
}

#[story]
async fn an_allowance_asked_for_too_early_is_stopped_and_a_late_one_is_warned(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, content_of_allowance(&hub)).await?;
    let from = |from: &str, to: &str| json!({ "period": { "from": from, "to": to }, "unionStep": null });

    // Today is 16 March 2026.
    let thirty_days = shop.checks(&draft, Some(from("2026-04-15", "2026-04-26"))).await?.list("checkDraft")?;
    let one_more = shop.checks(&draft, Some(from("2026-04-16", "2026-04-26"))).await?.list("checkDraft")?;
    let in_time = shop.checks(&draft, Some(from("2026-03-01", "2026-03-15"))).await?.list("checkDraft")?;
    let late = shop.checks(&draft, Some(from("2026-02-27", "2026-03-15"))).await?.list("checkDraft")?;

    ensure!(!thirty_days.iter().any(|alert| alert["rule"] == "R43"), "{thirty_days:?}");
    ensure!(has_alert(&one_more, "R43", "BLOCKING"), "{one_more:?}");
    ensure!(!in_time.iter().any(|alert| alert["rule"] == "R43"), "{in_time:?}");
    ensure!(has_alert(&late, "R43", "WARNING") && has_alert(&late, "R03", "WARNING"), "{late:?}");
    Ok(())
}

#[story]
async fn an_allowance_sent_too_early_is_refused_until_its_window_opens(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let mut content = content_of_allowance(&hub);
    let from = hub.today().checked_add_days(Days::new(40)).context("a day")?;
    content["period"] = json!({ "from": from, "to": from.checked_add_days(Days::new(13)) });
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, content).await?;
    hub.has_the_report(&draft).await?;

    let refused = shop.tries_to_submit(&draft, "early").await?.is_refused_with("BLOCKED_BY_ALERT")?;
    hub.wait(chrono::Duration::days(10));
    let shop = hub.sign_in(shop.account.clone(), shop.capacity.clone()).await?;
    let sent = shop.submits_draft(&draft).await?;

    ensure!(refused.message()?.contains("R43"), "{}", refused.describe());
    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    Ok(())
}

#[story]
async fn the_allowance_of_a_fund_is_refused_while_the_fund_is_not_named(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let draft = shop.drafts_a("AIS_FUND", &shop.position.unit, content_of_allowance(&hub)).await?;

    let refused = shop.tries_to_submit(&draft, "fundless").await?.is_refused_with("FIELD_MISSING")?;
    let in_italian = shop.speaking("it").tries_to_submit(&draft, "senza-fondo").await?.is_refused_with("FIELD_MISSING")?;
    shop.changes(&draft, json!({ "fund": "PROFESSIONAL_ACTIVITIES" })).await?.succeeds()?;
    let sent = shop.submits_draft(&draft).await?;

    ensure!(refused.get("submitApplication.userErrors.0.path")? == &json!(["fund"]), "{}", refused.describe());
    ensure!(refused.message()?.contains("fill it in") && refused.message()? != in_italian.message()?);
    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    Ok(())
}

#[story]
async fn a_fund_that_the_platform_does_not_serve_yet_is_refused_with_the_day(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let mut content = content_of_allowance(&hub);
    content["fund"] = json!("CREDIT");
    let draft = shop.drafts_a("AIS_FUND", &shop.position.unit, content).await?;

    let refused = shop.tries_to_submit(&draft, "closed").await?.is_refused_with("BENEFIT_CHANNEL_CLOSED")?;

    ensure!(refused.message()?.contains("2026-03-16") && refused.message()?.contains("suggestedBenefits"), "{}", refused.describe());
    ensure!(shop.status_of(&draft).await? == "DRAFT");
    Ok(())
}

/// A farm, and what it asks for three days of frost.
async fn farm(hub: &Hub) -> Result<(Employer, Value)> {
    let farm = hub.employer("Azienda Agricola Verdi").await?;
    hub.marks(&farm.position, "50102", &[]).await?;
    let mut worker = worker("RSSMRA85T10A562S");
    worker["hoursRequested"] = json!("24.00");
    worker["iban"] = json!("IT60X0542811101000000123456");
    worker["agricultural"] = json!({ "daysWithFirm": 200, "used": [{ "year": 2026, "days": 87 }],
        "days": [{ "date": "2026-03-09" }, { "date": "2026-03-10" }, { "date": "2026-03-11" }] });
    let content = json!({
        "cause": "WEATHER_AGRICULTURE", "period": { "from": "2026-03-09", "to": "2026-03-11" },
        "hoursRequested": "24.00", "paymentMode": "DIRECT", "beneficiaries": [worker],
    });
    Ok((farm, content))
}

#[story(everywhere)]
async fn an_application_for_farm_workers_is_drafted_checked_and_submitted(hub: Hub) -> Result {
    let (farm, content) = farm(&hub).await?;

    let draft = farm.drafts_a("CISOA", &farm.position.unit, content).await?;
    let found = farm.checks(&draft, None).await?.list("checkDraft")?;
    let sent = farm.submits_draft(&draft).await?;

    ensure!(!found.iter().any(|alert| alert["severity"] != "INFO"), "{found:?}");
    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    Ok(())
}

#[story]
async fn a_farm_worker_has_ninety_days_a_year_and_the_one_after_is_warned(hub: Hub) -> Result {
    let (farm, content) = farm(&hub).await?;
    let draft = farm.drafts_a("CISOA", &farm.position.unit, content.clone()).await?;
    let mut one_more = content["beneficiaries"].clone();
    one_more[0]["agricultural"]["used"][0]["days"] = json!(88);

    let ninety = farm.checks(&draft, None).await?.list("checkDraft")?;
    let ninety_one = farm.checks(&draft, Some(json!({ "beneficiaries": one_more }))).await?.list("checkDraft")?;

    ensure!(!ninety.iter().any(|alert| alert["rule"] == "R47"), "{ninety:?}");
    let found = ninety_one.iter().find(|alert| alert["rule"] == "R47").context("R47")?;
    ensure!(found["severity"] == "WARNING" && found["message"]["text"].as_str().is_some_and(|text| text.contains("90")), "{found}");
    Ok(())
}

#[story]
async fn a_farm_worker_short_of_days_or_with_a_term_is_warned(hub: Hub) -> Result {
    let (farm, content) = farm(&hub).await?;
    let draft = farm.drafts_a("CISOA", &farm.position.unit, content.clone()).await?;
    let mut seasonal = content["beneficiaries"].clone();
    seasonal[0]["agricultural"]["daysWithFirm"] = json!(180);
    seasonal[0]["agricultural"]["fixedTerm"] = json!(true);

    let found = farm.checks(&draft, Some(json!({ "beneficiaries": seasonal }))).await?.list("checkDraft")?;

    let count = found.iter().filter(|alert| alert["rule"] == "R47").count();
    ensure!(count == 2 && has_alert(&found, "R47", "WARNING"), "{found:?}");
    Ok(())
}

#[story]
async fn weeks_of_the_fund_that_the_employer_declares_count_too(hub: Hub) -> Result {
    let shop = shop(&hub).await?;
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, content_of_allowance(&hub)).await?;
    let granted = |to: &str| {
        let grant = json!({ "reference": "25/3", "benefit": "AIS_FIS", "from": "2025-03-03", "to": to });
        json!({ "circumstances": { "averageEmployees": "5.00", "earlierGrants": [grant] } })
    };

    let few = shop.checks(&draft, Some(granted("2025-03-16"))).await?.list("checkDraft")?;
    let many = shop.checks(&draft, Some(granted("2025-06-01"))).await?.list("checkDraft")?;

    ensure!(!few.iter().any(|alert| alert["rule"] == "R44"), "{few:?}");
    ensure!(has_alert(&many, "R44", "WARNING"), "{many:?}");
    Ok(())
}

const CIRCUMSTANCES: &str = "query($id: ID!) { application(id: $id) { circumstances {
    averageEmployees weeklyHoursSuspended sixDayWeek heat insolventSince neverUsed lastUsedOn reducedBefore counting
    earlierGrants { reference benefit cause from to hours } usedDays { from to } beside { kind from to taxCodes } } } }";

#[story]
async fn what_is_read_of_the_circumstances_and_written_back_loses_no_worker(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let mut extraordinary = content(hub.today())["period"].clone();
    extraordinary["kind"] = json!("CIGS");
    extraordinary["taxCodes"] = json!(["rssmra85t10a562s"]);
    rossi.changes(&draft, json!({ "circumstances": { "beside": [extraordinary] } })).await?.succeeds()?;

    let read = rossi.does(CIRCUMSTANCES, json!({ "id": draft.id })).await?;
    rossi.changes(&draft, json!({ "circumstances": read.get("application.circumstances")? })).await?.succeeds()?;

    let again = rossi.does(CIRCUMSTANCES, json!({ "id": draft.id })).await?;
    let alerts = rossi.reads_alerts(&draft).await?;
    ensure!(again.get("application.circumstances")? == read.get("application.circumstances")?, "{}", again.describe());
    ensure!(again.text("application.circumstances.beside.0.taxCodes.0")? == "RSSMRA85T10A562S", "{}", again.describe());
    ensure!(has_alert(&alerts, "R20", "BLOCKING"), "{alerts:?}");
    Ok(())
}

#[story]
async fn the_workers_of_other_benefits_are_masked_for_the_auditor(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, auditor) = (hub.operator(&rossi.position.office).await?, hub.auditor().await?);
    let draft = rossi.completes_a_draft(&hub).await?;
    let ended = json!({ "kind": "CIGS", "from": "2024-01-08", "to": "2024-03-03", "taxCodes": ["RSSMRA85T10A562S"] });
    rossi.changes(&draft, json!({ "circumstances": { "beside": [ended] } })).await?.succeeds()?;
    rossi.attaches(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    rossi.submits_draft(&draft).await?;

    let masked = auditor.does(CIRCUMSTANCES, json!({ "id": draft.id })).await?;
    let whole = operator.does(CIRCUMSTANCES, json!({ "id": draft.id })).await?;

    ensure!(masked.text("application.circumstances.beside.0.taxCodes.0")? == "RSS************S", "{}", masked.describe());
    ensure!(whole.text("application.circumstances.beside.0.taxCodes.0")? == "RSSMRA85T10A562S");
    Ok(())
}

#[story]
async fn the_workers_of_other_benefits_are_persons_each_once_and_ten_thousand_in_all(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;
    let declared = |codes: Value| {
        let other = json!({ "kind": "CIGS", "from": "2024-01-08", "to": "2024-03-03", "taxCodes": codes });
        json!({ "circumstances": { "beside": [other.clone(), other] } })
    };

    let crowd = rossi.changes(&draft, declared(json!(vec!["RSSMRA85T10A562S"; 5_001]))).await?;
    let twice = rossi.changes(&draft, declared(json!(["RSSMRA85T10A562S", "rssmra85t10a562s"]))).await?;
    let of_a_body = rossi.changes(&draft, declared(json!(["01234567897"]))).await?;

    crowd.is_refused_with("LIST_TOO_LONG")?;
    twice.is_refused_with("WORKER_TWICE")?;
    of_a_body.is_refused_with("TAX_CODE_OF_BODY")?;
    ensure!(hub.holdings().await? == before, "something was written");
    let many = "{ viewer { employerHub { applications(first: 100) { nodes { circumstances { beside { taxCodes } } } } } } }";
    rossi.ask(many, json!({})).await?.fails_with("DOCUMENT_TOO_COMPLEX")?;
    Ok(())
}
