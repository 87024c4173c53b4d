//! What an office looks at costs the same however many applications it has ever had: PostgreSQL's plans of the statements that the hub sends.

use omnia_hub::core::access::{Task, Viewer};
use sqlx::AssertSqlSafe;

use crate::world::*;

/// A story has too few rows for an index to pay: what is still sorted or read whole then, no index has in its order.
const ALONG_INDEXES: &str = "set local enable_seqscan to off; set local enable_bitmapscan to off; set local enable_sort to off;
    set local enable_incremental_sort to off; set local plan_cache_mode to force_generic_plan";

const LIST: &str = "query($filter: ApplicationFilter, $orderBy: ApplicationOrder, $after: String) {
    viewer { operatorHub { applications(filter: $filter, orderBy: $orderBy, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } } }";

/// A list of an office, and the index that it is read along.
const LISTS: [(&str, &str, &str); 9] = [
    ("CREATED_AT_DESC", "{}", "application_newest_of_office"),
    ("SUBMITTED_AT_ASC", "{}", "application_submitted_of_office"),
    ("UPDATED_AT_DESC", "{}", "application_changed_of_office"),
    ("PERIOD_FROM_ASC", "{}", "application_period_of_office"),
    ("SUBMITTED_AT_ASC", r#"{ "status": ["PROTOCOLLED"] }"#, "application_queue"),
    ("CREATED_AT_DESC", r#"{ "status": ["PROTOCOLLED"] }"#, "application_status_of_office"),
    ("CREATED_AT_DESC", r#"{ "cause": "WEATHER_CONSTRUCTION" }"#, "application_cause_of_office"),
    ("CREATED_AT_DESC", r#"{ "benefit": "CIGO" }"#, "application_benefit_of_office"),
    ("CREATED_AT_DESC", r#"{ "hasBlockingAlerts": true }"#, "application_blocked_of_office"),
];

#[story(once)]
async fn each_list_of_an_office_is_read_along_an_index(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let officials = [hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?];
    hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;
    hub.as_owner(async |db| Ok(sqlx::raw_sql("update hub.application set blocking_alerts = 1").execute(db).await.map(drop)?)).await?;

    for (official, (order, filter, index)) in officials.iter().flat_map(|official| LISTS.iter().map(move |list| (official, list))) {
        let filter: Value = serde_json::from_str(filter)?;
        let first = official.does(LIST, json!({ "filter": filter, "orderBy": order })).await?;
        let cursor = first.text("viewer.operatorHub.applications.pageInfo.endCursor")?;
        let next = official.does(LIST, json!({ "filter": filter, "orderBy": order, "after": cursor })).await?;

        for (answer, entered) in [(first, "(office_id = "), (next, "ROW(")] {
            let plan = hub.plan_of(official, &statement_of(&answer, "from application")?).await?;
            let condition = plan.lines().find(|line| line.contains("Index Cond")).unwrap_or_default();
            ensure!(condition.contains(entered), "{order} of {filter} is not entered at its page:\n{plan}");
            let is_along =
                plan.contains(&format!("using {index} on")) && !plan.contains("Sort") && !plan.contains("Seq Scan on application");
            ensure!(is_along, "{order} of {filter}:\n{plan}");
        }
    }
    Ok(())
}

const QUEUE: &str = "query($filter: ApplicationFilter) { viewer { operatorHub { queue(filter: $filter, first: 1) { nodes { id } } } } }";

#[story(once)]
async fn what_an_operator_has_in_hand_is_read_along_an_index(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    hub.archives(rossi.position.key, "ASSIGNED", 3).await?;

    for filter in [json!({ "mine": true }), json!({ "operatorId": operator.capacity.id })] {
        let answer = operator.does(QUEUE, json!({ "filter": filter })).await?;
        let plan = hub.plan_of(&operator, &statement_of(&answer, "from application")?).await?;
        let is_along = plan.contains("using application_in_hand_of_office on") && !plan.contains("Sort");
        ensure!(is_along && plan.contains("operator_capacity_id = $"), "{plan}");
    }
    let answer = operator.does("{ viewer { operatorHub { workload { inHand } } } }", json!({})).await?;
    let plan = hub.plan_of(&operator, &statement_of(&answer, "from application")?).await?;
    ensure!(plan.contains("using application_in_hand_of_office on"), "{plan}");
    Ok(())
}

#[story(once)]
async fn the_applications_of_a_worker_are_found_by_an_index(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;

    let answer = operator.does(QUEUE, json!({ "filter": { "worker": "RSSMRA85T10A562S" } })).await?;

    let plan = hub.plan_of(&operator, &statement_of(&answer, "from beneficiary")?).await?;
    ensure!(plan.contains("using beneficiary_of_worker on") && plan.contains("tax_code = $"), "{plan}");
    Ok(())
}

#[story(once)]
async fn the_inbox_of_an_office_is_read_along_an_index(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let director = hub.director(&rossi.position.office).await?;
    let inbox = "query($orderBy: ProposalOrder) { viewer { operatorHub { inbox(orderBy: $orderBy, first: 1) { nodes { id } } } } }";

    for (order, index) in [("PROPOSED_AT_ASC", "proposal_open_of_office"), ("HOURS_DESC", "proposal_open_by_hours")] {
        let answer = director.does(inbox, json!({ "orderBy": order })).await?;
        let plan = hub.plan_of(&director, &statement_of(&answer, "from proposal")?).await?;
        ensure!(plan.contains(&format!("using {index} on")) && !plan.contains("Sort"), "{order}:\n{plan}");
    }
    let answer = director.does("{ viewer { operatorHub { inboxCounters { proposals } } } }", json!({})).await?;
    let plan = hub.plan_of(&director, &statement_of(&answer, "from proposal")?).await?;
    ensure!(plan.contains("using proposal_open_"), "of what is open alone: {plan}");
    Ok(())
}

#[story(once)]
async fn the_counters_of_an_office_are_read_without_its_applications(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;

    let answer = operator.does("{ viewer { operatorHub { counters { applications } } } }", json!({})).await?;

    ensure!(answer.number("viewer.operatorHub.counters.applications")? == 3);
    let plan = hub.plan_of(&operator, &statement_of(&answer, "from office_count")?).await?;
    ensure!(plan.contains("using office_count_pkey") && !plan.contains("Seq Scan on office_count"), "{plan}");
    Ok(())
}

/// The statement of an answer that reads so.
fn statement_of(answer: &Answer, from: &str) -> Result<String> {
    let statement = answer.cost.texts.iter().find(|text| text.contains(from));
    statement.cloned().with_context(|| format!("no statement {from} among {:#?}", answer.cost.texts))
}

impl Hub {
    /// How PostgreSQL does a statement for an official of an office, whatever its values are.
    async fn plan_of(&self, official: &Official, statement: &str) -> Result<String> {
        let values = (1..100).rev().find(|number| statement.contains(&format!("${number}"))).unwrap_or_default();
        let nothing = vec!["null"; values].join(", ");
        let values = if nothing.is_empty() { nothing } else { format!("({nothing})") };
        let (account, capacity, day) = (official.account.key.0, official.capacity.key.0, self.today());
        let role = official.capacity.role.database_role();
        let binding = format!(
            "begin; {ALONG_INDEXES}; set local hub.account to '{account}'; set local hub.capacity to '{capacity}';
            set local hub.today to '{day}'; set local role to {role}; prepare planned as {statement}"
        );
        self.as_owner(async |db| {
            sqlx::raw_sql(AssertSqlSafe(binding.clone())).execute(&mut *db).await?;
            let lines: Vec<(String,)> =
                sqlx::query_as(AssertSqlSafe(format!("explain execute planned{values}"))).persistent(false).fetch_all(&mut *db).await?;
            sqlx::raw_sql("rollback; deallocate planned").execute(db).await?;
            Ok(lines.into_iter().map(|(line,)| line + "\n").collect())
        })
        .await
    }
}

#[story(once)]
async fn a_statement_is_planned_once_whatever_its_values(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.has_applied(&hub, "DIRECT").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let hub = hub.another_within(|config, _| config.data.db_connections = 1).await?;
    let operator = operator.at(&hub);

    for _ in 0..3 {
        operator.does(LIST, json!({})).await?;
        operator
            .does("query($id: ID!) { application(id: $id) { alerts { id } documents { id } } }", json!({ "id": application.id }))
            .await?;
    }

    let mut bound = hub.app().db.bind(&Viewer::System(Task::Tail)).await?;
    let planned: (i64, i64) = sqlx::query_as("select sum(generic_plans)::bigint, sum(custom_plans)::bigint from pg_prepared_statements")
        .fetch_one(&mut *bound)
        .await?;
    ensure!(planned.0 > 9 && planned.1 == 0, "{planned:?}");
    Ok(())
}
