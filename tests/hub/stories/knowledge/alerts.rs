//! Alerts: what a control read, what it computed, what it held that against, on what ground, and how to mend it.

use crate::world::*;

#[story(everywhere)]
async fn an_alert_shows_what_was_read_computed_and_allowed_its_legal_basis_and_how_to_mend_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    rossi.changes(&draft, json!({ "period": { "from": "2026-01-05", "to": "2026-04-06" } })).await?.succeeds()?;

    let alerts = rossi.reads_alerts(&draft).await?;

    let found = alerts.iter().find(|alert| alert["rule"] == "R04").context("R04")?;
    let parts: Vec<_> = found["computed"].as_array().context("values")?.iter().map(|value| value["part"].clone()).collect();
    ensure!(parts.contains(&json!("INPUT")) || parts.contains(&json!("COMPUTED")), "{found}");
    ensure!(
        found["computed"]
            .as_array()
            .is_some_and(|values| values.iter().any(|value| value["part"] == "THRESHOLD" && value["value"] == "13")),
        "{found}"
    );
    ensure!(
        found["computed"]
            .as_array()
            .is_some_and(|values| values.iter().any(|value| value["part"] != "THRESHOLD" && value["value"] == "14")),
        "{found}"
    );
    ensure!(found["legalBasis"].as_str().is_some_and(|act| act.contains("art. 12")), "{found}");
    ensure!(found["confidence"] == "VERIFIED" && found["path"][0] == "period" && found["severity"] == "BLOCKING", "{found}");
    Ok(())
}

#[story]
async fn an_alert_reads_in_italian_and_in_english(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts_for(&rossi.position.unit, json!({})).await?;

    let english = rossi.reads_alerts(&draft).await?;
    let italian = rossi.speaking("it").reads_alerts(&draft).await?;

    let reads = |alert: &Value, language: &str| {
        ["title", "message", "howToMend"].iter().all(|text| alert[text]["text"] == alert[text][language] && alert[text]["text"] != "")
    };
    let differs = |alert: &Value| ["title", "message", "howToMend"].iter().all(|text| alert[text]["italian"] != alert[text]["english"]);
    ensure!(!english.is_empty() && english.iter().all(|alert| reads(alert, "english") && differs(alert)), "{english:?}");
    ensure!(italian.iter().all(|alert| reads(alert, "italian")), "{italian:?}");
    ensure!(italian.len() == english.len());
    Ok(())
}

#[story]
async fn days_and_amounts_of_an_alert_are_written_as_each_language_writes_them(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let late = json!({ "period": { "from": "2026-02-16", "to": "2026-03-01" }, "unionStep": null });

    let alerts = rossi.checks(&draft, Some(late.clone())).await?.list("checkDraft")?;
    rossi.changes(&draft, late).await?.succeeds()?;
    let stored = rossi.reads_alerts(&draft).await?;

    let found = stored.iter().find(|alert| alert["rule"] == "R01").context("R01")?;
    ensure!(found["message"]["italian"].as_str().is_some_and(|text| text.contains("03/03/2026")), "{found}");
    ensure!(found["message"]["english"].as_str().is_some_and(|text| text.contains("3 March 2026")), "{found}");
    let checked = alerts.iter().find(|alert| alert["rule"] == "R01").context("R01")?;
    ensure!(checked["computed"] == found["computed"] && found["computed"].to_string().contains("2026-03-03"), "{checked}");
    Ok(())
}
