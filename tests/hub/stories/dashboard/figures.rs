//! An office in numbers: what is open by cause and by age, and what the last weeks brought.

use crate::world::*;

const FIGURES: &str = "{ viewer { operatorHub { figures {
    byCause { cause count } byAge { fromDays toDays count } byWeek { from to submitted authorized } } } } }";

#[story(everywhere)]
async fn an_office_sees_what_it_has_before_it_in_numbers(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let office = &rossi.position.office;
    let first = rossi.has_applied(&hub, "OFFSET").await?;
    rossi.has_applied_for(&hub, "OFFSET", "2026-04-06", "2026-04-12").await?;
    let operator = hub.operator(office).await?;
    let before = operator.does(FIGURES, json!({})).await?.get("viewer.operatorHub.figures")?.clone();

    hub.wait_until(day(2026, 3, 25));
    let rossi = rossi.again(&hub).await?;
    rossi.has_applied_for(&hub, "OFFSET", "2026-05-04", "2026-05-10").await?;
    let (operator, director) = (hub.operator(office).await?, hub.director(office).await?);
    operator.examines(&first).await?;
    let proposal = operator.proposes(&first, all_of_it()).await?;
    director.signs(&proposal, director.version_of(&first).await?).await?.succeeds()?;
    let after = director.does(FIGURES, json!({})).await?.get("viewer.operatorHub.figures")?.clone();

    let ages = |counts: [i32; 5]| {
        let bounds = [(0, Some(7)), (8, Some(15)), (16, Some(30)), (31, Some(60)), (61, None)];
        let age = |((from, to), count): ((i32, Option<i32>), i32)| json!({ "fromDays": from, "toDays": to, "count": count });
        json!(bounds.into_iter().zip(counts).map(age).collect::<Vec<_>>())
    };
    ensure!(before["byCause"] == json!([{ "cause": "LACK_OF_WORK", "count": 2 }]) && before["byAge"] == ages([2, 0, 0, 0, 0]), "{before}");
    ensure!(after["byCause"] == json!([{ "cause": "LACK_OF_WORK", "count": 2 }]) && after["byAge"] == ages([1, 1, 0, 0, 0]), "{after}");
    let weeks = after["byWeek"].as_array().context("weeks")?;
    ensure!(
        weeks.len() == 8 && weeks[0] == json!({ "from": "2026-02-02", "to": "2026-02-08", "submitted": 0, "authorized": 0 }),
        "{after}"
    );
    ensure!(weeks[6] == json!({ "from": "2026-03-16", "to": "2026-03-22", "submitted": 2, "authorized": 0 }), "{after}");
    ensure!(weeks[7] == json!({ "from": "2026-03-23", "to": "2026-03-29", "submitted": 1, "authorized": 1 }), "{after}");
    Ok(())
}

#[story]
async fn an_office_counts_its_own_alone_in_one_statement(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.has_applied(&hub, "OFFSET").await?;
    let (own, elsewhere) = (hub.operator(&rossi.position.office).await?, hub.operator(&hub.office("Lecce").await?).await?);
    own.does("{ __typename }", json!({})).await?;

    let counted = own.does(FIGURES, json!({})).await?;

    let statements = counted.cost.statements.iter().filter(|statement| statement.contains("with open as")).count();
    ensure!(statements == 1 && counted.cost.statements.len() <= 2, "{:#?}", counted.cost.statements);
    let seen = elsewhere.does(FIGURES, json!({})).await?.get("viewer.operatorHub.figures")?.clone();
    ensure!(seen["byCause"] == json!([]) && seen["byAge"][0]["count"] == 0 && seen["byWeek"][7]["submitted"] == 0, "{seen}");
    Ok(())
}
