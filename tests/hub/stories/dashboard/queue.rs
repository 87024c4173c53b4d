//! The queue of an office: by operator, unit, worker and age; who has how much in hand; and what comes next.

use chrono::Duration;
use omnia_hub::core::ids::ColleagueId;

use crate::stories::access_log::entries;
use crate::world::*;

const QUEUE: &str = "query Queue($filter: ApplicationFilter, $first: Int) { viewer { operatorHub {
    queue(filter: $filter, first: $first) { totalCount nodes { id status } } } } }";
const NEXT: &str = "{ viewer { operatorHub { nextApplication { id status version } } } }";
const WORKLOAD: &str = "{ viewer { operatorHub { workload {
    operator { id name role } isInService inHand assigned underReview awaitingAnswer answered proposed oldestSubmittedAt } } } }";

async fn queued(person: &Persona, filter: Value) -> Result<Vec<String>> {
    let answer = person.does(QUEUE, json!({ "filter": filter, "first": 100 })).await?;
    let nodes = answer.list("viewer.operatorHub.queue.nodes")?;
    ensure!(answer.number("viewer.operatorHub.queue.totalCount")? == i64::try_from(nodes.len())?);
    Ok(nodes.iter().filter_map(|node| node["id"].as_str().map(str::to_owned)).collect())
}

async fn next(person: &Persona) -> Result<Option<String>> {
    let answer = person.does(NEXT, json!({})).await?;
    Ok(answer.get("viewer.operatorHub.nextApplication.id").ok().and_then(Value::as_str).map(str::to_owned))
}

/// So many applications that wait, two minutes apart.
async fn waiting(hub: &Hub, employer: &Employer, count: usize) -> Result<Vec<Application>> {
    let mut waiting = Vec::new();
    for _ in 0..count {
        waiting.push(employer.has_applied(hub, "OFFSET").await?);
        hub.wait(Duration::minutes(2));
    }
    Ok(waiting)
}

#[story(everywhere)]
async fn the_queue_shows_what_nobody_has_and_what_an_operator_has_in_hand(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let office = &rossi.position.office;
    let (verdi, gialli, director) = (hub.operator(office).await?, hub.operator(office).await?, hub.director(office).await?);
    let waiting = waiting(&hub, &rossi, 5).await?;
    let [first, second, third, fourth, fifth] = &waiting[..] else { bail!("five wait") };
    verdi.examines(third).await?;
    verdi.tries("takeApplication", first).await?.succeeds()?;
    gialli.tries("takeApplication", second).await?.succeeds()?;
    verdi.examines(fifth).await?;
    let proposal = verdi.proposes(fifth, nothing_of_it()).await?;
    director.signs(&proposal, director.version_of(fifth).await?).await?.succeeds()?;

    ensure!(queued(&verdi, json!({})).await?.iter().eq([&fourth.id]));
    ensure!(queued(&verdi, json!({ "mine": true })).await?.iter().eq([&first.id, &third.id]), "not what is decided");
    ensure!(queued(&verdi, json!({ "operatorId": gialli.capacity.id })).await?.iter().eq([&second.id]));
    ensure!(queued(&director, json!({ "operatorId": verdi.capacity.id })).await?.iter().eq([&first.id, &third.id]));
    ensure!(queued(&verdi, json!({ "mine": true, "status": ["REJECTED"] })).await?.iter().eq([&fifth.id]));
    ensure!(queued(&verdi, json!({ "operatorId": rossi.id })).await?.is_empty());
    let elsewhere = hub.operator(&hub.office("Lecce").await?).await?;
    ensure!(queued(&elsewhere, json!({ "operatorId": verdi.capacity.id })).await?.is_empty());
    Ok(())
}

#[story(everywhere)]
async fn the_queue_is_searched_by_unit_and_by_age(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let site = hub.registers_unit(rossi.position.key, 1, "CONSTRUCTION_SITE", &rossi.position.office).await?;
    let old = rossi.has_applied(&hub, "OFFSET").await?;
    let sooner = "update hub.application set submitted_at = submitted_at - interval '3 days'";
    hub.as_owner(async |db| Ok(sqlx::query(sooner).execute(db).await.map(drop)?)).await?;
    let of_site =
        rossi.drafts_for(&site, json!({ "cause": "LACK_OF_WORK", "period": { "from": "2026-03-02", "to": "2026-03-29" } })).await?;
    hub.protocols(&of_site).await?;

    ensure!(queued(&verdi, json!({})).await?.iter().eq([&old.id, &of_site.id]));
    ensure!(queued(&verdi, json!({ "unitId": site.id })).await?.iter().eq([&of_site.id]));
    ensure!(queued(&verdi, json!({ "submitted": { "to": hub.today().pred_opt() } })).await?.iter().eq([&old.id]));
    ensure!(queued(&verdi, json!({ "submitted": { "from": hub.today() } })).await?.iter().eq([&of_site.id]));
    let upside_down = json!({ "filter": { "submitted": { "from": "2026-03-17", "to": "2026-03-16" } } });
    verdi.ask(QUEUE, upside_down).await?.fails_with("PERIOD_UPSIDE_DOWN")?;
    Ok(())
}

#[story(everywhere)]
async fn an_operator_finds_the_applications_of_a_worker_and_the_access_log_tells(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let auditor = hub.auditor().await?;
    let (worker, other) = (hub.worker_tax_code()?, hub.worker_tax_code()?);
    let draft = rossi.drafts_for(&rossi.position.unit, content(hub.today())).await?;
    rossi.edits_workers_on(&draft, rossi.version_of(&draft).await?, json!([crate::world::worker(&worker)]), json!([])).await?.succeeds()?;
    ensure!(queued(&verdi, json!({ "worker": worker })).await?.is_empty(), "a draft is nobody's but the applicant's");
    hub.protocols(&draft).await?;
    rossi.has_applied(&hub, "OFFSET").await?;

    ensure!(queued(&verdi, json!({ "worker": worker })).await?.iter().eq([&draft.id]));
    ensure!(queued(&verdi, json!({ "worker": format!(" {} ", worker.to_lowercase()) })).await?.iter().eq([&draft.id]));
    let named =
        "query Worker($filter: ApplicationFilter) { viewer { operatorHub { queue(filter: $filter) { totalCount nodes { id } } } } }";
    verdi.does(named, json!({ "filter": { "worker": worker } })).await?;
    let nobody = "query Nobody($filter: ApplicationFilter) { viewer { operatorHub { queue(filter: $filter) { totalCount } } } }";
    verdi.does(nobody, json!({ "filter": { "worker": other } })).await?;

    let entry = entries(&auditor, |entry| entry["operation"] == "Worker").await?;
    ensure!(entry["workerCount"] == 1 && entry["employers"] == json!([rossi.id]) && entry["applications"] == json!([draft.id]), "{entry}");
    let entry = entries(&auditor, |entry| entry["operation"] == "Nobody").await?;
    ensure!(entry["workerCount"] == 1 && entry["employers"] == json!([]), "that nothing was found tells something too: {entry}");
    Ok(())
}

#[story]
async fn only_who_sees_personal_data_looks_for_a_worker(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let neri = hub.employer("Neri Impianti").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let draft = rossi.drafts_for(&rossi.position.unit, content(hub.today())).await?;
    let filter = json!({ "filter": { "worker": "RSSMRA85T10A562S" } });
    let reader = verdi.makes_a_token("Lettore", &["READ"]).await?;
    let mine = "query($filter: ApplicationFilter) { viewer { employerHub { applications(filter: $filter) { nodes { id } } } } }";

    verdi.program(&reader.secret).ask(QUEUE, filter.clone()).await?.fails_with("MISSING_SCOPE")?;
    verdi.ask(QUEUE, json!({ "filter": { "worker": "RSSMRA85T10A562X" } })).await?.fails_with("INVALID_IDENTIFIER")?;

    let own = rossi.does(mine, filter.clone()).await?;
    ensure!(own.text("viewer.employerHub.applications.nodes.0.id")? == draft.id, "{}", own.describe());
    ensure!(neri.does(mine, filter).await?.list("viewer.employerHub.applications.nodes")?.is_empty());
    Ok(())
}

#[story(everywhere)]
async fn an_office_sees_what_each_operator_has_in_hand(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let office = &rossi.position.office;
    let (verdi, gialli, director) = (hub.operator(office).await?, hub.operator(office).await?, hub.director(office).await?);
    let waiting = waiting(&hub, &rossi, 7).await?;
    let [assigned, reviewed, asked, answered, proposed, decided, left] = &waiting[..] else { bail!("seven wait") };
    verdi.tries("takeApplication", assigned).await?.succeeds()?;
    for application in [reviewed, asked, answered, proposed, decided] {
        verdi.examines(application).await?;
    }
    verdi.asks(asked, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;
    let request = verdi.asks(answered, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")?;
    rossi.answers_in_words(&request, "Ecco il registro.").await?.succeeds()?;
    verdi.proposes(proposed, nothing_of_it()).await?;
    let proposal = verdi.proposes(decided, nothing_of_it()).await?;
    director.signs(&proposal, director.version_of(decided).await?).await?.succeeds()?;
    let former = hub.operator(office).await?;
    former.tries("takeApplication", left).await?.succeeds()?;
    hub.closes_capacity(former.capacity.key).await?;

    let of = async |person: &Persona| {
        let rows = person.does(WORKLOAD, json!({})).await?.list("viewer.operatorHub.workload")?;
        let id = |official: &Official| ColleagueId(official.capacity.key.0).global().write();
        let row = |official: &Official| rows.iter().find(|row| row["operator"]["id"] == id(official).as_str()).cloned();
        anyhow::Ok((rows.len(), row(&verdi), row(&gialli), row(&former)))
    };
    let (count, busy, idle, gone) = of(&director).await?;
    let (busy, idle, gone) = (busy.context("Verdi")?, idle.context("Gialli")?, gone.context("who left")?);

    ensure!(count == 3, "the director has none: {count}");
    for (name, number) in [("inHand", 5), ("assigned", 1), ("underReview", 1), ("awaitingAnswer", 1), ("answered", 1), ("proposed", 1)] {
        ensure!(busy[name] == number && idle[name] == 0, "{name}: {busy}, {idle}");
    }
    ensure!(busy["isInService"] == true && busy["operator"]["name"] == "Carla Verdi" && busy["operator"]["role"] == "OPERATOR", "{busy}");
    ensure!(idle["oldestSubmittedAt"].is_null() && !busy["oldestSubmittedAt"].is_null(), "{busy}, {idle}");
    ensure!(gone["isInService"] == false && gone["inHand"] == 1 && gone["operator"]["name"] == "Carla Verdi", "{gone}");
    ensure!(of(&verdi).await?.0 == 3);
    let elsewhere = hub.operator(&hub.office("Lecce").await?).await?;
    ensure!(of(&elsewhere).await?.1.is_none());
    Ok(())
}

#[story(everywhere)]
async fn the_next_application_is_the_one_that_waits_longest_and_nobody_has(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let office = &rossi.position.office;
    let (verdi, gialli) = (hub.operator(office).await?, hub.operator(office).await?);
    ensure!(next(&verdi).await?.is_none());
    let waiting = waiting(&hub, &rossi, 3).await?;
    let [first, second, third] = &waiting[..] else { bail!("three wait") };

    ensure!(next(&verdi).await?.as_ref() == Some(&first.id) && next(&gialli).await?.as_ref() == Some(&first.id));
    let version = verdi.version_of(first).await?;
    verdi.tries_version("takeApplication", first, version).await?.succeeds()?;
    ensure!(!gialli.tries_version("takeApplication", first, version).await?.user_codes().is_empty(), "two cannot take the same one");
    ensure!(next(&verdi).await?.as_ref() == Some(&second.id) && next(&gialli).await?.as_ref() == Some(&second.id));
    rossi.withdraws(second).await?;
    ensure!(next(&gialli).await?.as_ref() == Some(&third.id));
    verdi.tries("releaseApplication", first).await?.succeeds()?;
    ensure!(next(&gialli).await?.as_ref() == Some(&first.id), "what is put back has its old place");

    let elsewhere = hub.operator(&hub.office("Lecce").await?).await?;
    ensure!(next(&elsewhere).await?.is_none());
    hub.director(office).await?.ask(NEXT, json!({})).await?.is_unknown_to_the_role("nextApplication")?;
    Ok(())
}
