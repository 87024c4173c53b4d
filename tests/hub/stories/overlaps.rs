//! The same worker's day in two applications: whoever may see the other application learns which one it is.

use crate::world::*;

const ALERTS: &str = "query($id: ID!) { application(id: $id) { alerts { rule message { text italian english } computed { name value } } }
    checkDraft(id: $id) { rule message { text italian english } computed { name value } } }";

#[story]
async fn an_overlap_names_the_other_application_only_to_who_may_see_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let elsewhere = hub.registers_position(rossi.key, &rossi.position.office).await?;
    let other = rossi.drafts_for(&elsewhere.unit, content(hub.today())).await?;
    hub.has_the_report(&other).await?;
    let number = rossi.submits_draft(&other).await?.text("submitApplication.application.protocolNumber")?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let draft = studio.drafts_for(&rossi.position.unit, content(hub.today())).await?;

    let seen = rossi.does(ALERTS, json!({ "id": draft.id })).await?;
    let unseen = studio.does(ALERTS, json!({ "id": draft.id })).await?;

    ensure!(!studio.sees(&other).await?);
    for alerts in ["application.alerts", "checkDraft"] {
        let (seen, unseen) = (overlap(&seen, alerts)?, overlap(&unseen, alerts)?);
        ensure!(seen["message"].to_string().contains(&number) && names(&seen) == ["line", "other", "from", "to"], "{seen}");
        ensure!(!unseen.to_string().contains(&number) && names(&unseen) == ["line"], "{unseen}");
        ensure!(!unseen["message"].to_string().contains("2026"), "it shows the days: {unseen}");
        ensure!(unseen["message"]["english"].as_str().is_some_and(|text| text.contains("which you may not see")), "{unseen}");
        ensure!(unseen["message"]["italian"].as_str().is_some_and(|text| text.contains("non visibile")), "{unseen}");
    }
    Ok(())
}

/// The alert of R19.
fn overlap(answer: &Answer, alerts: &str) -> Result<Value> {
    answer.list(alerts)?.into_iter().find(|alert| alert["rule"] == "R19").with_context(|| format!("no R19, {}", answer.describe()))
}

fn names(alert: &Value) -> Vec<&str> {
    alert["computed"].as_array().into_iter().flatten().filter_map(|value| value["name"].as_str()).collect()
}
