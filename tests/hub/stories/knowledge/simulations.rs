//! Simulations: what would be found, granted and paid, and nothing is written.

use crate::world::*;

#[story(everywhere)]
async fn a_check_with_a_patch_shows_what_the_patch_would_make_and_writes_nothing(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let (before, version) = (hub.holdings().await?, rossi.version_of(&draft).await?);
    let thirteen_weeks_and_a_day = json!({ "period": { "from": "2026-01-05", "to": "2026-04-06" } });

    let today = rossi.checks(&draft, None).await?.list("checkDraft")?;
    let patched = rossi.checks(&draft, Some(thirteen_weeks_and_a_day.clone())).await?.list("checkDraft")?;

    ensure!(!today.iter().any(|alert| alert["rule"] == "R04") && has_alert(&patched, "R04", "BLOCKING"), "{patched:?}");
    ensure!(hub.holdings().await? == before && rossi.version_of(&draft).await? == version, "something was written");
    rossi.changes(&draft, thirteen_weeks_and_a_day).await?.succeeds()?;
    let made = rossi.reads_alerts(&draft).await?;
    ensure!(made.iter().map(|alert| &alert["rule"]).eq(patched.iter().map(|alert| &alert["rule"])), "{made:?}");
    Ok(())
}

#[story]
async fn a_check_is_refused_as_the_change_would_be(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let operator = hub.operator(&rossi.position.office).await?;
    let (draft, sent) = (rossi.completes_a_draft(&hub).await?, rossi.submits(&hub).await?);
    let upside_down = json!({ "period": { "from": "2026-03-10", "to": "2026-03-02" } });

    let two_wrongs = json!({ "period": { "from": "2026-03-10", "to": "2026-03-02" }, "hoursRequested": "-1.00" });

    rossi.checks(&draft, Some(upside_down)).await?.reports_only("PERIOD_UPSIDE_DOWN")?;
    let refused = rossi.checks(&draft, Some(two_wrongs)).await?;
    let found = refused.extension("userErrors")?;
    let fields: Vec<_> = found.as_array().context("a list")?.iter().map(|refusal| (&refusal["code"], &refusal["path"])).collect();
    ensure!(
        fields == [(&json!("PERIOD_UPSIDE_DOWN"), &json!(["period", "to"])), (&json!("HOURS_NOT_POSITIVE"), &json!(["hoursRequested"]))],
        "{found}"
    );
    ensure!(found[1]["message"].as_str().is_some_and(|message| message.starts_with("Hours must")), "{found}");
    rossi.checks(&sent, None).await?.reports_only("ONLY_DRAFTS")?;
    neri.checks(&draft, None).await?.fails_with("NOT_FOUND")?;
    neri.checks(&draft, Some(json!({}))).await?.fails_with("NOT_FOUND")?;
    operator.checks(&draft, Some(json!({}))).await?.is_unknown_to_the_role("checkDraft")?;
    Ok(())
}

/// Thirteen weeks from 6 July 2026, after 26 weeks from 2 September 2024 and 20 from 1 September 2025.
fn thirteen_weeks(unit: &Unit) -> Value {
    let granted = |reference: &str, from: &str, to: &str| json!({ "reference": reference, "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": from, "to": to });
    json!({
        "unitId": unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-07-06", "to": "2026-10-04" },
        "circumstances": { "earlierGrants": [granted("24/1", "2024-09-02", "2025-03-02"), granted("25/7", "2025-09-01", "2026-01-18")] },
    })
}

#[story(everywhere)]
async fn the_weeks_of_a_request_are_granted_and_refused_one_by_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let before = hub.holdings().await?;

    let simulated = rossi.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.succeeds()?;

    let weeks = simulated.list("simulateLimits.weeks")?;
    let refused: Vec<_> = weeks.iter().filter(|week| week["outcome"] == "REFUSED").collect();
    ensure!(weeks.len() == 13 && simulated.get("simulateLimits.fits")? == false, "{}", simulated.describe());
    ensure!(refused.iter().map(|week| &week["days"]["from"]).eq(["2026-08-17", "2026-08-24"]), "{refused:?}");
    ensure!(refused.iter().all(|week| week["limit"] == "TWO_YEARS_FULL" && week["counted"] == 52), "{refused:?}");
    let counted: Vec<_> = weeks.iter().map(|week| week["counted"].clone()).collect();
    ensure!(counted == [46, 47, 48, 49, 50, 51, 52, 52, 51, 51, 51, 51, 51], "{counted:?}");
    ensure!(weeks[0]["week"] == "2026-W28" && weeks[0]["window"] == json!({ "from": "2024-07-15", "to": "2026-07-12" }), "{}", weeks[0]);
    ensure!(weeks[12]["window"]["from"] == "2024-10-07" && weeks[12]["outcome"] == "GRANTED", "{}", weeks[12]);
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn the_weeks_that_are_refused_raise_an_alert_with_what_is_left(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let simulated = rossi.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.succeeds()?;

    let alerts = simulated.list("simulateLimits.alerts")?;
    let found = alerts.iter().find(|alert| alert["rule"] == "R06").context("R06")?;
    ensure!(found["severity"] == "WARNING" && found["message"]["italian"] != found["message"]["english"], "{found}");
    ensure!(found["message"]["text"].as_str().is_some_and(|text| text.contains("17 August 2026") && text.contains("52")), "{found}");
    ensure!(
        simulated.number("simulateLimits.balance.most")? == 52 && simulated.number("simulateLimits.balance.granted")? == 11,
        "{}",
        simulated.describe()
    );
    ensure!(simulated.text("simulateLimits.balance.counting")? == "WEEKS" && simulated.get("simulateLimits.fiveYears.fits")? == true);
    Ok(())
}

#[story]
async fn what_was_granted_by_the_hub_itself_counts(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let director = hub.director(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    operator.examines(&application).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    let input =
        json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-03-30", "to": "2026-04-12" } });
    let simulated = rossi.simulates_limits(input).await?.succeeds()?;

    ensure!(
        simulated.number("simulateLimits.weeks.0.counted")? == 4 && simulated.number("simulateLimits.weeks.0.inARow")? == 4,
        "{}",
        simulated.describe()
    );
    ensure!(
        simulated.get("simulateLimits.fits")? == true && simulated.number("simulateLimits.balance.remaining")? == 46,
        "{}",
        simulated.describe()
    );
    Ok(())
}

#[story]
async fn what_is_impossible_in_a_declared_history_is_a_finding_and_the_rest_is_computed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let declares = |circumstances: Value| {
        json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-07-06", "to": "2026-07-19" },
            "circumstances": circumstances })
    };
    let grant = |reference: &str, from: &str, to: &str| json!({ "reference": reference, "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": from, "to": to });
    let mut early = grant("A1", "2025-01-06", "2025-02-02");
    early["eventDays"] = json!(["2025-02-03"]);
    let beyond = declares(
        json!({ "earlierGrants": [grant("A1", "2025-01-06", "2025-02-02")], "usedDays": [{ "from": "2025-02-01", "to": "2025-02-04" }] }),
    );
    let mut owed = grant("A1", "2025-01-06", "2025-02-02");
    owed["hours"] = json!("-8.00");

    let early = rossi.simulates_limits(declares(json!({ "earlierGrants": [early] }))).await?.succeeds()?;
    let beyond = rossi.simulates_limits(beyond).await?.succeeds()?;
    let owed = rossi.simulates_limits(declares(json!({ "earlierGrants": [owed] }))).await?.succeeds()?;

    ensure!(early.contradiction(4)?.contains("A1") && early.contradiction(4)?.contains("3 February 2025"), "{}", early.describe());
    ensure!(beyond.contradiction(1)?.contains("2 days") && beyond.contradiction(1)?.contains("3 February 2025"), "{}", beyond.describe());
    ensure!(owed.contradiction(4)?.contains("(-8.00)"), "{}", owed.describe());
    Ok(())
}

impl Answer {
    /// The one thing that a simulation of limits left out of the history, in the language of the request; the rest made so many weeks.
    fn contradiction(&self, counted: i64) -> Result<String> {
        ensure!(
            self.get("simulateLimits.fits")? == true && self.number("simulateLimits.weeks.0.counted")? == counted,
            "{}",
            self.describe()
        );
        let alerts = self.list("simulateLimits.alerts")?;
        ensure!(
            alerts.len() == 1 && alerts[0]["rule"] == "R06" && alerts[0]["message"]["italian"] != alerts[0]["message"]["english"],
            "{alerts:?}"
        );
        self.text("simulateLimits.alerts.0.message.text")
    }
}

#[story]
async fn a_contradiction_that_is_declared_in_a_draft_is_an_alert_of_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let used = json!({ "circumstances": { "usedDays": [{ "from": "2025-02-03", "to": "2025-02-04" }] } });

    rossi.changes(&draft, used).await?.succeeds()?;

    let alerts = rossi.reads_alerts(&draft).await?;
    let found = alerts.iter().find(|alert| alert["rule"] == "R06").context("R06")?;
    ensure!(
        found["severity"] == "WARNING" && found["message"]["english"].as_str().is_some_and(|text| text.contains("in no authorization")),
        "{found}"
    );
    Ok(())
}

#[story]
async fn days_out_of_the_calendar_and_wrong_rows_are_refused_before_anything_is_computed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let before = hub.holdings().await?;
    let with = |circumstances: Value| json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": "2026-07-06", "to": "2026-07-19" }, "circumstances": circumstances });
    let of =
        |from: &str, to: &str| json!({ "unitId": rossi.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": from, "to": to } });
    let grant = |reference: &str, from: &str| json!({ "earlierGrants": [{ "reference": reference, "benefit": "CIGO", "from": from, "to": "2025-02-02" }] });

    let wrongs = [
        (of("1999-12-31", "2026-07-19"), "BAD_DATE"),
        (of("2026-07-06", "2101-01-01"), "BAD_DATE"),
        (of("2026-07-19", "2026-07-06"), "PERIOD_UPSIDE_DOWN"),
        (with(grant("A1", "1999-12-31")), "BAD_DATE"),
        (with(grant("A1", "2025-02-03")), "PERIOD_UPSIDE_DOWN"),
        (with(grant("", "2025-01-06")), "REFERENCE_FORM"),
        (with(json!({ "usedDays": vec![json!({ "from": "2025-01-06", "to": "2025-01-06" }); 201] })), "LIST_TOO_LONG"),
        (with(json!({ "averageEmployees": "-1.00" })), "AMOUNT_NEGATIVE"),
        (of("2000-01-01", "2100-12-31"), "TOO_MANY_DAYS"),
        (
            with(json!({ "earlierGrants": [{ "reference": "A1", "benefit": "CIGO", "from": "2000-01-01", "to": "2100-12-31" }] })),
            "TOO_MANY_DAYS",
        ),
        (with(json!({ "usedDays": vec![json!({ "from": "2020-01-01", "to": "2021-12-31" }); 6] })), "TOO_MANY_DAYS"),
    ];
    for (input, code) in wrongs {
        let english = rossi.simulates_limits(input.clone()).await?.reports_only(code)?;
        let italian = rossi.speaking("it").simulates_limits(input).await?.reports_only(code)?;
        ensure!(english.messages() != italian.messages(), "one text in both languages, {}", italian.describe());
    }

    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn the_limits_of_a_unit_are_simulated_by_who_reaches_it_alone(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;

    let operator = hub.operator(&rossi.position.office).await?;
    studio.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.succeeds()?;
    let elsewhere = hub.operator(&hub.office("Lecce").await?).await?;
    operator.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.succeeds()?;
    elsewhere.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.reports_only("UNIT_OF_ANOTHER_OFFICE")?;
    neri.simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.fails_with("NOT_FOUND")?;
    hub.stranger().simulates_limits(thirteen_weeks(&rossi.position.unit)).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(everywhere)]
async fn an_application_is_estimated_worker_by_worker_and_in_all(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts_for(&rossi.position.unit, content_of_july()).await?;
    let before = hub.holdings().await?;

    let nine = json!([{ "taxCode": "VRDLCU70A41H501I", "hourlyPay": "9.00" }]);
    let estimate = rossi.estimates(&draft, "15.00", nine).await?.succeeds()?;

    let capped = json!({ "taxCode": "RSSMRA85T10A562S", "month": "2026-07-01", "hours": "60.00", "workableHours": "184.00",
        "gross": "464.25", "net": "437.14", "bound": "CEILING", "ceiling": "1423.69" });
    let paid = json!({ "taxCode": "VRDLCU70A41H501I", "month": "2026-07-01", "hours": "60.00", "workableHours": "184.00",
        "gross": "432.00", "net": "406.77", "bound": "PAY", "ceiling": "1423.69" });
    ensure!(estimate.list("estimate.lines.nodes")? == [capped, paid], "{}", estimate.describe());
    ensure!(estimate.text("estimate.gross")? == "896.25" && estimate.text("estimate.net")? == "843.91", "{}", estimate.describe());
    ensure!(estimate.text("estimate.hours")? == "120.00" && estimate.text("estimate.lostPay")? == "1440.00", "{}", estimate.describe());
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn the_allowance_of_the_credit_fund_is_capped_by_the_band_of_each_pay(hub: Hub) -> Result {
    let bank = hub.employer("Banca Verdi").await?;
    let mut content = content_of_july();
    content["fund"] = json!("CREDIT");
    let draft = bank.drafts_a("AIS_FUND", &bank.position.unit, content).await?;

    let nine = json!([{ "taxCode": "VRDLCU70A41H501I", "hourlyPay": "9.00" }]);
    let estimate = bank.estimates(&draft, "15.00", nine).await?.succeeds()?;
    bank.changes(&draft, json!({ "fund": "INSURANCE" })).await?.succeeds()?;
    let of_insurers = bank.estimates(&draft, "15.00", json!([])).await?.succeeds()?;

    let over_the_year = json!({ "fund": "CREDIT", "period": { "from": "2025-12-15", "to": "2026-01-11" } });
    bank.changes(&draft, over_the_year).await?.succeeds()?;
    bank.estimates(&draft, "15.00", json!([])).await?.reports_only("CREDIT_FUND_CEILING_UNKNOWN")?;

    let ceilings = ["estimate.lines.nodes.0.ceiling", "estimate.lines.nodes.1.ceiling"];
    ensure!(estimate.text(ceilings[0])? == "1622.62" && estimate.text(ceilings[1])? == "1407.77", "{}", estimate.describe());
    ensure!(estimate.text("estimate.lines.nodes.0.gross")? == "529.12", "{}", estimate.describe());
    ensure!(of_insurers.text(ceilings[0])? == "1423.69", "{}", of_insurers.describe());
    Ok(())
}

#[story]
async fn the_contribution_is_estimated_once_earlier_use_is_declared(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts_for(&rossi.position.unit, content_of_july()).await?;
    let four_weeks = |from: &str, to: &str| {
        let grant = json!({ "reference": "A1", "benefit": "CIGO", "cause": "LACK_OF_WORK", "from": from, "to": to });
        json!({ "circumstances": { "earlierGrants": [grant] } })
    };

    let unknown = rossi.estimates(&draft, "12.00", json!([])).await?.succeeds()?;
    rossi.changes(&draft, four_weeks("2025-12-01", "2025-12-28")).await?.succeeds()?;
    let recent = rossi.estimates(&draft, "12.00", json!([])).await?.succeeds()?;
    rossi.changes(&draft, four_weeks("2023-12-04", "2023-12-31")).await?.succeeds()?;
    let long_ago = rossi.estimates(&draft, "12.00", json!([])).await?.succeeds()?;

    // Of 1,440 euros: nine per cent, and six where the benefit was not used for twenty-four months.
    ensure!(unknown.is_null("estimate.contribution")?, "{}", unknown.describe());
    ensure!(recent.text("estimate.contribution")? == "129.60", "{}", recent.describe());
    ensure!(long_ago.text("estimate.contribution")? == "86.40", "{}", long_ago.describe());
    Ok(())
}

#[story]
async fn an_estimate_shows_its_ceiling_its_rate_and_what_is_open(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts_for(&rossi.position.unit, content_of_july()).await?;
    rossi.changes(&draft, json!({ "circumstances": { "neverUsed": true } })).await?.succeeds()?;

    let alerts = rossi.estimates(&draft, "15.00", json!([])).await?.succeeds()?.list("estimate.alerts")?;

    let of = |rule: &str| alerts.iter().find(|alert| alert["rule"] == rule).with_context(|| format!("no {rule}: {alerts:?}"));
    let value = |rule: &str, name: &str| -> Result<Value> {
        let computed = of(rule)?["computed"].as_array().cloned().unwrap_or_default();
        Ok(computed.into_iter().find(|value| value["name"] == name).map(|value| value["value"].clone()).unwrap_or_default())
    };
    ensure!(value("R36", "ceiling")? == "1423.69" && value("R36", "gross")? == "928.50", "{alerts:?}");
    ensure!(of("R34")?["legalBasis"].as_str().is_some_and(|basis| basis.contains("art. 5")), "{alerts:?}");
    // Of who never had the benefit the law does not say whether its rates are reduced.
    ensure!(of("R35")?["severity"] == "INFO", "{alerts:?}");
    Ok(())
}

#[story]
async fn an_estimate_that_cannot_be_made_lists_what_it_needs(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let draft = rossi.drafts_for(&rossi.position.unit, content_of_july()).await?;
    let empty = rossi.drafts_for(&rossi.position.unit, json!({})).await?;
    let mut years_ahead = content_of_july();
    years_ahead["period"] = json!({ "from": "2031-07-07", "to": "2031-07-18" });
    let years_ahead = rossi.drafts_for(&rossi.position.unit, years_ahead).await?;

    let needs = rossi.estimates(&empty, "15.00", json!([])).await?.reports_only("ESTIMATE_NEEDS_MORE")?;
    rossi.estimates(&years_ahead, "15.00", json!([])).await?.reports_only("CEILING_NOT_PUBLISHED")?;
    rossi
        .estimates(&draft, "15.00", json!([{ "taxCode": "RSSMRA85T10A562T", "hourlyPay": "9.00" }]))
        .await?
        .reports_only("INVALID_IDENTIFIER")?;
    rossi.estimates(&draft, "-1.00", json!([])).await?.reports_only("AMOUNT_NEGATIVE")?;
    neri.estimates(&draft, "15.00", json!([])).await?.fails_with("NOT_FOUND")?;

    ensure!(needs.message()?.contains("the cause, the period"), "{}", needs.describe());
    Ok(())
}

#[story]
async fn the_office_estimates_what_was_sent_and_workers_are_masked_for_the_auditor(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let auditor = hub.auditor().await?;
    let application = rossi.submits(&hub).await?;

    let seen = auditor.estimates(&application, "15.00", json!([])).await?.succeeds()?;
    let whole = operator.estimates(&application, "15.00", json!([])).await?.succeeds()?;
    let of_director = director.estimates(&application, "15.00", json!([])).await?.succeeds()?;

    ensure!(seen.text("estimate.lines.nodes.0.taxCode")? == "RSS************S", "{}", seen.describe());
    ensure!(whole.text("estimate.lines.nodes.0.taxCode")? == "RSSMRA85T10A562S");
    ensure!(whole.get("estimate")? == of_director.get("estimate")? && whole.text("estimate.gross")? == seen.text("estimate.gross")?);
    Ok(())
}

#[story]
async fn the_auditor_does_not_learn_who_is_in_the_list_by_naming_pays(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;
    let application = rossi.submits(&hub).await?;

    let guess = json!([{ "taxCode": "RSSMRA85T10A562S", "hourlyPay": "9.00" }]);
    auditor.estimates(&application, "15.00", guess).await?.fails_with("FORBIDDEN")?;
    Ok(())
}
