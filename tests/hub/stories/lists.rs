//! Lists as people work with them: the employers by what is urgent, terms by kind, what was granted over all applications, room left.

use crate::world::*;

#[story]
async fn an_intermediary_finds_first_the_employer_whose_term_is_nearest(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let mut ids = Vec::new();
    for (name, days) in [("Alfa", None), ("Beta", Some(9)), ("Gamma", Some(2))] {
        let employer = hub.employer(name).await?;
        studio.is_delegated_by(&hub, &employer).await?;
        if let Some(days) = days {
            let draft = employer.drafts().await?;
            hub.is_due_in(&draft, days).await?;
        }
        ids.push(employer.id.clone());
    }
    let query = "query($filter: EmployerFilter, $order: EmployerOrder, $first: Int, $after: String) { viewer { intermediaryHub {
        employers(filter: $filter, orderBy: $order, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } } }";
    let list = async |variables: Value| studio.does(query, variables).await;

    let urgent = list(json!({ "order": "URGENCY_DESC", "first": 2 })).await?;
    let after = urgent.text("viewer.intermediaryHub.employers.pageInfo.endCursor")?;
    let rest = list(json!({ "order": "URGENCY_DESC", "first": 2, "after": after })).await?;
    let by_name = list(json!({})).await?;
    let soon = list(json!({ "filter": { "dueWithinDays": 5 } })).await?;
    let idle = list(json!({ "filter": { "hasOpenApplications": false } })).await?;

    let named = |answer: &Answer| -> Result<Vec<Value>> {
        Ok(answer.list("viewer.intermediaryHub.employers.nodes")?.into_iter().map(|node| node["id"].clone()).collect())
    };
    ensure!(named(&urgent)? == [ids[2].as_str(), ids[1].as_str()] && named(&rest)? == [ids[0].as_str()], "{}", urgent.describe());
    ensure!(urgent.number("viewer.intermediaryHub.employers.totalCount")? == 3);
    ensure!(named(&by_name)? == [ids[0].as_str(), ids[1].as_str(), ids[2].as_str()], "{}", by_name.describe());
    ensure!(named(&soon)? == [ids[2].as_str()] && soon.number("viewer.intermediaryHub.employers.totalCount")? == 1);
    ensure!(named(&idle)? == [ids[0].as_str()], "{}", idle.describe());
    studio.ask(query, json!({ "order": "NAME_ASC", "after": after })).await?.fails_with("CURSOR_OF_ANOTHER_ORDER")?;
    studio.ask(query, json!({ "filter": { "dueWithinDays": -1 } })).await?.fails_with("TOO_MANY_DAYS").map(drop)
}

#[story]
async fn terms_are_listed_by_kind(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated(&rossi, None, Some("2026-12-31")).await?;
    let draft = rossi.drafts().await?;
    hub.is_due_in(&draft, 4).await?;
    let query = "query($kinds: [DeadlineKind!]) { viewer { employerHub { deadlines(kinds: $kinds) { nodes { kind } } } } }";

    let kinds = async |kinds: Value| -> Result<Vec<Value>> {
        let nodes = rossi.does(query, json!({ "kinds": kinds })).await?.list("viewer.employerHub.deadlines.nodes")?;
        Ok(nodes.into_iter().map(|node| node["kind"].clone()).collect())
    };

    ensure!(kinds(Value::Null).await? == ["SUBMISSION", "DELEGATION_END"]);
    ensure!(kinds(json!(["DELEGATION_END", "OFFSET"])).await? == ["DELEGATION_END"]);
    ensure!(kinds(json!([])).await?.is_empty());
    Ok(())
}

#[story]
async fn an_employer_sees_what_was_granted_over_all_applications_and_the_room_that_is_left_to_each_unit(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (verdi, bianchi) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    for (from, to) in [("2026-02-02", "2026-02-15"), ("2026-03-02", "2026-03-08")] {
        let application = rossi.has_applied_for(&hub, "OFFSET", from, to).await?;
        verdi.examines(&application).await?;
        let terms = json!({ "outcome": "PARTIALLY_ACCEPTED", "reasons": "Solo due lavoratori.", "periods": [{ "from": from, "to": to, "workers": 2, "hours": "80.00" }] });
        let proposal = verdi.proposes(&application, terms).await?;
        bianchi.signs(&proposal, rossi.version_of(&application).await?).await?.succeeds()?;
    }
    let query = "query($filter: AuthorizationFilter) { viewer { employerHub {
        authorizations(filter: $filter) { totalCount totalHours nodes { decidedOn hours application { id } } }
        employers { nodes { positions { units { id room { most authorized remaining } } } } } } } }";

    let seen = rossi.does(query, json!({})).await?;
    let none = rossi.does(query, json!({ "filter": { "decidedTo": "2026-01-01" } })).await?;

    ensure!(seen.number("viewer.employerHub.authorizations.totalCount")? == 2, "{}", seen.describe());
    ensure!(seen.text("viewer.employerHub.authorizations.totalHours")? == "160.00", "{}", seen.describe());
    let room = seen.get("viewer.employerHub.employers.nodes.0.positions.0.units.0.room")?;
    ensure!(*room == json!({ "most": 52, "authorized": 3, "remaining": 49 }), "{room}");
    ensure!(none.number("viewer.employerHub.authorizations.totalCount")? == 0);
    Ok(())
}

impl Hub {
    /// A draft whose term ends in so many days.
    async fn is_due_in(&self, draft: &Application, days: i64) -> Result {
        let (key, due) = (draft.key()?, self.today() + chrono::Duration::days(days));
        let set = "update hub.application set due_on = $2 where id = $1";
        self.as_owner(async |db| Ok(sqlx::query(set).bind(key).bind(due).execute(db).await.map(drop)?)).await
    }
}
