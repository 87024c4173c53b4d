//! Bad input: refused with a code and a text in the sender's language, and nothing is written.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::world::*;

const APPLICATION: &str = "query($id: ID!) { application(id: $id) { id } }";
const NODE: &str = "query($id: ID!) { node(id: $id) { id } }";
const CREATE: &str = "mutation($input: CreateDraftInput!) {
    createDraft(input: $input) { application { id } userErrors { code path message } } }";
const UPDATE: &str = "mutation($id: ID!, $version: Int!, $patch: DraftPatch!) {
    updateDraft(id: $id, expectedVersion: $version, patch: $patch) { application { id } userErrors { code path message } } }";
const DELETE: &str = "mutation($id: ID!, $version: Int!) {
    deleteDraft(id: $id, expectedVersion: $version) { application { id } userErrors { code path message } } }";
const WITHDRAW: &str = "mutation($id: ID!, $version: Int!, $reason: String!) {
    withdrawApplication(id: $id, expectedVersion: $version, reason: $reason) { application { id } userErrors { code path message } } }";
const SUBMIT: &str = "mutation($id: ID!, $version: Int!, $key: String!) {
    submitApplication(id: $id, expectedVersion: $version, idempotencyKey: $key,
        declarations: { dataAreTrue: true, knowsConsequences: true, isTransitory: true }) {
        application { id } userErrors { code path message } } }";
const TAKE: &str = "mutation($id: ID!, $version: Int!) {
    takeApplication(id: $id, expectedVersion: $version) { application { id } userErrors { code path message } } }";
const RELEASE: &str = "mutation($id: ID!, $version: Int!) {
    releaseApplication(id: $id, expectedVersion: $version) { application { id } userErrors { code path message } } }";
const REVIEW: &str = "mutation($id: ID!, $version: Int!) {
    reviewApplication(id: $id, expectedVersion: $version) { application { id } userErrors { code path message } } }";
const SESSIONS: &str = "query($after: String) { mySessions(after: $after) { nodes { id } } }";
const DELEGATIONS: &str = "query($after: String) { delegations(after: $after) { nodes { id } } }";
const COLLABORATORS: &str = "query($after: String) { collaborators(after: $after) { nodes { name } } }";
const APPLICATIONS: &str = "query($after: String, $filter: ApplicationFilter) {
    viewer { employerHub { applications(after: $after, filter: $filter) { nodes { id } } } } }";
const EMPLOYERS: &str = "query($after: String) { viewer { employerHub { employers(after: $after) { nodes { id } } } } }";
const ORDERED: &str = "query($after: String, $order: ApplicationOrder) {
    viewer { employerHub { applications(after: $after, orderBy: $order) { nodes { id } } } } }";
const QUEUE: &str = "query($after: String) { viewer { operatorHub { queue(after: $after) { nodes { id } } } } }";
const WORKERS: &str = "query($id: ID!, $after: String) { application(id: $id) { beneficiaries(after: $after) { nodes { taxCode } } } }";
const DEADLINES: &str = "query($after: String) { viewer { employerHub { deadlines(after: $after) { nodes { date } } } } }";

/// A question that is refused with a code.
type Wrong = (&'static str, Value, &'static str);

/// Each is refused in both languages, and the database stays as it was.
async fn are_refused(hub: &Hub, person: &Client, wrongs: Vec<Wrong>) -> Result {
    let before = hub.holdings().await?;
    for (query, variables, code) in wrongs {
        let english = person.ask(query, variables.clone()).await?.reports_only(code)?;
        let italian = person.speaking("it").ask(query, variables).await?.reports_only(code)?;
        ensure!(english.messages() != italian.messages(), "one text in both languages, {}", italian.describe());
    }
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn a_malformed_id_is_refused_and_an_unknown_one_is_not_found(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let unknown = outside(b'A', hub.key());
    let patch = |id: &str| json!({ "id": id, "version": 1, "patch": { "article10": "M" } });
    let endless = "A".repeat(300);

    let malformed = ["", "nonsense", "😀", "' or 1=1 --", &endless, &draft.id[1..]];
    let mut wrongs: Vec<Wrong> = malformed.iter().map(|id| (UPDATE, patch(id), "BAD_ID")).collect();
    wrongs.extend(malformed.iter().map(|id| (APPLICATION, json!({ "id": id }), "BAD_ID")));
    wrongs.extend(malformed.iter().map(|id| (NODE, json!({ "id": id }), "BAD_ID")));
    wrongs.push((UPDATE, patch(&unknown), "NOT_FOUND"));
    wrongs.push((UPDATE, patch(&rossi.position.id), "NOT_FOUND"));
    wrongs.push((DELETE, json!({ "id": unknown, "version": 1 }), "NOT_FOUND"));
    are_refused(&hub, &rossi, wrongs).await?;

    ensure!(rossi.does(APPLICATION, json!({ "id": unknown })).await?.is_null("application")?);
    ensure!(rossi.does(NODE, json!({ "id": unknown })).await?.is_null("node")?);
    Ok(())
}

#[story]
async fn a_version_that_is_behind_or_ahead_is_a_conflict(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let (draft, application) = (rossi.drafts().await?, rossi.has_applied(&hub, "OFFSET").await?);
    rossi.does(UPDATE, json!({ "id": draft.id, "version": 1, "patch": { "article10": "M" } })).await?;

    for version in [1, 0, -1, 3, i32::MIN, i32::MAX] {
        let wrongs = vec![
            (UPDATE, json!({ "id": draft.id, "version": version, "patch": { "article10": "A" } }), "VERSION_CONFLICT"),
            (DELETE, json!({ "id": draft.id, "version": version }), "VERSION_CONFLICT"),
            (SUBMIT, json!({ "id": draft.id, "version": version, "key": "k" }), "VERSION_CONFLICT"),
        ];
        are_refused(&hub, &rossi, wrongs).await?;
    }
    let behind = json!({ "id": application.id, "version": 1 });
    are_refused(&hub, &operator, vec![(TAKE, behind, "VERSION_CONFLICT")]).await
}

#[story]
async fn a_state_that_does_not_allow_the_act_is_reported(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let (draft, application) = (rossi.drafts().await?, rossi.has_applied(&hub, "OFFSET").await?);
    let on = |id: &str, version: i64| json!({ "id": id, "version": version, "reason": "Non serve più", "key": "k", "patch": {} });
    let version = rossi.version_of(&application).await?;

    let wrongs = vec![
        (WITHDRAW, on(&draft.id, 1), "WRONG_STATUS"),
        (UPDATE, on(&application.id, version), "ONLY_DRAFTS"),
        (DELETE, on(&application.id, version), "ONLY_DRAFTS"),
        (SUBMIT, on(&application.id, version), "ONLY_DRAFTS"),
    ];
    are_refused(&hub, &rossi, wrongs).await?;
    let wrongs = vec![(RELEASE, on(&application.id, version), "NOT_TAKEN"), (REVIEW, on(&application.id, version), "NOT_TAKEN")];
    are_refused(&hub, &operator, wrongs).await
}

#[story]
async fn dates_in_the_wrong_order_are_refused_wherever_they_are(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let (draft, examined) = (rossi.drafts().await?, rossi.has_applied(&hub, "OFFSET").await?);
    operator.examines(&examined).await?;
    let patch = |patch: Value| json!({ "id": draft.id, "version": 1, "patch": patch });
    let upside_down = json!({ "from": "2026-03-29", "to": "2026-03-02" });

    let wrongs = vec![
        (UPDATE, patch(json!({ "period": upside_down })), "PERIOD_UPSIDE_DOWN"),
        (UPDATE, patch(json!({ "unionStep": { "communicatedOn": "2026-03-02", "concludedOn": "2026-03-01" } })), "PERIOD_UPSIDE_DOWN"),
        (UPDATE, patch(json!({ "period": { "from": "2026-02-30", "to": "2026-03-29" } })), "BAD_DATE"),
        (UPDATE, patch(json!({ "firstEventOn": "1999-12-31" })), "BAD_DATE"),
        (UPDATE, patch(json!({ "firstEventOn": "16/03/2026" })), "BAD_DATE"),
        (APPLICATIONS, json!({ "filter": { "submitted": upside_down } }), "PERIOD_UPSIDE_DOWN"),
        (APPLICATIONS, json!({ "filter": { "period": upside_down } }), "PERIOD_UPSIDE_DOWN"),
    ];
    are_refused(&hub, &rossi, wrongs).await?;

    let before = hub.holdings().await?;
    let input = json!({ "positionNumber": rossi.position.number, "delegatorTaxCode": rossi.tax_code,
        "validFrom": "2026-05-01", "validTo": "2026-04-01" });
    studio.asks_for_a_delegation(input).await?.reports_only("PERIOD_UPSIDE_DOWN")?;
    let mut decision = a_part_of_it();
    decision["periods"][0]["from"] = json!("2026-03-23");
    operator.tries_to_propose(&examined, decision).await?.reports_only("PERIOD_UPSIDE_DOWN")?;
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn an_event_after_the_last_day_asked_for_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let patch = |version: i64, patch: Value| json!({ "id": draft.id, "version": version, "patch": patch });
    let early = json!({ "from": "2026-03-02", "to": "2026-03-28" });

    are_refused(&hub, &rossi, vec![(UPDATE, patch(1, json!({ "firstEventOn": "2026-03-30" })), "EVENT_AFTER_PERIOD")]).await?;
    rossi.does(UPDATE, patch(1, json!({ "firstEventOn": "2026-03-29" }))).await?;

    are_refused(&hub, &rossi, vec![(UPDATE, patch(2, json!({ "period": early })), "EVENT_AFTER_PERIOD")]).await
}

#[story]
async fn the_benefit_of_the_ministry_is_refused_with_the_place_to_apply(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let create = |benefit: &str| json!({ "input": { "unitId": rossi.position.unit.id, "benefit": benefit } });
    let update = |benefit: &str| json!({ "id": draft.id, "version": 1, "patch": { "benefit": benefit } });

    let wrongs = vec![(CREATE, create("CIGS"), "BENEFIT_OF_THE_MINISTRY"), (UPDATE, update("CIGS"), "BENEFIT_OF_THE_MINISTRY")];
    are_refused(&hub, &rossi, wrongs).await
}

#[story]
async fn text_that_no_database_stores_is_refused_before_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    let version = rossi.version_of(&application).await?;
    let because = |reason: &str| json!({ "id": application.id, "version": version, "reason": reason });
    let nearly_a_megabyte = "è".repeat(450_000);

    let wrongs = vec![
        (WITHDRAW, because("a\0b"), "BAD_REQUEST"),
        (WITHDRAW, because("a\u{7}b"), "TEXT_NOT_PLAIN"),
        (WITHDRAW, because(&nearly_a_megabyte), "TEXT_TOO_LONG"),
        (WITHDRAW, because(" \n "), "TEXT_MISSING"),
        ("{ position(number: \"a\\u0000\") { id } }", json!({}), "BAD_REQUEST"),
        ("{ position(number: \"\\uD83D\") { id } }", json!({}), "BAD_REQUEST"),
        (APPLICATIONS, json!({ "filter": { "search": "a\0" } }), "BAD_REQUEST"),
    ];
    are_refused(&hub, &rossi, wrongs).await
}

#[story]
async fn ten_megabytes_of_text_are_refused_unread(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let before = hub.holdings().await?;
    let body = json!({ "query": WITHDRAW, "variables": { "id": "x", "version": 1, "reason": "x".repeat(10 << 20) } }).to_string();
    let pieces: Vec<std::io::Result<Vec<u8>>> = body.as_bytes().chunks(1 << 16).map(|piece| Ok(piece.to_vec())).collect();
    let unannounced = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));

    let english = rossi.posts("application/json", unannounced).await?.reports_only("PAYLOAD_TOO_LARGE")?;
    let announced = rossi.speaking("it").head_of_a_large_body(body.len()).await?;

    ensure!(
        english.status == 413 && announced.starts_with("HTTP/1.1 413") && announced.contains("il corpo supera 1048576 byte"),
        "{announced}"
    );
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn what_is_no_request_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let before = hub.holdings().await?;
    let bodies: [&[u8]; 16] = [
        b"",
        b"{",
        b"null",
        b"7",
        b"{}",
        b"[]",
        b"[{\"query\":\"{ __typename }\"}]",
        b"{\"query\":7}",
        b"{\"query\":\"{ __typename }\",\"variables\":[]}",
        b"{\"query\":\"{ __typename }\",\"operationName\":{}}",
        b"{\"query\":\"\"}",
        b"{\"query\":\"{\"}",
        b"{\"query\":\"{ nothing }\"}",
        b"{\"query\":\"\xff\xfe\"}",
        b"\xef\xbb\xbf{\"query\":\"{ __typename }\"}",
        b"query=%7B__typename%7D",
    ];

    for body in bodies {
        let english = rossi.posts("application/json", body.to_vec()).await?.is_well_formed()?;
        let italian = rossi.speaking("it").posts("application/json", body.to_vec()).await?.is_well_formed()?;
        let sent = String::from_utf8_lossy(body).into_owned();
        ensure!(
            ["BAD_REQUEST", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"].contains(&english.codes().join(",").as_str()),
            "{sent}"
        );
        ensure!(english.codes() == italian.codes() && english.message()? != italian.message()?, "{sent}");
    }
    rossi.posts("text/plain", "{}").await?.reports_only("UNSUPPORTED_MEDIA_TYPE")?;
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

/// Cursors that nobody was given; the last hides a NUL from whoever looks for one in the request.
fn cursors() -> Vec<String> {
    let hidden = |value: Value| URL_SAFE_NO_PAD.encode(json!({ "value": value, "key": uuid::Uuid::nil() }).to_string());
    let plain = ["", "nonsense", "😀", "e30", "' or 1=1 --"].map(str::to_owned);
    let forged = [json!({}), json!(true), json!("a\0b")].map(hidden);
    plain.into_iter().chain(forged).collect()
}

#[story]
async fn a_cursor_that_nobody_was_given_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let after = |query: &'static str| cursors().into_iter().map(move |cursor| (query, json!({ "after": cursor }), "BAD_CURSOR"));

    let lists = [SESSIONS, DELEGATIONS, APPLICATIONS, EMPLOYERS, DEADLINES];
    are_refused(&hub, &rossi, lists.into_iter().flat_map(after).collect()).await?;
    are_refused(&hub, &studio, after(COLLABORATORS).collect()).await
}

#[story]
async fn a_subscription_with_a_wrong_cursor_or_id_is_refused_and_ends(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let live = "subscription($id: ID, $after: String) { applicationStatusChanged(id: $id, after: $after) { cursor } }";
    let event = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let mut wrong = vec![(json!({ "id": "nonsense" }), "BAD_ID"), (json!({ "id": outside(b'A', hub.key()) }), "NOT_FOUND")];
    let cursors = cursors().into_iter().chain(["event:-1", "event:99999999999999999999", "event:x", "event:"].map(event));
    wrong.extend(cursors.map(|cursor| (json!({ "after": cursor }), "BAD_CURSOR")));

    let mut messages = Vec::new();
    for language in ["en", "it"] {
        let mut socket = rossi.speaking(language).opens_a_socket().await?;
        for (variables, code) in &wrong {
            let answer = socket.subscribes(live, variables.clone()).await?.next().await?.reports_only(code)?;
            messages.push((language, (*code).to_owned(), answer.message()?.to_owned()));
        }
    }

    let same_answer = messages
        .iter()
        .any(|(language, code, text)| messages.contains(&(if *language == "en" { "it" } else { "en" }, code.clone(), text.clone())));
    ensure!(!same_answer, "{messages:?}");
    Ok(())
}

#[story(once)]
async fn who_names_no_language_is_answered_in_italian_alone(hub: Hub) -> Result {
    let stranger = hub.stranger().speaking("");

    let no_field = stranger.ask("{ manuals { role nonsense } }", json!({})).await?;
    let no_graphql = stranger.ask("{ viewer", json!({})).await?;
    let no_string = stranger.ask("mutation($n: SignInInput!) { signIn(input: $n) { token } }", json!({ "n": { "email": 1 } })).await?;

    for answer in [no_field, no_graphql, no_string] {
        let detail = answer.extension("detail")?.as_str().unwrap_or_default().to_owned();
        ensure!(
            !detail.is_empty() && !answer.message()?.contains(&detail) && answer.message()?.contains("in inglese"),
            "{}",
            answer.describe()
        );
    }
    Ok(())
}

/// A cursor as the hub writes it, around a value that no row has.
fn forged(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(json!({ "value": value, "key": uuid::Uuid::nil() }).to_string())
}

/// Years to which neither the calendar of the database nor any row goes.
const ABSURD: [&str; 4] = ["-262143-01-01", "-10000-12-31", "0000-01-01", "+262142-12-31"];

#[story]
async fn a_forged_cursor_of_an_absurd_year_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let instants = || ABSURD.iter().map(|day| format!("{day}T00:00:00Z"));
    let after = |query: &'static str, value: Value| (query, json!({ "after": forged(&value) }), "BAD_CURSOR");
    let ordered = |order: &str, value: Value| (ORDERED, json!({ "after": forged(&value), "order": order }), "BAD_CURSOR");

    let mut wrongs: Vec<Wrong> = instants().flat_map(|at| [after(SESSIONS, json!(at)), after(DELEGATIONS, json!(at))]).collect();
    wrongs.extend(ABSURD.iter().map(|day| after(DEADLINES, json!(day))));
    wrongs.extend(ABSURD.iter().map(|day| ordered("PERIOD_FROM_ASC", json!({ "p": day }))));
    for (order, letter) in [("CREATED_AT_DESC", "c"), ("SUBMITTED_AT_ASC", "s"), ("UPDATED_AT_DESC", "u")] {
        wrongs.extend(instants().map(|at| ordered(order, json!({ letter: at }))));
    }
    are_refused(&hub, &rossi, wrongs).await?;
    are_refused(&hub, &operator, instants().map(|at| after(QUEUE, json!({ "s": at }))).collect()).await
}

#[story]
async fn a_forged_cursor_of_a_number_that_is_none_or_too_large_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    let values = [json!(2_147_483_648_i64), json!(1e300), json!(1.5), json!("1"), json!(null), json!([1])];

    let wrongs = values.iter().map(|value| (WORKERS, json!({ "id": application.id, "after": forged(value) }), "BAD_CURSOR"));
    are_refused(&hub, &rossi, wrongs.collect()).await
}
