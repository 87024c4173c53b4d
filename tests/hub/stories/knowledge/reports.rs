//! The technical report, composed in the application instead of uploaded.

use crate::world::*;

/// Rossi's draft that lacks nothing but the report, and an answer to all that the report asks.
async fn begun(hub: &Hub) -> Result<(Employer, Application, Vec<Value>)> {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(hub).await?;
    let answers = rossi.answers_required_fields("LACK_OF_WORK").await?;
    Ok((rossi, draft, answers))
}

#[story(everywhere)]
async fn an_application_is_submitted_with_the_report_composed_in_it(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;
    ensure!(rossi.is_warned_of(&draft).await? == ["R25"]);

    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;
    ensure!(rossi.is_warned_of(&draft).await?.is_empty());
    let sent = rossi.submits_draft(&draft).await?;

    let report = rossi.reads_the_report(&draft).await?;
    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    ensure!(report.text("application.report.__typename")? == "ComposedReport" && report.list("application.report.missing")?.is_empty());
    ensure!(report.list("application.report.answers")?.len() == answers.len(), "{}", report.describe());
    Ok(())
}

#[story]
async fn what_the_report_lacks_is_reported_field_by_field_and_stops_the_submission(hub: Hub) -> Result {
    let (rossi, draft, mut answers) = begun(&hub).await?;
    answers.retain(|answer| answer["field"] != "MEASURES_TRIED" && answer["field"] != "ORDERS_TREND");

    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;
    let report = rossi.reads_the_report(&draft).await?;
    let alerts = rossi.reads_alerts(&draft).await?;
    let refused = rossi.tries_to_submit(&draft, "incomplete").await?.is_refused_with("BLOCKED_BY_ALERT")?;

    let missing: Vec<_> = report.list("application.report.missing")?.iter().map(|field| field["name"].clone()).collect();
    ensure!(missing == ["MEASURES_TRIED", "ORDERS_TREND"], "{missing:?}");
    let found = alerts.iter().find(|alert| alert["rule"] == "R25").context("R25")?;
    ensure!(found["message"]["english"] == "The technical report lacks 2 of its 12 required fields.", "{found}");
    ensure!(found["computed"][0] == json!({ "name": "fields", "part": "INPUT", "value": "MEASURES_TRIED, ORDERS_TREND" }), "{found}");
    ensure!(refused.message()?.contains("R25"), "{}", refused.describe());
    Ok(())
}

#[story]
async fn yearly_indicators_are_read_back_as_they_were_declared(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;

    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;

    let report = rossi.reads_the_report(&draft).await?;
    let rows = report.list("application.report.indicators.rows")?;
    ensure!(report.text("application.report.indicators.granularity")? == "YEAR");
    ensure!(rows.len() == 2 && rows[0]["year"] == 2024 && rows[1]["year"] == 2025, "{rows:?}");
    ensure!(rows[1]["result"] == "-1500.50" && rows[1]["turnover"] == "1200000.00" && rows[1]["quarter"].is_null(), "{rows:?}");
    Ok(())
}

#[story]
async fn four_quarters_are_a_set_and_three_are_warned(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;
    let patch = |count| json!({ "report": { "answers": answers, "indicators": quarters(count) } });

    rossi.changes(&draft, patch(3)).await?.succeeds()?;
    let three = rossi.reads_alerts(&draft).await?;
    rossi.changes(&draft, patch(4)).await?.succeeds()?;
    let four = rossi.reads_alerts(&draft).await?;
    let report = rossi.reads_the_report(&draft).await?;

    ensure!(has_alert(&three, "R30", "WARNING"), "{three:?}");
    ensure!(!four.iter().any(|alert| alert["rule"] == "R30"), "{four:?}");
    let rows = report.list("application.report.indicators.rows")?;
    ensure!(rows.iter().map(|row| &row["quarter"]).eq(["Q1", "Q2", "Q3", "Q4"]), "{rows:?}");
    Ok(())
}

#[story]
async fn a_report_without_indicators_is_stopped_where_the_cause_needs_them(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;

    rossi.changes(&draft, json!({ "report": { "answers": answers } })).await?.succeeds()?;

    ensure!(rossi.is_warned_of(&draft).await? == ["R30"]);
    rossi.tries_to_submit(&draft, "without-figures").await?.is_refused_with("BLOCKED_BY_ALERT")?;
    Ok(())
}

#[story]
async fn the_composed_report_prevails_over_the_uploaded_one(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;
    rossi.attaches(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    let uploaded = rossi.reads_the_report(&draft).await?;

    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;
    let both = rossi.reads_the_report(&draft).await?;
    let alerts = rossi.reads_alerts(&draft).await?;
    rossi.changes(&draft, json!({ "report": null })).await?.succeeds()?;
    let again = rossi.reads_the_report(&draft).await?;

    ensure!(uploaded.text("application.report.document.fileName")? == "relazione.pdf");
    ensure!(both.text("application.report.__typename")? == "ComposedReport" && has_alert(&alerts, "R25", "WARNING"), "{alerts:?}");
    ensure!(again.text("application.report.__typename")? == "UploadedReport");
    Ok(())
}

#[story]
async fn an_answer_that_the_report_does_not_take_is_refused_in_both_languages_and_nothing_is_written(hub: Hub) -> Result {
    let (rossi, draft, _) = begun(&hub).await?;
    let before = hub.holdings().await?;
    let report = |field: &str, value: Value| json!({ "report": { "answers": [{ "field": field, "value": value }] } });
    let long = "x".repeat(4_001);

    let wrongs = [
        (report("NO_SUCH_FIELD", json!({ "text": "a" })), "REPORT_FIELD_UNKNOWN"),
        (report("WORK_PHASE", json!({ "text": "a" })), "REPORT_FIELD_OF_OTHER_CAUSE"),
        (report("START_DATE", json!({ "text": "ieri" })), "REPORT_ANSWER_OF_OTHER_KIND"),
        (report("ACTIVITY", json!({ "text": long })), "REPORT_ANSWER_TOO_LONG"),
        (report("ACTIVITY", json!({ "text": "a\u{7}b" })), "REPORT_ANSWER_UNPRINTABLE"),
        (json!({ "report": { "indicators": { "granularity": "YEAR", "rows": [{ "year": 1999 }] } } }), "INDICATORS_OUT_OF_CALENDAR"),
        (
            json!({ "report": { "indicators": { "granularity": "YEAR", "rows": [{ "year": 2025 }, { "year": 2025 }] } } }),
            "INDICATORS_TWICE",
        ),
        (
            json!({ "report": { "indicators": { "granularity": "YEAR", "rows": [{ "year": 2025, "quarter": "Q1" }] } } }),
            "INDICATORS_OF_OTHER_GRANULARITY",
        ),
        (json!({ "cause": null, "report": { "answers": [] } }), "REPORT_WITHOUT_CAUSE"),
    ];
    for (patch, code) in wrongs {
        let english = rossi.changes(&draft, patch.clone()).await?.reports_only(code)?;
        let italian = rossi.speaking("it").changes(&draft, patch).await?.reports_only(code)?;
        ensure!(english.message()? != italian.message()?, "{}", italian.describe());
    }

    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn the_weather_is_declared_day_by_day_and_compared_with_the_threshold(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut content = content(hub.today());
    content["cause"] = json!("WEATHER_CONSTRUCTION");
    content["unionStep"] = Value::Null;
    let draft = rossi.drafts_for(&rossi.position.unit, content).await?;
    let answers = rossi.answers_required_fields("WEATHER_CONSTRUCTION").await?;
    let rain = |date: &str, millimetres: &str| json!({ "date": date, "event": "RAIN", "work": "EXCAVATION", "millimetres": millimetres, "from": "07:30", "to": "12:00" });
    let days = [rain("2026-03-03", "1.50"), rain("2026-03-04", "1.40")];

    rossi.changes(&draft, json!({ "report": { "answers": answers, "weatherDays": days } })).await?.succeeds()?;

    let report = rossi.reads_the_report(&draft).await?;
    let found = report.list("application.report.weatherDays")?;
    ensure!(found[0]["verdict"] == "MET" && found[1]["verdict"] == "NOT_MET" && found[0]["from"] == "07:30", "{found:?}");
    let hourless = json!({ "report": { "answers": answers, "weatherDays": [{ "date": "2026-03-03", "event": "RAIN" }] } });
    let found = rossi.checks(&draft, Some(hourless)).await?.list("checkDraft")?;
    ensure!(has_alert(&found, "R26", "BLOCKING"), "{found:?}");
    Ok(())
}

#[story]
async fn a_copy_carries_the_report_with_it(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;
    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;

    let query = "mutation($id: ID!) { copyApplication(id: $id) { application { id } userErrors { code } } }";
    let copied = rossi.does(query, json!({ "id": draft.id })).await?;
    let copy = Application { id: copied.text("copyApplication.application.id")? };

    let (original, copied) = (rossi.reads_the_report(&draft).await?, rossi.reads_the_report(&copy).await?);
    ensure!(original.get("application.report")? == copied.get("application.report")?, "{}", copied.describe());
    Ok(())
}

#[story]
async fn a_document_that_the_report_refers_to_counts_while_the_application_has_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let broken = json!({ "cause": "MACHINERY_BREAKDOWN" });
    let (draft, other) = (rossi.completes_a_draft(&hub).await?, rossi.completes_a_draft(&hub).await?);
    rossi.changes(&draft, broken).await?.succeeds()?;
    let own = rossi.attaches(&draft, "DATA_SHEET", "registro.pdf", pdf()).await?.succeeds()?.text("uploadDocument.document.id")?;
    let anothers = rossi.attaches(&other, "DATA_SHEET", "attestazione.pdf", pdf()).await?.succeeds()?.text("uploadDocument.document.id")?;
    let refers = |record: &str, attestation: &str| {
        let answer = |field: &str, id: &str| json!({ "field": field, "value": { "document": id } });
        json!({ "report": { "answers": [answer("MAINTENANCE_RECORD", record), answer("REPAIR_ATTESTATION", attestation)] } })
    };

    rossi.changes(&draft, refers(&own, &anothers)).await?.succeeds()?;
    let (alerts, report) = (rossi.reads_alerts(&draft).await?, rossi.reads_the_report(&draft).await?);
    let nowhere = rossi.checks(&draft, Some(refers(&own, &outside(b'F', hub.key())))).await?.list("checkDraft")?;
    let whole = rossi.checks(&draft, Some(refers(&own, &own))).await?.list("checkDraft")?;

    let found: Vec<_> = alerts.iter().filter(|alert| alert["rule"] == "R29").collect();
    ensure!(found.len() == 1 && found[0]["message"]["english"].as_str().is_some_and(|text| text.contains("attestation")), "{alerts:?}");
    let missing = report.list("application.report.missing")?;
    ensure!(missing.iter().any(|field| field["name"] == "REPAIR_ATTESTATION"), "{missing:?}");
    ensure!(!missing.iter().any(|field| field["name"] == "MAINTENANCE_RECORD"), "{missing:?}");
    ensure!(has_alert(&nowhere, "R29", "BLOCKING") && !has_alert(&whole, "R29", "BLOCKING"), "{nowhere:?}");
    Ok(())
}

#[story]
async fn free_text_is_not_shown_to_the_auditor(hub: Hub) -> Result {
    let (rossi, draft, answers) = begun(&hub).await?;
    let (operator, auditor) = (hub.operator(&rossi.position.office).await?, hub.auditor().await?);
    rossi.changes(&draft, json!({ "report": { "answers": answers, "indicators": years(2) } })).await?.succeeds()?;
    rossi.submits_draft(&draft).await?;

    let seen = auditor.reads_the_report(&draft).await?.list("application.report.answers")?;
    let whole = operator.reads_the_report(&draft).await?.list("application.report.answers")?;

    let in_words = |answers: &[Value]| answers.iter().filter(|answer| !answer["text"].is_null() || !answer["lines"].is_null()).count();
    ensure!(in_words(&whole) > 0 && in_words(&seen) == 0, "{seen:?}");
    ensure!(seen.len() == whole.len() && seen.iter().any(|answer| !answer["date"].is_null() || !answer["number"].is_null()), "{seen:?}");
    Ok(())
}
