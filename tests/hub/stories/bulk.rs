//! Many employers at once: one event gives many drafts, which are looked at and submitted together, each with a result of its own.

use sha2::{Digest, Sha256};

use crate::world::*;

const CREATE: &str = "mutation($units: [ID!]!, $content: DraftPatch, $key: String!) {
    createDrafts(unitIds: $units, benefit: CIGO, content: $content, idempotencyKey: $key) {
        unitId application { id cause } userErrors { code path message } } }";
const CHECK: &str = "query($ids: [ID!]!) { checkDrafts(ids: $ids) { application { id } missing { code path } alerts { rule } } }";
const SUBMIT: &str = "mutation($drafts: [DraftToSubmitInput!]!, $key: String!) {
    submitApplications(drafts: $drafts, idempotencyKey: $key,
        declarations: { dataAreTrue: true, knowsConsequences: true, isTransitory: true }) {
        applicationId application { status protocolNumber } userErrors { code path message } } }";

#[story(everywhere)]
async fn one_event_gives_a_draft_for_each_employer_and_the_same_key_none_more(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let (rossi, neri) = (studio.gains(&hub, "Rossi Costruzioni").await?, studio.gains(&hub, "Neri Impianti").await?);
    let content = json!({ "cause": "WEATHER_CONSTRUCTION", "period": { "from": "2026-03-02", "to": "2026-03-08" } });
    let variables = json!({ "units": [rossi.position.unit.id, neri.position.unit.id], "content": content, "key": "neve-di-marzo" });

    let made = studio.does(CREATE, variables.clone()).await?.list("createDrafts")?;
    let again = studio.does(CREATE, variables).await?.list("createDrafts")?;

    ensure!(made.len() == 2 && made.iter().all(|one| one["application"]["cause"] == "WEATHER_CONSTRUCTION"), "{made:?}");
    ensure!(made == again, "{again:?}");
    ensure!([&rossi, &neri].iter().zip(&made).all(|(employer, one)| one["unitId"] == employer.position.unit.id.as_str()));
    let other = json!({ "units": [rossi.position.unit.id], "content": { "cause": "EARTHQUAKE" }, "key": "neve-di-marzo" });
    let refused = studio.does_with_errors(CREATE, other).await?.list("createDrafts")?;
    ensure!(refused[0]["userErrors"][0]["code"] == "IDEMPOTENCY_KEY_REUSED", "{refused:?}");
    Ok(())
}

#[story]
async fn what_is_wrong_with_one_is_told_of_it_and_the_others_are_made(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    let rossi = studio.gains(&hub, "Rossi Costruzioni").await?;
    let stranger = hub.employer("Verdi Impianti").await?;

    let made = studio
        .does_with_errors(CREATE, json!({ "units": [stranger.position.unit.id, rossi.position.unit.id], "content": null, "key": "k" }))
        .await?
        .list("createDrafts")?;

    ensure!(made[0]["application"].is_null() && made[0]["userErrors"].as_array().is_some_and(|errors| errors.len() == 1), "{made:?}");
    ensure!(made[1]["application"]["id"].is_string() && made[1]["userErrors"] == json!([]), "{made:?}");
    Ok(())
}

#[story]
async fn drafts_are_looked_at_and_submitted_together_and_each_has_its_own_result(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (whole, empty) = (whole_draft(&hub, &rossi).await?, rossi.drafts().await?);

    let checked = rossi.does(CHECK, json!({ "ids": [whole.id, empty.id] })).await?.list("checkDrafts")?;
    let drafts = json!([
        { "id": whole.id, "expectedVersion": rossi.version_of(&whole).await? },
        { "id": empty.id, "expectedVersion": rossi.version_of(&empty).await? },
    ]);
    let sent = rossi.does_with_errors(SUBMIT, json!({ "drafts": drafts, "key": "insieme" })).await?.list("submitApplications")?;
    let again = rossi.does_with_errors(SUBMIT, json!({ "drafts": drafts, "key": "insieme" })).await?.list("submitApplications")?;

    ensure!(checked[0]["missing"] == json!([]) && checked[0]["application"]["id"] == whole.id.as_str(), "{checked:?}");
    let missing = checked[1]["missing"].as_array().context("what is missing")?;
    ensure!(missing.iter().any(|one| *one == json!({ "code": "FIELD_MISSING", "path": ["hoursRequested"] })), "{missing:?}");
    ensure!(sent[0]["application"]["status"] == "PROTOCOLLED" && sent[0]["userErrors"] == json!([]), "{sent:?}");
    ensure!(sent[1]["application"].is_null() && sent[1]["userErrors"][0]["code"] == "FIELD_MISSING", "{sent:?}");
    ensure!(again[0] == sent[0], "{again:?}");
    Ok(())
}

#[story]
async fn what_a_draft_lacks_is_told_without_submitting_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let empty = rossi.drafts().await?;
    let query = "query($id: ID!) { application(id: $id) { missing { code path message } } }";

    let missing = rossi.does(query, json!({ "id": empty.id })).await?.list("application.missing")?;
    let refused = rossi.tries_to_submit(&empty, "k").await?;

    let told: Vec<&str> = missing.iter().filter_map(|one| one["code"].as_str()).collect();
    ensure!(!told.is_empty() && told == refused.user_codes(), "told {told:?}, {}", refused.describe());
    let sent = rossi.submits(&hub).await?;
    ensure!(rossi.does(query, json!({ "id": sent.id })).await?.list("application.missing")?.is_empty());
    Ok(())
}

#[story]
async fn more_than_fit_and_the_same_one_twice_are_refused_and_nothing_is_made(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let unit = &rossi.position.unit.id;
    let ask = async |units: Vec<&String>| rossi.ask(CREATE, json!({ "units": units, "content": null, "key": "k" })).await;

    ask(vec![unit; 51]).await?.fails_with("TOO_MANY_AT_ONCE")?;
    ask(vec![unit; 2]).await?.fails_with("NAMED_TWICE")?;

    ensure!(
        rossi
            .does("{ viewer { employerHub { counters { applications } } } }", json!({}))
            .await?
            .number("viewer.employerHub.counters.applications")?
            == 0
    );
    Ok(())
}

#[story]
async fn two_at_once_with_the_same_key_make_one_draft(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let create = "mutation($unit: ID!, $key: String) { createDraft(input: { unitId: $unit, benefit: CIGO }, idempotencyKey: $key) {
        application { id } userErrors { code } } }";
    let variables = json!({ "unit": rossi.position.unit.id, "key": "una-volta" });

    let (one, two) = futures_util::future::join(rossi.ask(create, variables.clone()), rossi.ask(create, variables)).await;

    let (one, two) = (one?.text("createDraft.application.id")?, two?.text("createDraft.application.id")?);
    ensure!(one == two, "two drafts were made");
    Ok(())
}

#[story(everywhere)]
async fn what_was_sent_before_an_upgrade_is_known_after_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let unit = &rossi.position.unit.id;
    let create = "mutation($input: CreateDraftInput!) { createDraft(input: $input, idempotencyKey: \"neve\") {
        application { id } userErrors { code } } }";
    let literal = format!(
        "mutation {{ createDraft(idempotencyKey: \"neve\", input: {{
            content: {{ period: {{ to: \"2026-03-08\", from: \"2026-03-02\" }}, cause: LACK_OF_WORK, fund: null }}, benefit: CIGO, unitId: \"{unit}\" }}) {{
            application {{ id }} userErrors {{ code }} }} }}"
    );
    let content = json!({ "cause": "LACK_OF_WORK", "fund": null, "period": { "from": "2026-03-02", "to": "2026-03-08" } });

    let made = rossi.does(create, json!({ "input": { "unitId": unit, "benefit": "CIGO", "content": content } })).await?;
    let otherwise = rossi.does(&literal, json!({})).await?;
    let kept: Vec<u8> =
        hub.as_owner(async |db| Ok(sqlx::query_scalar("select input_sha256 from hub.idempotency").fetch_one(db).await?)).await?;

    ensure!(otherwise.text("createDraft.application.id")? == made.text("createDraft.application.id")?, "{}", otherwise.describe());
    let text = format!(
        r#"{{"benefit":"CIGO","content":{{"cause":"LACK_OF_WORK","fund":null,"period":{{"from":"2026-03-02","to":"2026-03-08"}}}},"unitId":"{unit}"}}"#
    );
    ensure!(kept == Sha256::digest(&text).as_slice(), "the form of what a key stands for is another");
    rossi
        .ask(create, json!({ "input": { "unitId": unit, "benefit": "CIGO", "content": { "cause": "LACK_OF_WORK" } } }))
        .await?
        .is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    Ok(())
}

impl Intermediary {
    /// Gets an employer whose position is delegated to it.
    async fn gains(&self, hub: &Hub, name: &str) -> Result<Employer> {
        let employer = hub.employer(name).await?;
        self.is_delegated_by(hub, &employer).await?;
        Ok(employer)
    }
}

impl Persona {
    /// Acts where some of many may be refused.
    async fn does_with_errors(&self, query: &str, variables: Value) -> Result<Answer> {
        let answer = self.ask(query, variables).await?;
        ensure!(answer.codes().is_empty(), "{}", answer.describe());
        Ok(answer)
    }
}

/// A draft that lacks nothing.
async fn whole_draft(hub: &Hub, employer: &Employer) -> Result<Application> {
    let draft = employer.completes_a_draft(hub).await?;
    hub.has_the_report(&draft).await?;
    Ok(draft)
}
