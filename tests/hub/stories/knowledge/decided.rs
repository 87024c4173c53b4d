//! History is what was decided: what an office granted is read again as it was granted, whatever the application declares.

use chrono::Days;

use crate::world::*;

/// What is asked for some days, with these workers for forty hours each.
fn asking(cause: &str, from: &str, to: &str, tax_codes: &[&str]) -> Value {
    let workers: Vec<_> = tax_codes
        .iter()
        .map(|code| {
            let mut worker = worker(code);
            worker["hoursRequested"] = json!("40.00");
            worker
        })
        .collect();
    json!({
        "cause": cause, "period": { "from": from, "to": to }, "hoursRequested": format!("{}.00", 40 * tax_codes.len()),
        "workforce": [{ "weeklyHours": "40.00", "workers": 8 }], "paymentMode": "OFFSET", "beneficiaries": workers,
    })
}

const ROSSI: &str = "RSSMRA85T10A562S";
const VERDI: &str = "VRDLCU70A41H501I";

#[story(everywhere)]
async fn two_grants_of_the_same_cause_and_days_leave_the_limits_on_and_their_weeks_count_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.is_granted(&hub, "CIGO", asking("END_OF_PHASE", "2026-03-02", "2026-03-29", &[ROSSI]), None).await?;
    rossi.is_granted(&hub, "CIGO", asking("END_OF_PHASE", "2026-03-02", "2026-03-29", &[VERDI]), None).await?;

    let draft = rossi.drafts_for(&rossi.position.unit, asking("LACK_OF_WORK", "2026-03-30", "2026-04-05", &[ROSSI])).await?;
    let found = rossi.checks(&draft, None).await?.list("checkDraft")?;

    ensure!(rossi.has_counted("2026-03-30", "2026-04-12").await? == 4);
    ensure!(!found.iter().any(|alert| alert["rule"] == "R06"), "{found:?}");
    Ok(())
}

/// The outcomes of weeks of weather that a builder asks for, a letter each.
async fn outcomes(rossi: &Employer, from: &str, to: &str, events: Value) -> Result<String> {
    let input = json!({ "unitId": rossi.position.unit.id, "cause": "WEATHER_CONSTRUCTION", "period": { "from": from, "to": to }, "eventDays": events });
    let weeks = rossi.simulates_limits(input).await?.succeeds()?.list("simulateLimits.weeks")?;
    Ok(weeks.iter().filter_map(|week| week["outcome"].as_str()?.chars().next()).collect())
}

#[story]
async fn a_declared_letter_frees_no_week_that_a_builder_asks_for(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.marks(&rossi.position, "11301", &[]).await?;
    let input = json!({ "unitId": rossi.position.unit.id, "cause": "WEATHER_CONSTRUCTION", "article10": "A",
        "period": { "from": "2026-01-05", "to": "2026-01-18" } });

    let simulated = rossi.simulates_limits(input).await?.succeeds()?;

    ensure!(simulated.text("simulateLimits.weeks.0.outcome")? == "GRANTED", "{}", simulated.describe());
    ensure!(simulated.number("simulateLimits.balance.granted")? == 2, "{}", simulated.describe());
    Ok(())
}

#[story(everywhere)]
async fn weather_counts_by_its_days_before_the_grant_and_after_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut june = asking("WEATHER_CONSTRUCTION", "2025-06-25", "2025-07-20", &[ROSSI]);
    june["firstEventOn"] = json!("2025-06-25");
    let mut december = asking("WEATHER_CONSTRUCTION", "2025-12-22", "2026-01-18", &[ROSSI]);
    december["firstEventOn"] = json!("2025-12-22");

    let before = outcomes(&rossi, "2025-06-25", "2025-07-20", json!([])).await?;
    rossi.is_granted(&hub, "CIGO", june, Some(true)).await?;
    let of_june = rossi.has_counted("2026-03-02", "2026-03-15").await?;
    rossi.is_granted(&hub, "CIGO", december, None).await?;

    ensure!(before == "GGNN", "{before}");
    ensure!(of_june == 2, "{of_june}");
    let of_both = rossi.has_counted("2026-03-02", "2026-03-15").await?;
    ensure!(of_both == 5, "{of_both}");
    Ok(())
}

#[story]
async fn the_days_of_the_events_may_be_named_in_a_simulation_and_of_an_earlier_grant(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let declares = |events: Value| {
        let grant = json!({ "reference": "25/9", "benefit": "CIGO", "cause": "WEATHER_CONSTRUCTION", "from": "2025-06-25", "to": "2025-07-20", "eventDays": events });
        json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-03-02", "to": "2026-03-08" },
            "circumstances": { "earlierGrants": [grant] } })
    };

    let unnamed = rossi.simulates_limits(declares(json!([]))).await?.succeeds()?;
    let named = rossi.simulates_limits(declares(json!(["2025-06-25"]))).await?.succeeds()?;
    let many = rossi.simulates_limits(declares(json!(vec!["2025-06-25"; 121]))).await?;

    ensure!(outcomes(&rossi, "2025-06-25", "2025-07-20", json!(["2025-06-25"])).await? == "GGGG");
    ensure!(unnamed.number("simulateLimits.weeks.0.counted")? == 2, "{}", unnamed.describe());
    ensure!(named.number("simulateLimits.weeks.0.counted")? == 4, "{}", named.describe());
    many.reports_only("LIST_TOO_LONG")?;
    Ok(())
}

#[story]
async fn a_breakdown_that_the_office_held_avoidable_counts_and_one_without_that_mark_does_not(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Meccanica").await?, hub.employer("Neri Meccanica").await?);
    hub.reclassifies(&rossi.position, "10601", "A").await?;
    hub.reclassifies(&neri.position, "10601", "A").await?;
    let breakdown = || asking("MACHINERY_BREAKDOWN", "2026-03-02", "2026-03-29", &[ROSSI]);

    rossi.is_granted(&hub, "CIGO", breakdown(), Some(false)).await?;
    let of_neri = neri.is_granted(&hub, "CIGO", breakdown(), None).await?;

    let decided = neri.reads(&of_neri).await?;
    ensure!(rossi.has_counted("2026-03-30", "2026-04-12").await? == 4);
    ensure!(neri.has_counted("2026-03-30", "2026-04-12").await? == 0);
    ensure!(decided.get("application.decision.unavoidable")? == true, "{}", decided.describe());
    ensure!(decided.get("application.authorizations.0.contributionDue")? == false, "{}", decided.describe());
    Ok(())
}

#[story]
async fn the_contribution_of_what_was_granted_goes_by_what_the_office_held(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let before = json!({ "reference": "A1", "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": "2025-12-01", "to": "2025-12-28" });
    let breakdown = |from: &str, to: &str| {
        let mut content = asking("MACHINERY_BREAKDOWN", from, to, &[ROSSI]);
        content["circumstances"] = json!({ "earlierGrants": [before] });
        content
    };

    let avoidable = rossi.is_granted(&hub, "CIGO", breakdown("2026-02-02", "2026-02-08"), Some(false)).await?;
    let unavoidable = rossi.is_granted(&hub, "CIGO", breakdown("2026-03-02", "2026-03-08"), None).await?;
    let due = rossi.estimates(&avoidable, "10.00", json!([])).await?.succeeds()?;
    let free = rossi.estimates(&unavoidable, "10.00", json!([])).await?.succeeds()?;

    ensure!(due.text("estimate.lostPay")? == "400.00" && due.text("estimate.contribution")? == "36.00", "{}", due.describe());
    ensure!(free.text("estimate.lostPay")? == "400.00" && free.text("estimate.contribution")? == "0.00", "{}", free.describe());
    Ok(())
}

#[story]
async fn the_letter_of_a_grant_is_that_of_the_position_on_its_first_day(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut weather = asking("WEATHER_CONSTRUCTION", "2026-02-02", "2026-03-01", &[ROSSI]);
    weather["article10"] = json!("A");

    rossi.is_granted(&hub, "CIGO", weather, Some(true)).await?;

    ensure!(rossi.has_counted("2026-03-02", "2026-03-15").await? == 4);
    // What is granted as to a builder stays so, whatever the firm becomes.
    hub.reclassifies_from(&rossi.position, day(2026, 3, 2), "10601").await?;
    ensure!(rossi.has_counted("2026-03-02", "2026-03-15").await? == 4);
    Ok(())
}

/// The days on which an application for these ones would ask twice for a worker; none when it may be sent.
async fn overlapping_days(rossi: &Employer, from: &str, to: &str) -> Result<Vec<String>> {
    let draft = rossi.drafts_for(&rossi.position.unit, asking("END_OF_PHASE", from, to, &[ROSSI])).await?;
    let found = rossi.checks(&draft, None).await?.list("checkDraft")?;
    let overlaps = found.iter().filter(|alert| alert["rule"] == "R19").filter_map(|alert| alert["computed"].as_array());
    let days = overlaps.flatten().filter(|value| value["name"] == "from" || value["name"] == "to");
    Ok(days.filter_map(|value| value["value"].as_str()).map(str::to_owned).collect())
}

#[story]
async fn the_days_that_were_refused_may_be_asked_for_again_and_those_granted_may_not(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut march = asking("LACK_OF_WORK", "2026-03-02", "2026-03-29", &[ROSSI]);
    march["hoursRequested"] = json!("640.00");
    let march = rossi.drafts_for(&rossi.position.unit, march).await?;
    hub.protocols(&march).await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);

    operator.examines(&march).await?;
    let undecided = overlapping_days(&rossi, "2026-03-23", "2026-03-29").await?;
    let proposal = operator.proposes(&march, a_part_of_it()).await?;
    director.signs(&proposal, director.version_of(&march).await?).await?.succeeds()?;

    ensure!(undecided == ["2026-03-23", "2026-03-29"], "{undecided:?}");
    ensure!(overlapping_days(&rossi, "2026-03-02", "2026-03-08").await?.is_empty());
    ensure!(overlapping_days(&rossi, "2026-03-23", "2026-03-29").await?.is_empty());
    let granted = overlapping_days(&rossi, "2026-03-02", "2026-03-29").await?;
    ensure!(granted == ["2026-03-09", "2026-03-22"], "{granted:?}");
    let last_week = overlapping_days(&rossi, "2026-03-16", "2026-03-29").await?;
    ensure!(last_week == ["2026-03-16", "2026-03-22"], "{last_week:?}");
    Ok(())
}

#[story]
async fn weeks_in_a_row_without_the_unions_are_those_granted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut winter = asking("END_OF_PHASE", "2025-12-08", "2026-03-08", &[VERDI]);
    winter["hoursRequested"] = json!("640.00");
    let winter = rossi.drafts_for(&rossi.position.unit, winter).await?;
    hub.protocols(&winter).await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let week = rossi.drafts_for(&rossi.position.unit, asking("END_OF_PHASE", "2026-03-09", "2026-03-15", &[ROSSI])).await?;
    let asks_unions = async || -> Result<bool> { Ok(has_alert(&rossi.checks(&week, None).await?.list("checkDraft")?, "R22", "BLOCKING")) };

    operator.examines(&winter).await?;
    let undecided = asks_unions().await?;
    let half = json!({ "outcome": "PARTIALLY_ACCEPTED", "reasons": "Febbraio e marzo non sono provati.",
        "periods": [{ "from": "2025-12-08", "to": "2026-01-18", "workers": 1, "hours": "240.00" }] });
    let proposal = operator.proposes(&winter, half).await?;
    director.signs(&proposal, director.version_of(&winter).await?).await?.succeeds()?;

    ensure!(undecided && !asks_unions().await?);
    Ok(())
}

#[story]
async fn an_allowance_that_the_hub_granted_is_the_last_use_whatever_is_declared(hub: Hub) -> Result {
    let shop = hub.employer("Ferramenta Bianchi").await?;
    hub.marks(&shop.position, "70501", &["0J"]).await?;
    let mut june = asking("LACK_OF_WORK", "2026-06-01", "2026-06-07", &[ROSSI]);
    june["circumstances"] = json!({ "averageEmployees": "3.00", "lastUsedOn": "2020-01-31" });
    let draft = shop.drafts_a("AIS_FIS", &shop.position.unit, june).await?;

    let rested = shop.estimates(&draft, "10.00", json!([])).await?.succeeds()?;
    shop.is_granted(&hub, "AIS_FIS", asking("LACK_OF_WORK", "2026-03-02", "2026-03-29", &[ROSSI]), None).await?;
    let granted = shop.estimates(&draft, "10.00", json!([])).await?.succeeds()?;

    ensure!(rested.text("estimate.lostPay")? == "400.00" && rested.text("estimate.contribution")? == "9.60", "{}", rested.describe());
    ensure!(granted.text("estimate.contribution")? == "16.00", "{}", granted.describe());
    Ok(())
}

#[story]
async fn an_allowance_granted_to_another_unit_is_the_last_use_of_the_employer(hub: Hub) -> Result {
    let shop = hub.employer("Ferramenta Bianchi").await?;
    hub.marks(&shop.position, "70501", &["0J"]).await?;
    let store = hub.registers_unit(shop.position.key, 7, "PLANT", &shop.position.office).await?;
    let mut june = asking("LACK_OF_WORK", "2026-06-01", "2026-06-07", &[ROSSI]);
    june["circumstances"] = json!({ "averageEmployees": "3.00", "lastUsedOn": "2020-01-31" });
    let draft = shop.drafts_a("AIS_FIS", &store, june).await?;

    let rested = shop.estimates(&draft, "10.00", json!([])).await?.succeeds()?;
    shop.is_granted(&hub, "AIS_FIS", asking("LACK_OF_WORK", "2026-03-02", "2026-03-29", &[ROSSI]), None).await?;
    let granted = shop.estimates(&draft, "10.00", json!([])).await?.succeeds()?;

    ensure!(rested.text("estimate.contribution")? == "9.60", "{}", rested.describe());
    ensure!(granted.text("estimate.contribution")? == "16.00", "{}", granted.describe());
    Ok(())
}

/// Sixty days of a farm worker from a day on, who is declared to have used none.
fn sixty_days(first: chrono::NaiveDate) -> Value {
    let days: Vec<_> = first.iter_days().take(60).collect();
    let mut content = asking("WEATHER_AGRICULTURE", &first.to_string(), &days[59].to_string(), &[ROSSI]);
    let days: Vec<_> = days.iter().map(|day| json!({ "date": day })).collect();
    content["beneficiaries"][0]["agricultural"] = json!({ "daysWithFirm": 200, "used": [], "days": days });
    content
}

#[story]
async fn days_of_farm_work_that_the_hub_granted_are_used_whatever_is_declared(hub: Hub) -> Result {
    let farm = hub.employer("Azienda Agricola Verdi").await?;
    hub.marks(&farm.position, "50102", &[]).await?;
    let draft = farm.drafts_a("CISOA", &farm.position.unit, sixty_days(day(2026, 5, 4))).await?;

    let before = farm.checks(&draft, None).await?.list("checkDraft")?;
    farm.is_granted(&hub, "CISOA", sixty_days(day(2026, 1, 7)), None).await?;
    let after = farm.checks(&draft, None).await?.list("checkDraft")?;

    ensure!(!before.iter().any(|alert| alert["rule"] == "R47"), "{before:?}");
    let found = after.iter().find(|alert| alert["rule"] == "R47").context("R47")?;
    let value = |name: &str| found["computed"].as_array().and_then(|all| all.iter().find(|value| value["name"] == name).cloned());
    ensure!(value("used").is_some_and(|used| used["value"] == "60") && value("limit").is_some_and(|most| most["value"] == "90"), "{found}");
    ensure!(value("days").is_some_and(|days| days["value"] == "30"), "{found}");
    let first = day(2026, 5, 4).checked_add_days(Days::new(30)).context("a day")?;
    ensure!(value("first").is_some_and(|value| value["value"] == json!(first)), "{found}");
    Ok(())
}

#[story]
async fn the_contribution_goes_by_what_was_used_and_a_shared_week_counts_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let granted = |from: &str, to: &str| json!({ "reference": "24/2", "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": from, "to": to });
    let mut two_days = asking("LACK_OF_WORK", "2025-10-30", "2025-10-31", &[ROSSI]);
    two_days["beneficiaries"][0]["hoursRequested"] = json!("16.00");
    two_days["circumstances"] = json!({ "earlierGrants": [granted("2024-11-04", "2025-10-29")] });
    let two_days = rossi.drafts_for(&rossi.position.unit, two_days).await?;
    let week = rossi.drafts_for(&rossi.position.unit, asking("LACK_OF_WORK", "2026-03-02", "2026-03-08", &[ROSSI])).await?;
    let sixty = granted("2024-01-01", "2025-02-23");
    let certified = json!({ "earlierGrants": [sixty.clone()], "usedDays": [{ "from": "2024-01-01", "to": "2024-03-10" }] });

    let shared = rossi.estimates(&two_days, "100.00", json!([])).await?.succeeds()?;
    rossi.changes(&week, json!({ "circumstances": { "earlierGrants": [sixty] } })).await?.succeeds()?;
    let authorized = rossi.estimates(&week, "10.00", json!([])).await?.succeeds()?;
    rossi.changes(&week, json!({ "circumstances": certified })).await?.succeeds()?;
    let used = rossi.estimates(&week, "10.00", json!([])).await?.succeeds()?;

    ensure!(shared.text("estimate.lostPay")? == "1600.00" && shared.text("estimate.contribution")? == "144.00", "{}", shared.describe());
    ensure!(authorized.text("estimate.contribution")? == "48.00", "{}", authorized.describe());
    ensure!(used.text("estimate.contribution")? == "36.00", "{}", used.describe());
    Ok(())
}

#[story]
async fn days_certified_as_used_of_other_grants_free_no_week_that_the_hub_granted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.is_granted(&hub, "CIGO", asking("END_OF_PHASE", "2026-02-02", "2026-03-01", &[ROSSI]), None).await?;
    let certifies = |from: &str| {
        let grant = json!({ "reference": "25/2", "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": "2025-03-03", "to": "2025-05-11" });
        json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-03-02", "to": "2026-03-08" },
            "circumstances": { "earlierGrants": [grant], "usedDays": [{ "from": "2025-03-03", "to": "2025-03-03" }, { "from": from, "to": from }] } })
    };

    let of_another = rossi.simulates_limits(certifies("2025-03-10")).await?.succeeds()?;
    let of_its_own = rossi.simulates_limits(certifies("2026-02-02")).await?.succeeds()?;

    ensure!(of_another.number("simulateLimits.weeks.0.counted")? == 6, "{}", of_another.describe());
    ensure!(of_its_own.number("simulateLimits.weeks.0.counted")? == 2, "{}", of_its_own.describe());
    Ok(())
}

#[story]
async fn a_solidarity_contract_counts_by_half_in_the_five_years(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let contract = |to: &str| {
        let grant = json!({ "reference": "23/4", "benefit": "CIGS", "cause": "SOLIDARITY_CONTRACT", "from": "2023-01-01", "to": to });
        json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-03-02", "to": "2026-03-08" },
            "circumstances": { "earlierGrants": [grant] } })
    };

    let two_years = rossi.simulates_limits(contract("2024-12-31")).await?.succeeds()?;
    let six_months_more = rossi.simulates_limits(contract("2025-06-30")).await?.succeeds()?;

    ensure!(two_years.text("simulateLimits.fiveYears.used")? == "12.00", "{}", two_years.describe());
    ensure!(six_months_more.text("simulateLimits.fiveYears.used")? == "18.00", "{}", six_months_more.describe());
    Ok(())
}

#[story]
async fn forty_hours_on_one_day_are_not_sent_and_thirteen_raise_an_alert(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut one_day = content(hub.today());
    one_day["period"] = json!({ "from": "2026-03-10", "to": "2026-03-10" });
    one_day["hoursRequested"] = json!("40.00");
    one_day["beneficiaries"][0]["hoursRequested"] = json!("40.00");
    let draft = rossi.drafts_for(&rossi.position.unit, one_day.clone()).await?;
    hub.has_the_report(&draft).await?;
    let mut thirteen = one_day["beneficiaries"].clone();
    thirteen[0]["hoursRequested"] = json!("13.00");

    let refused = rossi.tries_to_submit(&draft, "forty").await?.is_refused_with("BLOCKED_BY_ALERT")?;
    let found = rossi.checks(&draft, Some(json!({ "beneficiaries": thirteen }))).await?.list("checkDraft")?;

    ensure!(refused.message()?.contains("R37"), "{}", refused.describe());
    ensure!(has_alert(&found, "R37", "WARNING") && !has_alert(&found, "R37", "BLOCKING"), "{found:?}");
    Ok(())
}

#[story]
async fn the_average_workforce_has_decimals(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut week = asking("LACK_OF_WORK", "2026-03-02", "2026-03-08", &[ROSSI]);
    week["workforce"] = json!([{ "weeklyHours": "40.00", "workers": "2.50" }]);
    let grant = json!({ "reference": "25/1", "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": "2025-03-03", "to": "2025-03-30", "hours": "3427.00" });
    week["circumstances"] = json!({ "earlierGrants": [grant] });
    let draft = rossi.drafts_for(&rossi.position.unit, week).await?;

    let read = "query($id: ID!) { application(id: $id) { workforce { weeklyHours workers } } }";
    let stored = rossi.does(read, json!({ "id": draft.id })).await?;
    let found = rossi.checks(&draft, None).await?.list("checkDraft")?;
    rossi.changes(&draft, json!({ "workforce": [{ "weeklyHours": "40.00", "workers": 3 }] })).await?.succeeds()?;
    let whole = rossi.does(read, json!({ "id": draft.id })).await?;

    ensure!(stored.text("application.workforce.0.workers")? == "2.50", "{}", stored.describe());
    ensure!(whole.get("application.workforce.0.workers")? == 3, "{}", whole.describe());
    let third = found.iter().find(|alert| alert["rule"] == "R10").context("R10")?;
    ensure!(third["computed"].to_string().contains("3466.67"), "{third}");
    Ok(())
}
