//! Benefits: what is offered to a position, through which channel, for which causes, and which identifiers are right.

use crate::world::*;

const CHANNEL: &str = "query($benefit: Benefit!, $fund: Fund, $channel: Channel!, $on: Date!, $audience: Audience) {
    benefitChannel(benefit: $benefit, fund: $fund, channel: $channel, on: $on, audience: $audience) { channel state isOpen changesOn } }";
const CAUSES: &str = "query($benefit: Benefit) { causes(benefit: $benefit) {
    cause name { text italian english } benefits instituteCode unavoidable annex decreeArticle needs } }";
const IDENTIFIER: &str = "query($kind: IdentifierKind!, $text: String!) { checkIdentifier(kind: $kind, text: $text) {
    isValid normalized problem position message } }";
const CONTROLS: &str = "query($benefit: Benefit) { controls(benefit: $benefit) {
    id title { text italian english } severity legalBasis confidence validFrom howToMend { italian english } } }";

#[story]
async fn the_menu_suggests_by_the_classification_of_the_first_day(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.reclassifies_from(&rossi.position, day(2026, 3, 10), "70706").await?;

    let before = rossi.is_suggested(&rossi.position, "2026-03-09").await?;
    let after = rossi.is_suggested(&rossi.position, "2026-03-10").await?;

    ensure!(before["CIGO"] == "SUGGESTED" && before["AIS_FIS"] == "NOT_COMPATIBLE", "{before:?}");
    ensure!(after["CIGO"] == "NOT_COMPATIBLE" && after["AIS_FIS"] == "SUGGESTED", "{after:?}");
    Ok(())
}

#[story]
async fn what_is_not_compatible_is_asked_for_all_the_same(hub: Hub) -> Result {
    let bar = hub.employer("Bar Centrale").await?;
    hub.marks(&bar.position, "70501", &["0J"]).await?;
    let draft = bar.completes_a_draft(&hub).await?;
    hub.has_the_report(&draft).await?;
    ensure!(bar.is_suggested(&bar.position, "2026-03-02").await?["CIGO"] == "NOT_COMPATIBLE");

    let sent = bar.submits_draft(&draft).await?;

    ensure!(sent.text("submitApplication.application.status")? == "PROTOCOLLED");
    ensure!(has_alert(&bar.reads_alerts(&draft).await?, "R21", "WARNING"));
    Ok(())
}

#[story(once)]
async fn each_suggested_benefit_shows_why_and_who_takes_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let menu = rossi.reads_the_menu(&rossi.position, "2026-03-02").await?.succeeds()?;

    let benefits = menu.list("suggestedBenefits")?;
    let cigo = benefits.iter().find(|benefits| benefits["benefit"] == "CIGO").context("CIGO")?;
    let extraordinary = benefits.iter().find(|benefits| benefits["benefit"] == "CIGS").context("CIGS")?;
    ensure!(benefits.len() == 5 && cigo["legalBasis"] == "art. 10 D.Lgs. 148/2015" && cigo["desk"] == "HUB", "{cigo}");
    ensure!(cigo["reason"]["text"] == cigo["reason"]["english"] && cigo["reason"]["italian"] != cigo["reason"]["english"], "{cigo}");
    ensure!(cigo["passage"] == json!({ "channel": "OMNIA", "state": "ONLY_HERE", "isOpen": true, "changesOn": null }), "{cigo}");
    ensure!(extraordinary["desk"] == "MINISTRY" && extraordinary["fit"] == "UNKNOWN", "{extraordinary}");
    Ok(())
}

#[story(once)]
async fn the_menu_of_a_day_without_classification_and_of_a_foreign_position_is_refused(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);

    let english = rossi.reads_the_menu(&rossi.position, "2019-12-31").await?.reports_only("POSITION_NOT_CLASSIFIED")?;
    let italian = rossi.speaking("it").reads_the_menu(&rossi.position, "2019-12-31").await?.reports_only("POSITION_NOT_CLASSIFIED")?;

    ensure!(english.message()?.contains("2019-12-31") && english.message()? != italian.message()?, "{}", italian.describe());
    neri.reads_the_menu(&rossi.position, "2026-03-02").await?.fails_with("NOT_FOUND")?;
    Ok(())
}

#[story(once)]
async fn the_older_procedure_of_the_ordinary_benefit_is_open_until_its_last_day(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let variables = |channel: &str, on: &str| json!({ "benefit": "CIGO", "channel": channel, "on": on, "audience": "ALL" });

    let last = rossi.does(CHANNEL, variables("LEGACY", "2024-05-01")).await?;
    let after = rossi.does(CHANNEL, variables("LEGACY", "2024-05-02")).await?;
    let early = rossi.does(CHANNEL, variables("OMNIA", "2023-06-25")).await?;
    let alone = rossi.does(CHANNEL, variables("OMNIA", "2024-05-02")).await?;

    ensure!(last.passage()? == json!(["EITHER", true, null]), "{}", last.describe());
    ensure!(after.passage()? == json!(["RETIRED", false, "2024-05-02"]), "{}", after.describe());
    ensure!(early.passage()? == json!(["NOT_YET", false, "2023-06-26"]), "{}", early.describe());
    ensure!(alone.passage()? == json!(["ONLY_HERE", true, null]), "{}", alone.describe());
    Ok(())
}

#[story(once)]
async fn a_release_for_the_trial_is_not_yet_for_the_others(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let variables = |audience: &str| json!({ "benefit": "AIS_FIS", "channel": "OMNIA", "on": "2023-10-02", "audience": audience });

    let trial = rossi.does(CHANNEL, variables("TRIAL")).await?;
    let others = rossi.does(CHANNEL, variables("ALL")).await?;

    ensure!(trial.passage()? == json!(["EITHER", true, null]), "{}", trial.describe());
    ensure!(others.passage()? == json!(["NOT_YET", false, "2024-01-08"]), "{}", others.describe());
    Ok(())
}

#[story(once)]
async fn a_fund_that_was_never_released_and_a_fund_that_is_not_named_are_distinguished(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let variables = |fund: Value| json!({ "benefit": "AIS_FUND", "fund": fund, "channel": "OMNIA", "on": "2026-03-16", "audience": "ALL" });

    let credit = rossi.does(CHANNEL, variables(json!("CREDIT"))).await?;
    let nameless = rossi.does(CHANNEL, variables(Value::Null)).await?;

    ensure!(credit.passage()? == json!(["NOT_YET", false, null]), "{}", credit.describe());
    ensure!(nameless.passage()? == json!(["UNKNOWN", false, null]), "{}", nameless.describe());
    Ok(())
}

impl Answer {
    /// Whether an application passes, and from when it does or no longer does.
    fn passage(&self) -> Result<Value> {
        let benefits = self.get("benefitChannel")?;
        Ok(json!([benefits["state"], benefits["isOpen"], benefits["changesOn"]]))
    }
}

#[story(once)]
async fn causes_answer_in_italian_and_in_english(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let english = rossi.does(CAUSES, json!({ "benefit": "CIGO" })).await?.list("causes")?;
    let italian = rossi.speaking("it").does(CAUSES, json!({ "benefit": "CIGO" })).await?.list("causes")?;

    let weather = english.iter().find(|row| row["cause"] == "WEATHER_CONSTRUCTION").context("weather in construction")?;
    ensure!(weather["unavoidable"] == true && weather["needs"] == json!(["WEATHER_DETAILS"]), "{weather}");
    ensure!(english.iter().all(|row| row["name"]["text"] == row["name"]["english"] && row["name"]["text"] != ""));
    ensure!(italian.iter().all(|row| row["name"]["text"] == row["name"]["italian"] && row["name"]["italian"] != row["name"]["english"]));
    ensure!(english.iter().all(|row| row["benefits"].as_array().is_some_and(|benefits| benefits.contains(&json!("CIGO")))));
    Ok(())
}

#[story(once)]
async fn each_benefit_has_causes_of_its_own(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let of_farms = rossi.does(CAUSES, json!({ "benefit": "CISOA" })).await?.list("causes")?;
    let all = rossi.does(CAUSES, json!({})).await?.list("causes")?;

    let named = |rows: &[Value]| rows.iter().map(|row| row["cause"].to_string()).collect::<Vec<_>>();
    ensure!(named(&of_farms).contains(&"\"WEATHER_AGRICULTURE\"".to_owned()), "{of_farms:?}");
    ensure!(!named(&of_farms).contains(&"\"WEATHER_CONSTRUCTION\"".to_owned()), "{of_farms:?}");
    ensure!(all.len() == 21, "{}", all.len());
    Ok(())
}

#[story(once)]
async fn the_report_of_each_cause_asks_for_its_own_fields_in_both_languages(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let market = rossi.reads_fields("LACK_OF_WORK").await?;
    let weather = rossi.speaking("it").reads_fields("WEATHER_CONSTRUCTION").await?;

    let named = |fields: &[Value], name: &str| fields.iter().find(|field| field["name"] == name).cloned();
    ensure!(named(&market, "ORDERS_TREND").is_some_and(|field| field["required"] == true && field["kind"] == "TEXT"), "{market:?}");
    ensure!(named(&market, "WORK_PHASE").is_none() && named(&weather, "ORDERS_TREND").is_none());
    ensure!(named(&weather, "DATA_SHEET").is_some_and(|field| field["required"] == false && field["kind"] == "ATTACHMENT"), "{weather:?}");
    ensure!(
        market.iter().all(|field| field["label"]["text"] == field["label"]["english"] && field["help"]["text"] == field["help"]["english"])
    );
    ensure!(weather.iter().all(|field| field["label"]["text"] == field["label"]["italian"] && field["help"]["italian"] != ""));
    Ok(())
}

#[story(once)]
async fn the_wrong_character_of_an_identifier_is_named(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let variables = |kind: &str, text: &str| json!({ "kind": kind, "text": text });

    let check_letter = rossi.does(IDENTIFIER, variables("TAX_CODE", "RSSMRA85T10A562T")).await?;
    let digit = rossi.does(IDENTIFIER, variables("TAX_CODE", "RSSMRA85T1?A562S")).await?;
    let in_italian = rossi.speaking("it").does(IDENTIFIER, variables("TAX_CODE", "RSSMRA85T1?A562S")).await?;
    let short = rossi.does(IDENTIFIER, variables("IBAN", "IT60X0542811101")).await?;

    ensure!(check_letter.get("checkIdentifier.isValid")? == false && check_letter.number("checkIdentifier.position")? == 16);
    ensure!(digit.number("checkIdentifier.position")? == 11, "{}", digit.describe());
    ensure!(digit.text("checkIdentifier.message")?.contains("character 11"), "{}", digit.describe());
    ensure!(in_italian.text("checkIdentifier.message")? != digit.text("checkIdentifier.message")?, "{}", in_italian.describe());
    ensure!(short.get("checkIdentifier.isValid")? == false && short.is_null("checkIdentifier.normalized")?, "{}", short.describe());
    Ok(())
}

#[story(once)]
async fn an_identifier_is_tidied_before_it_is_held_against_its_rules(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let tidied = rossi.does(IDENTIFIER, json!({ "kind": "TAX_CODE", "text": " rssmra85t10a562s " })).await?;
    let of_body = rossi.does(IDENTIFIER, json!({ "kind": "TAX_CODE", "text": rossi.tax_code })).await?;
    let number = rossi.does(IDENTIFIER, json!({ "kind": "POSITION_NUMBER", "text": rossi.position.number })).await?;

    ensure!(tidied.text("checkIdentifier.normalized")? == "RSSMRA85T10A562S" && tidied.is_null("checkIdentifier.problem")?);
    ensure!(of_body.get("checkIdentifier.isValid")? == true && number.get("checkIdentifier.isValid")? == true);
    Ok(())
}

#[story(once)]
async fn the_controls_are_listed_with_their_ground_and_how_to_mend_what_they_find(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let all = rossi.does(CONTROLS, json!({})).await?.list("controls")?;
    let of_fund = rossi.speaking("it").does(CONTROLS, json!({ "benefit": "AIS_FUND" })).await?.list("controls")?;

    ensure!(all.len() == 53 && of_fund.len() < all.len(), "{}", all.len());
    ensure!(all.iter().all(|row| row["legalBasis"] != "" && row["title"]["text"] == row["title"]["english"]));
    ensure!(all.iter().all(|row| row["howToMend"]["italian"] != row["howToMend"]["english"] && row["howToMend"]["english"] != ""));
    ensure!(of_fund.iter().any(|row| row["id"] == "R43" && row["title"]["text"] == row["title"]["italian"]), "{of_fund:?}");
    Ok(())
}

#[story(once)]
async fn the_ceilings_of_a_year_are_those_that_were_published(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let query = "query($year: Int!) { monthlyCeilings(year: $year) {
        year source ordinary { gross net } constructionWeather { gross net } creditFund { monthlyPayFrom gross source } } }";

    let ceilings = rossi.does(query, json!({ "year": 2026 })).await?;
    let before = rossi.does(query, json!({ "year": 2025 })).await?;
    let english = rossi.ask(query, json!({ "year": 2031 })).await?.reports_only("CEILING_NOT_PUBLISHED")?;
    let italian = rossi.speaking("it").ask(query, json!({ "year": 2031 })).await?.reports_only("CEILING_NOT_PUBLISHED")?;

    ensure!(ceilings.get("monthlyCeilings.ordinary")? == &json!({ "gross": "1423.69", "net": "1340.56" }));
    ensure!(ceilings.get("monthlyCeilings.constructionWeather")? == &json!({ "gross": "1708.44", "net": "1608.66" }));
    let bands = ceilings.list("monthlyCeilings.creditFund")?;
    ensure!(bands.len() == 3 && before.list("monthlyCeilings.creditFund")?.is_empty(), "{bands:?}");
    ensure!(bands[1] == json!({ "monthlyPayFrom": "2592.03", "gross": "1622.62", "source": "INPS circ. 4/2026" }), "{bands:?}");
    ensure!(english.message()?.contains("2031") && english.message()? != italian.message()?);
    Ok(())
}
