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

const LITTLE_ROOM: &str =
    "query($weeks: Int, $first: Int) { viewer { intermediaryHub { employers(filter: { weeksLeftAtMost: $weeks }, first: $first) {
    totalCount nodes { id positions { units { room { remaining } } } } pageInfo { hasNextPage } } } } }";

#[story]
async fn employers_with_little_room_are_those_whose_units_show_as_little(hub: Hub) -> Result {
    let (studio, office) = (hub.intermediary("Studio Bianchi").await?, hub.office("Bergamo").await?);
    hub.archives_clients(studio.key, &office, 90).await?;
    hub.archives_grants(16).await?;
    let nodes = async |weeks: Value| -> Result<Vec<Value>> {
        let answer = studio.does(LITTLE_ROOM, json!({ "weeks": weeks, "first": 100 })).await?;
        answer.list("viewer.intermediaryHub.employers.nodes")
    };
    let least = |node: &Value| node["positions"][0]["units"][0]["room"]["remaining"].as_i64();

    let all = nodes(Value::Null).await?;

    let rooms: std::collections::BTreeSet<_> = all.iter().map(least).collect();
    ensure!(all.len() == 90 && rooms.len() > 15, "all have the same room: {rooms:?}");
    for weeks in [0, 5, 12, 20, 30, 40, 51] {
        let expected: Vec<&Value> = all.iter().filter(|node| least(node).is_some_and(|left| left <= weeks)).collect();
        let found = nodes(json!(weeks)).await?;
        ensure!(found.iter().eq(expected), "{weeks}: {found:?}");
    }
    let some = nodes(json!(30)).await?.len();
    ensure!(some > 0 && some < 90, "{some} of 90");
    Ok(())
}

#[story]
async fn weeks_that_no_unit_can_have_left_are_refused(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;

    for weeks in [-1, 52, i32::MAX] {
        let refused = studio.ask(LITTLE_ROOM, json!({ "weeks": weeks })).await?.fails_with("COUNT_OUT_OF_RANGE")?;
        ensure!(refused.message()?.contains("51"), "{}", refused.describe());
    }
    Ok(())
}

#[story(long)]
async fn little_room_among_five_thousand_employers_is_found_in_the_statements_of_one(hub: Hub) -> Result {
    let (studio, office) = (hub.intermediary("Studio Bianchi").await?, hub.office("Bergamo").await?);
    let ask = async || studio.does(LITTLE_ROOM, json!({ "weeks": 51, "first": 20 })).await;
    hub.archives_clients(studio.key, &office, 1).await?;
    hub.archives_grants(12).await?;
    // The first question of a session has statements of its own.
    ask().await?;
    let of_one = ask().await?;
    ensure!(of_one.number("viewer.intermediaryHub.employers.totalCount")? == 1, "{}", of_one.describe());
    hub.archives_clients(studio.key, &office, 4_999).await?;
    hub.archives_grants(12).await?;
    hub.as_owner(async |db| Ok(sqlx::raw_sql("analyze").execute(db).await.map(drop)?)).await?;

    let started = std::time::Instant::now();
    let of_many = ask().await?;
    let took = started.elapsed();

    ensure!(of_many.number("viewer.intermediaryHub.employers.totalCount")? > 500, "{}", of_many.describe());
    let (of_one, of_many) = (of_one.cost.statements.len(), of_many.cost.statements.len());
    ensure!(of_many == of_one, "{of_many} statements, {of_one} for one");
    ensure!(took < std::time::Duration::from_secs(5), "it took {took:?}");
    Ok(())
}

impl Hub {
    /// So many authorizations for each unit that has none, of many lengths, causes and benefits, some before its two years, some unavoidable;
    /// each grants a part of what was asked for. By chance, the same each time.
    async fn archives_grants(&self, each: i32) -> Result {
        let now = self.now();
        self.as_owner(async |db| {
            let applications = sqlx::query(
                "insert into hub.application (id, employer_id, position_id, unit_id, office_id, submitted, status, benefit, cause, period_from,
                    period_to, event_on, created_at, updated_at, submitted_at, decided_at, ticket)
                select gen_random_uuid(), p.employer_id, p.id, u.id, u.office_id, true, case when r % 13 = 0 then 'PROTOCOLLED' else 'ACCEPTED' end,
                    case when r % 9 = 0 then 'AIS_FIS' else 'CIGO' end,
                    case r % 4 when 0 then 'WEATHER_CONSTRUCTION' when 1 then 'EARTHQUAKE' else 'LACK_OF_WORK' end,
                    f.day, f.day + (r / 7 % 7) * (r / 11 % 12), f.day, $2, $2, $2, $2, upper(left(replace(gen_random_uuid()::text, '-', ''), 16))
                from hub.productive_unit u
                join hub.position p on p.id = u.position_id
                cross join generate_series(1, $1) i
                cross join lateral (select abs(hashtext(p.number || ' ' || i)) as r) chance
                cross join lateral (select date '2023-10-02' + r % 880 as day) f
                where not exists (select from hub.application a where a.unit_id = u.id)",
            );
            applications.bind(each).bind(now).execute(&mut *db).await?;
            let granted = sqlx::query(
                "insert into hub.authorization_grant (id, application_id, position_id, office_id, submitted, number, decided_on, notified_on, workers,
                    hours, unavoidable, contribution_due)
                select gen_random_uuid(), a.id, a.position_id, a.office_id, true, a.id::text, a.period_to, a.period_to, 1, 8, a.cause <> 'LACK_OF_WORK',
                    true
                from hub.application a
                where a.status = 'ACCEPTED'
                    and not exists (select from hub.authorization_grant g where g.application_id = a.id)",
            );
            granted.execute(&mut *db).await?;
            let periods = sqlx::query(
                "insert into hub.authorized_period (id, authorization_id, application_id, position_id, office_id, submitted, period_from, period_to,
                    workers, hours)
                select gen_random_uuid(), g.id, a.id, a.position_id, a.office_id, true, part.first, part.last, 1, 8
                from hub.authorization_grant g
                join hub.application a on a.id = g.application_id
                cross join lateral (
                    values (a.period_from, a.period_from + (a.period_to - a.period_from) / 3), (a.period_to - (a.period_to - a.period_from) / 4, a.period_to)
                ) part (first, last)
                where not exists (select from hub.authorized_period p where p.authorization_id = g.id)",
            );
            Ok(periods.execute(db).await.map(drop)?)
        })
        .await
    }

    /// A draft whose term ends in so many days.
    async fn is_due_in(&self, draft: &Application, days: i64) -> Result {
        let (key, due) = (draft.key()?, self.today() + chrono::Duration::days(days));
        let set = "update hub.application set due_on = $2 where id = $1";
        self.as_owner(async |db| Ok(sqlx::query(set).bind(key).bind(due).execute(db).await.map(drop)?)).await
    }
}
