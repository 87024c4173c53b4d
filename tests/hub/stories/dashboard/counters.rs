//! Counters and deadlines.

use crate::world::*;

#[story(everywhere)]
async fn the_counters_of_an_intermediary_are_what_its_list_shows(hub: Hub) -> Result {
    let office = hub.office("Bergamo").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let clients = hub.archives_clients(studio.key, &office, 30).await?;
    hub.archives(clients[0], "DRAFT", 3).await?;
    hub.archives(clients[1], "PROTOCOLLED", 4).await?;
    hub.archives(clients[2], "ACCEPTED", 5).await?;

    let answer = studio
        .does(
            "{ viewer { intermediaryHub { counters { applications byStatus { status count } open { openApplications blockingAlerts warningAlerts } }
                applications(first: 100) { totalCount totalCountIsCapped nodes { status } } employers(first: 3) { nodes { name counters { openApplications blockingAlerts warningAlerts } } } } } }",
            json!({}),
        )
        .await?;

    let hub_of = |path: &str| format!("viewer.intermediaryHub.{path}");
    let listed = answer.list(&hub_of("applications.nodes"))?;
    for count in answer.list(&hub_of("counters.byStatus"))? {
        let seen = listed.iter().filter(|node| node["status"] == count["status"]).count();
        ensure!(count["count"] == seen, "{count} of {seen}");
    }
    ensure!(answer.number(&hub_of("applications.totalCount"))? == 12 && listed.len() == 12);
    ensure!(!answer.read::<bool>(&hub_of("applications.totalCountIsCapped"))?);
    ensure!(answer.get(&hub_of("counters.open"))? == &json!({ "openApplications": 7, "blockingAlerts": 3, "warningAlerts": 4 }));
    ensure!(
        answer.get(&hub_of("employers.nodes.0.counters"))? == &json!({ "openApplications": 3, "blockingAlerts": 3, "warningAlerts": 0 })
    );
    ensure!(
        answer.get(&hub_of("employers.nodes.2.counters"))? == &json!({ "openApplications": 0, "blockingAlerts": 0, "warningAlerts": 0 })
    );
    Ok(())
}

#[story]
async fn terms_that_run_are_listed_the_nearest_first(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (studio, verdi) = (hub.intermediary("Studio Bianchi").await?, hub.operator(&rossi.position.office).await?);
    let delegation = studio.is_delegated_by(&hub, &rossi).await?;
    let waiting = hub.archives_one(rossi.position.key, "INTEGRATION_REQUESTED").await?;
    let granted = hub.archives_one(rossi.position.key, "ACCEPTED").await?;
    let (interlocution, authorization) = (hub.key(), hub.key());
    hub.as_owner(async |db| {
        let rights = "select $1, id, position_id, office_id, true";
        let insert = format!(
            "insert into hub.interlocution (id, application_id, position_id, office_id, submitted, kind, status, text, opened_at, opened_by, delivered_at, due_on)
            {rights}, 'SUPPLEMENTARY_INQUIRY', 'DELIVERED', 'Quali giorni?', created_at, 'Carla Verdi', created_at, '2026-03-31' from hub.application where id = $2"
        );
        sqlx::query(sqlx::AssertSqlSafe(insert)).bind(interlocution).bind(waiting.key.0).execute(&mut *db).await?;
        let granted_by = format!(
            "insert into hub.authorization_grant (id, application_id, position_id, office_id, submitted, number, decided_on, notified_on, workers, hours,
                unavoidable, contribution_due, offset_deadline)
            {rights}, '490026000001', '2026-03-01', '2026-03-02', 3, 40, false, true, '2026-09-30' from hub.application where id = $2"
        );
        sqlx::query(sqlx::AssertSqlSafe(granted_by)).bind(authorization).bind(granted.key.0).execute(&mut *db).await?;
        sqlx::query("update hub.delegation set valid_to = '2026-04-15' where id = $1").bind(delegation.key.0).execute(db).await?;
        Ok(())
    })
    .await?;

    let query = |name: &str| {
        format!(
            "{{ viewer {{ {name} {{ deadlines {{ nodes {{ kind date daysLeft application {{ id }} }} pageInfo {{ hasNextPage }} }} }} }} }}"
        )
    };
    let of_studio = studio.does(&query("intermediaryHub"), json!({})).await?;
    let of_office = verdi.does(&query("operatorHub"), json!({})).await?;

    ensure!(
        of_studio.get("viewer.intermediaryHub.deadlines.nodes")?
            == &json!([
                { "kind": "INTEGRATION_ANSWER", "date": "2026-03-31", "daysLeft": 15, "application": { "id": waiting.id } },
                { "kind": "DELEGATION_END", "date": "2026-04-15", "daysLeft": 30, "application": null },
                { "kind": "OFFSET", "date": "2026-09-30", "daysLeft": 198, "application": { "id": granted.id } },
            ])
    );
    ensure!(of_office.list("viewer.operatorHub.deadlines.nodes")?.len() == 1);
    ensure!(of_office.text("viewer.operatorHub.deadlines.nodes.0.application.id")? == waiting.id);
    Ok(())
}

#[story(everywhere)]
async fn the_counters_of_an_office_follow_every_change_of_its_applications(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    hub.archives(rossi.position.key, "ACCEPTED", 2).await?;
    let withdrawn = rossi.submits(&hub).await?;
    rossi.tries_to_withdraw(&withdrawn, "Ripreso").await?.succeeds()?;
    let taken = rossi.has_applied(&hub, "OFFSET").await?;
    rossi.drafts_for(&rossi.position.unit, json!({})).await?;

    for act in ["takeApplication", "releaseApplication", "takeApplication", "reviewApplication"] {
        operator.tries(act, &taken).await?.succeeds()?;
        hub.has_counted_its_applications().await?;
    }

    let counted = "{ viewer { operatorHub { counters { applications byStatus { status count } } } } }";
    let counters = operator.does(counted, json!({})).await?;
    ensure!(
        counters.get("viewer.operatorHub.counters")?
            == &json!({ "applications": 4, "byStatus": [
                { "status": "UNDER_REVIEW", "count": 1 }, { "status": "ACCEPTED", "count": 2 }, { "status": "WITHDRAWN", "count": 1 } ] })
    );
    Ok(())
}

impl Hub {
    /// What is kept of each office is what a count of its applications finds.
    pub async fn has_counted_its_applications(&self) -> Result {
        let differing = self
            .count(
                "with counted as (
                    select office_id, status, count(*), sum(blocking_alerts), sum(warning_alerts), sum(info_alerts)
                    from hub.application
                    where submitted
                    group by office_id, status),
                kept as (select * from hub.office_count where applications > 0)
                select count(*) from ((table counted except table kept) union all (table kept except table counted)) differing",
            )
            .await?;
        ensure!(differing == 0, "{differing} counters differ from a count");
        Ok(())
    }
}
