//! An auditor lists what was submitted to every office and what the offices decided, masked, and each list is in the access log.

use chrono::Duration;
use omnia_hub::core::ids::OfficialId;

use super::access_log::entries;
use crate::world::*;

const APPLICATIONS: &str = "query Inspect($filter: ApplicationFilter, $first: Int, $after: String) {
    viewer { auditorHub { applications(filter: $filter, first: $first, after: $after) {
        totalCount
        nodes { id status employer { name } beneficiaries { nodes { taxCode } } }
        pageInfo { hasNextPage endCursor } } } } }";
const DECISIONS: &str = "query Decisions($filter: DecisionFilter, $first: Int, $after: String) {
    viewer { auditorHub { decisions(filter: $filter, first: $first, after: $after) {
        nodes { id status outcome closedBy { name } application { id beneficiaries { nodes { taxCode } } } }
        pageInfo { hasNextPage endCursor } } } } }";

#[story]
async fn an_auditor_finds_applications_of_every_office_by_filter(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let (rossi, neri, auditor) = (&town.rossi, &town.neri, &town.auditor);
    let waiting = rossi.has_applied(&hub, "OFFSET").await?;
    let examined = neri.has_applied(&hub, "DIRECT").await?;
    let weather = hub.archives_one(neri.position.key, "REJECTED").await?;
    let draft = rossi.drafts().await?;
    town.operator.examines(&examined).await?;
    let found = async |filter: Value| town.lists(APPLICATIONS, "applications", filter).await;
    let ids = |applications: &[&str]| applications.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let (first, second, third) = (waiting.id.as_str(), examined.id.as_str(), weather.id.as_str());

    let mut all = found(json!({})).await?;
    all.sort();
    let mut expected = ids(&[first, second, third]);
    expected.sort();
    ensure!(all == expected && !all.contains(&draft.id), "{all:?}");
    ensure!(found(json!({ "officeId": rossi.position.office.id })).await? == ids(&[first]));
    ensure!(found(json!({ "employerId": neri.id, "status": ["UNDER_REVIEW"] })).await? == ids(&[second]));
    ensure!(found(json!({ "status": ["REJECTED"] })).await? == ids(&[third]));
    ensure!(found(json!({ "operatorId": town.operator.capacity.id })).await? == ids(&[second]));
    ensure!(found(json!({ "cause": "WEATHER_CONSTRUCTION", "benefit": "CIGO" })).await? == ids(&[third]));
    ensure!(found(json!({ "paymentMode": "DIRECT" })).await? == ids(&[second]));
    ensure!(found(json!({ "search": "rossi cos" })).await? == ids(&[first]));
    let today = hub.today().to_string();
    ensure!(found(json!({ "submitted": { "from": today, "to": today }, "cause": "LACK_OF_WORK" })).await?.len() == 2);
    ensure!(found(json!({ "submitted": { "to": "2026-01-31" } })).await?.is_empty());
    let upside_down = json!({ "filter": { "submitted": { "from": "2026-02-01", "to": "2026-01-31" } } });
    auditor.ask(APPLICATIONS, upside_down).await?.fails_with("PERIOD_UPSIDE_DOWN")?;
    Ok(())
}

#[story]
async fn an_auditor_finds_decisions_by_outcome_office_director_days_and_hours(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let whole = town.decides(&hub, &town.rossi, all_of_it()).await?;
    let nothing = town.decides(&hub, &town.rossi, nothing_of_it()).await?;
    let part = town.decides(&hub, &town.neri, a_part_of_it()).await?;
    let open = town.rossi.has_applied(&hub, "OFFSET").await?;
    let operator = hub.operator(&town.rossi.position.office).await?;
    operator.examines(&open).await?;
    operator.proposes(&open, all_of_it()).await?;
    let found = async |filter: Value| town.lists(DECISIONS, "decisions", filter).await;

    ensure!(found(json!({})).await? == [part.as_str(), nothing.as_str(), whole.as_str()], "the newest first, and none that is not signed");
    ensure!(found(json!({ "outcome": ["REJECTED", "INADMISSIBLE"] })).await? == [nothing.as_str()]);
    ensure!(found(json!({ "officeId": town.neri.position.office.id })).await? == [part.as_str()]);
    ensure!(found(json!({ "directorId": town.director.capacity.id })).await? == [part.as_str()]);
    ensure!(found(json!({ "directorId": town.auditor.capacity.id })).await?.is_empty());
    ensure!(found(json!({ "hoursFrom": "500.00" })).await? == [whole.as_str()]);
    ensure!(found(json!({ "hoursTo": "500.00" })).await? == [part.as_str()]);
    let today = hub.today().to_string();
    ensure!(found(json!({ "decided": { "from": today, "to": today } })).await?.len() == 3);
    ensure!(found(json!({ "decided": { "to": "2026-01-31" } })).await?.is_empty());
    let upside_down = json!({ "filter": { "decided": { "from": "2026-02-01", "to": "2026-01-31" } } });
    town.auditor.ask(DECISIONS, upside_down).await?.fails_with("PERIOD_UPSIDE_DOWN")?;
    let officials = "query($id: ID!) { viewer { auditorHub { officials(officeId: $id) { id name role validTo } } } }";
    let officials = town.auditor.does(officials, json!({ "id": town.neri.position.office.id })).await?;
    let id = OfficialId(town.director.capacity.key.0).global().write();
    ensure!(found(json!({ "directorId": id })).await? == [part.as_str()]);
    let named = json!({ "id": id, "name": "Paolo Neri", "role": "DIRECTOR", "validTo": null });
    ensure!(officials.list("viewer.auditorHub.officials")?.contains(&named), "{}", officials.describe());
    Ok(())
}

#[story]
async fn what_an_auditor_lists_is_paged_masked_and_in_the_access_log(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    hub.archives(town.rossi.position.key, "PROTOCOLLED", 2).await?;
    hub.protocols(&town.rossi.completes_a_draft(&hub).await?).await?;
    let decided = town.decides(&hub, &town.neri, nothing_of_it()).await?;

    let page = town.auditor.does(APPLICATIONS, json!({ "first": 2, "filter": { "employerId": town.rossi.id } })).await?;
    let after = page.get("viewer.auditorHub.applications.pageInfo.endCursor")?;
    let variables = json!({ "first": 2, "after": after, "filter": { "employerId": town.rossi.id } });
    let rest = town.auditor.does(APPLICATIONS, variables).await?;
    town.auditor.does(DECISIONS, json!({})).await?;

    ensure!(page.number("viewer.auditorHub.applications.totalCount")? == 3);
    ensure!(page.read::<bool>("viewer.auditorHub.applications.pageInfo.hasNextPage")?);
    let mut seen: Vec<Value> = page.list("viewer.auditorHub.applications.nodes")?;
    seen.extend(rest.list("viewer.auditorHub.applications.nodes")?);
    ensure!(seen.len() == 3, "{seen:?}");
    let workers = seen.iter().filter_map(|node| node["beneficiaries"]["nodes"][0]["taxCode"].as_str()).collect::<Vec<_>>();
    ensure!(workers.len() == 1 && workers[0].contains("****"), "{workers:?}");
    let logged = entries(&town.auditor, |entry| entry["operation"] == "Decisions").await?;
    ensure!(logged["applications"] == json!([decided]) && logged["employers"] == json!([town.neri.id]), "{logged}");
    let listed = entries(&town.auditor, |entry| entry["operation"] == "Inspect").await?;
    ensure!(listed["employers"] == json!([town.rossi.id]), "{listed}");
    Ok(())
}

#[story]
async fn decisions_take_as_many_statements_for_one_as_for_many(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    for _ in 0..3 {
        town.decides(&hub, &town.rossi, nothing_of_it()).await?;
    }

    // The first answer after a while writes the last use of the session.
    town.auditor.does(DECISIONS, json!({})).await?;
    let one = town.auditor.does(DECISIONS, json!({ "first": 1 })).await?;
    let many = town.auditor.does(DECISIONS, json!({ "first": 3 })).await?;

    ensure!(many.list("viewer.auditorHub.decisions.nodes")?.len() == 3);
    ensure!(one.cost.statements.len() == many.cost.statements.len(), "{:#?}", many.cost.statements);
    Ok(())
}

#[story]
async fn nobody_else_has_the_lists_of_the_auditor(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;

    for person in [&town.rossi.persona, &town.operator.persona, &town.director.persona, &hub.admin().await?] {
        person.ask(DECISIONS, json!({})).await?.is_unknown_to_the_role("auditorHub")?;
    }
    hub.stranger().ask(DECISIONS, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

/// Two employers at two offices; operator and director are of the second.
struct Town {
    rossi: Employer,
    neri: Employer,
    operator: Official,
    director: Official,
    auditor: Persona,
}

impl Town {
    async fn of(hub: &Hub) -> Result<Self> {
        let elsewhere = hub.office("Lecce").await?;
        Ok(Self {
            rossi: hub.employer("Rossi Costruzioni").await?,
            neri: hub.employer_at("Neri Impianti", &elsewhere).await?,
            operator: hub.operator(&elsewhere).await?,
            director: hub.director(&elsewhere).await?,
            auditor: hub.auditor().await?,
        })
    }

    /// The ids of the applications of a list.
    async fn lists(&self, query: &str, list: &str, filter: Value) -> Result<Vec<String>> {
        let nodes = self.auditor.does(query, json!({ "filter": filter })).await?.list(&format!("viewer.auditorHub.{list}.nodes"))?;
        let id = |node: &Value| node["application"]["id"].as_str().or(node["id"].as_str()).map(str::to_owned);
        Ok(nodes.iter().filter_map(id).collect())
    }

    /// An application of an employer that was decided so; a minute passes.
    async fn decides(&self, hub: &Hub, employer: &Employer, decision: Value) -> Result<String> {
        let office = &employer.position.office;
        let (operator, director) = match office.key == self.director.office.key {
            true => (self.operator.clone(), self.director.clone()),
            false => (hub.operator(office).await?, hub.director(office).await?),
        };
        let application = employer.has_applied(hub, "OFFSET").await?;
        operator.examines(&application).await?;
        let proposal = operator.proposes(&application, decision).await?;
        director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;
        hub.wait(Duration::minutes(1));
        Ok(application.id)
    }
}
