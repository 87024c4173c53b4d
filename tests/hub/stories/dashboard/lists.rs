//! Filters, orders and searches.

use crate::world::*;

const LIST: &str = "query($filter: ApplicationFilter, $orderBy: ApplicationOrder) {
    viewer { intermediaryHub { applications(filter: $filter, orderBy: $orderBy, first: 100) { totalCount nodes { id } } } } }";

async fn listed(studio: &Intermediary, filter: Value, order: Option<&str>) -> Result<Vec<String>> {
    let answer = studio.does(LIST, json!({ "filter": filter, "orderBy": order })).await?;
    let nodes = answer.list("viewer.intermediaryHub.applications.nodes")?;
    ensure!(answer.number("viewer.intermediaryHub.applications.totalCount")? == i64::try_from(nodes.len())?);
    Ok(nodes.iter().filter_map(|node| node["id"].as_str().map(str::to_owned)).collect())
}

#[story(everywhere)]
async fn an_intermediary_finds_an_application_by_tax_code_name_position_and_protocol(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Impresa Edile Rossini").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    studio.is_delegated_by(&hub, &verdi).await?;
    let of_rossi = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;
    let of_verdi = hub.archives_one(verdi.position.key, "PROTOCOLLED").await?;
    let protocol = of_rossi.protocol_number.clone().context("it has its number")?;

    for text in [&rossi.tax_code, "ROSSI costr", "Costruzioni", &rossi.position.number, &protocol] {
        ensure!(listed(&studio, json!({ "search": text }), None).await?.iter().eq([&of_rossi.id]), "{text}");
    }
    ensure!(listed(&studio, json!({ "search": "edile ross" }), None).await?.iter().eq([&of_verdi.id]));
    ensure!(listed(&studio, json!({ "search": "rossi" }), None).await?.len() == 2);
    ensure!(listed(&studio, json!({ "search": "' or 1=1 -- :* & !" }), None).await?.is_empty());
    let employers = "query($search: String) { viewer { intermediaryHub { employers(search: $search) { nodes { name } } } } }";
    for text in [&rossi.tax_code, "rossi costruzioni", &rossi.position.number, &protocol] {
        let answer = studio.does(employers, json!({ "search": text })).await?;
        ensure!(answer.get("viewer.intermediaryHub.employers.nodes")? == &json!([{ "name": "Rossi Costruzioni" }]), "{text}");
    }
    Ok(())
}

#[story(everywhere)]
async fn an_employer_is_found_as_people_type_its_name(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    for name in ["Valbrunera Costruzioni S.r.l.", "F.lli D’Angelo & C. S.n.c.", "Košuta Gradnje d.o.o.", "Żak S. p. A.", "Pane al 100% Srl"]
    {
        studio.is_delegated_by(&hub, &hub.employer(name).await?).await?;
    }

    let found = async |text: &str| {
        let employers = "query($search: String) { viewer { intermediaryHub { employers(search: $search) { nodes { name } } } } }";
        let answer = studio.does(employers, json!({ "search": text })).await?;
        let nodes = answer.list("viewer.intermediaryHub.employers.nodes")?;
        anyhow::Ok(nodes.iter().filter_map(|node| node["name"].as_str()).collect::<Vec<_>>().join(", "))
    };
    for text in ["Valbrunera Costruzioni S.r.l.", "valbrunera srl", "valbrunera s r l", "costruzioni s.r.l", "VALBRUNERA S. R. L."] {
        ensure!(found(text).await? == "Valbrunera Costruzioni S.r.l.", "{text}");
    }
    for text in ["F.lli D'Angelo & C. S.n.c.", "flli dangelo", "fratelli angelo", "d’angelo snc", "d angelo", "f.lli", "angelo c. s.n.c."]
    {
        ensure!(found(text).await? == "F.lli D’Angelo & C. S.n.c.", "{text}");
    }
    for text in ["Košuta", "kosuta", "KOSUTA d.o.o.", "kos\u{30c}uta gra"] {
        ensure!(found(text).await? == "Košuta Gradnje d.o.o.", "{text}");
    }
    for text in ["Żak", "zak", "zak spa", "Żak S.p.A."] {
        ensure!(found(text).await? == "Żak S. p. A.", "{text}");
    }
    ensure!(found("100%").await? == "Pane al 100% Srl");
    for text in ["'", "%", "_", "’ . &", "rossi"] {
        ensure!(found(text).await?.is_empty(), "{text}: {}", found(text).await?);
    }
    Ok(())
}

#[story]
async fn what_is_not_delegated_is_found_by_no_search(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let archived = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    for text in [rossi.tax_code.clone(), "rossi".to_owned(), rossi.position.number.clone(), archived.protocol_number.unwrap_or_default()] {
        ensure!(listed(&studio, json!({ "search": text }), None).await?.is_empty(), "{text}");
    }
    Ok(())
}

#[story]
async fn an_intermediary_filters_its_applications(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let drafts = hub.archives(rossi.position.key, "DRAFT", 2).await?;
    let sent = hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;

    let one = |archived: &Archived| vec![archived.id.clone()];
    let of = async |filter| listed(&studio, filter, Some("PERIOD_FROM_ASC")).await;
    ensure!(of(json!({ "status": ["DRAFT"] })).await?.len() == 2);
    ensure!(of(json!({ "status": ["DRAFT", "PROTOCOLLED"] })).await?.len() == 5);
    ensure!(of(json!({ "status": [] })).await?.is_empty());
    ensure!(of(json!({ "hasBlockingAlerts": true })).await?.len() == 2);
    ensure!(
        of(json!({ "hasBlockingAlerts": false, "benefit": "CIGO", "cause": "WEATHER_CONSTRUCTION", "paymentMode": "OFFSET" })).await?.len()
            == 3
    );
    ensure!(of(json!({ "employerId": rossi.id, "unitId": rossi.position.unit.id })).await?.len() == 5);
    ensure!(of(json!({ "unitId": rossi.id })).await?.is_empty());
    ensure!(of(json!({ "mine": true })).await?.is_empty());
    // The weeks begin on 9, 16 and 23 February.
    ensure!(of(json!({ "status": ["DRAFT"], "period": { "to": "2026-02-15" } })).await? == one(&drafts[0]));
    ensure!(of(json!({ "period": { "from": "2026-02-23" } })).await? == one(&sent[2]));
    ensure!(of(json!({ "submitted": { "from": "2026-03-16", "to": "2026-03-16" } })).await?.len() == 3);
    ensure!(of(json!({ "submitted": { "to": "2026-03-15" } })).await?.is_empty());
    Ok(())
}

#[story]
async fn an_intermediary_orders_its_applications(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let sent: Vec<String> = hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?.into_iter().map(|archived| archived.id).collect();
    let draft = hub.archives_one(rossi.position.key, "DRAFT").await?.id;
    hub.as_owner(async |db| {
        sqlx::query("update hub.application set period_from = null, period_to = null, created_at = created_at - interval '1 hour' where status = 'DRAFT'")
            .execute(db)
            .await?;
        Ok(())
    })
    .await?;

    let newest_first: Vec<String> = sent.iter().rev().chain([&draft]).cloned().collect();
    let with_no_period_last: Vec<String> = sent.iter().chain([&draft]).cloned().collect();
    ensure!(listed(&studio, json!({}), None).await? == newest_first);
    ensure!(listed(&studio, json!({}), Some("SUBMITTED_AT_ASC")).await? == sent);
    ensure!(listed(&studio, json!({}), Some("PERIOD_FROM_ASC")).await? == with_no_period_last);
    ensure!(listed(&studio, json!({}), Some("UPDATED_AT_DESC")).await?.len() == 4);
    Ok(())
}
