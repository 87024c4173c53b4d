//! Bounds: what may be asked for at once, how much is answered, and that nothing is computed for who has left.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::Method;
use sqlx::Connection;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::world::*;

/// What graphql-js and GraphiQL ask for, with all that can be asked.
const WHOLE_SCHEMA: &str = "query IntrospectionQuery {
    __schema {
        description queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType }
        directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
    }
}
fragment FullType on __Type {
    kind name description specifiedByURL isOneOf
    fields(includeDeprecated: true) {
        name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
    }
    inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef }
}
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type {
    kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
        ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
}";

/// A question about the schema that is only just taken.
const HEAVY: &str = "{ __schema { types { kind name description fields { name description isDeprecated deprecationReason
    type { kind name description ofType { kind name description ofType { kind name description ofType { kind name } } } }
    args { name description defaultValue isDeprecated type { kind name ofType { kind name ofType { kind name } } } } } } } }";

#[story(once)]
async fn all_that_a_person_can_ask_may_be_read_at_once(hub: Hub) -> Result {
    let schema = hub.employer("Rossi Costruzioni").await?.does(WHOLE_SCHEMA, json!({})).await?;

    ensure!(schema.list("__schema.types")?.len() > 130);
    Ok(())
}

#[story(once)]
async fn a_small_document_that_would_give_megabytes_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let within = |levels: usize| format!("{}id{}", "applications { nodes { employer { ".repeat(levels), " } } }".repeat(levels));
    let repeated = format!("{{ __schema {{ types {{ fields {{ type {{ ofType {{ {} }} }} }} }} }} }}", "name ".repeat(9_950));
    let aliased: String = (0..100).map(|at| format!("a{at}: __schema {{ types {{ fields {{ name type {{ name }} }} }} }} ")).collect();
    let followed_types: String = (0..5)
        .map(|at| {
            format!(
                "fragment T{0} on __Type {{ name fields {{ type {{ ...T{at} ofType {{ ...T{at} ofType {{ ofType {{ ...T{at} }} }} }} }} }} }} ",
                at + 1
            )
        })
        .collect();
    let types = format!("{{ __schema {{ types {{ ...T5 }} }} }} fragment T0 on __Type {{ name }} {followed_types}");
    let named = format!("{{ {} }}", "__type(name: \"Query\") { name } ".repeat(1_000));
    let followed = format!("subscription {{ applicationStatusChanged {{ application {{ employer {{ {} }} }} }} }}", within(4));

    let refusal = async |query: &str| rossi.ask(query, json!({})).await?.reports_only("DOCUMENT_TOO_COMPLEX");
    let mut socket = rossi.opens_a_socket().await?;
    let mut subscription = socket.subscribes(&followed, json!({})).await?;

    ensure!(refusal(&types).await?.extension("measure")? == "depth");
    ensure!(refusal(&format!("{{ {aliased} }}")).await?.extension("measure")? == "cost");
    ensure!(refusal(&format!("{{ viewer {{ employerHub {{ {} }} }} }}", within(4))).await?.extension("measure")? == "cost");
    ensure!(subscription.next().await?.reports_only("DOCUMENT_TOO_COMPLEX")?.extension("measure")? == "cost");
    for merged in [repeated, named] {
        ensure!(rossi.does(&merged, json!({})).await?.body.to_string().len() < 100_000, "what stands twice is answered once");
    }
    Ok(())
}

#[story(once)]
async fn a_response_over_ten_megabytes_is_refused_with_a_code(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.gives_long_names().await?;
    let hub = hub.another_within(|_, limits| limits.document.max_aliases = 200).await?;
    let names = |count| rossi.query_for_long_names(count);
    let client = rossi.at(&hub);
    let mut socket = client.opens_a_socket().await?;

    let fits = client.does(&names(50), json!({})).await?;
    let too_large = client.ask(&names(150), json!({})).await?.reports_only("RESPONSE_TOO_LARGE")?;
    let over_a_socket = socket.subscribes(&names(150), json!({})).await?.next().await?.reports_only("RESPONSE_TOO_LARGE")?;

    ensure!(fits.text("position.employer.n49")?.len() == 100_000);
    ensure!(too_large.status == 200 && too_large.body["data"].is_null() && over_a_socket.body["data"].is_null(), "it was executed");
    let italian = client.speaking("it").ask(&names(150), json!({})).await?;
    ensure!(italian.message()? != too_large.message()?);
    Ok(())
}

#[story(once)]
async fn whoever_does_not_read_their_answers_is_given_no_more_and_others_are(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let other = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    hub.gives_long_names().await?;
    let hub = hub
        .another_within(|_, limits| {
            limits.execution.max_time = Duration::from_secs(3);
            limits.execution.max_buffered_bytes = 40 << 20;
        })
        .await?;
    let large = rossi.query_for_long_names(99);
    let (rossi, other) = (rossi.at(&hub), other.at(&hub));

    let mut stalled = rossi.asks_over_a_wire(&hub, &large).await?;
    stalled.reads_a_little().await?;
    let english = rossi.asks_over_a_wire(&hub, &large).await?.reads().await?;
    let italian = rossi.speaking("it").asks_over_a_wire(&hub, &large).await?.reads().await?;

    english.is(503, "NO_ROOM_FOR_ANSWER")?;
    italian.is(503, "NO_ROOM_FOR_ANSWER")?;
    ensure!(english.has("retry-after: 1") && english.body != italian.body);
    rossi.does("{ __typename }", json!({})).await?;
    other.does(&large, json!({})).await?;
    drop(stalled);
    while rossi.asks_over_a_wire(&hub, &large).await?.reads().await?.status == 503 {}
    Ok(())
}

#[story(once)]
async fn the_hub_answers_while_it_works_on_what_is_heavy(hub: Hub) -> Result {
    let (stranger, rossi) = (hub.stranger(), hub.employer("Rossi Costruzioni").await?);
    let asking = (0..128).map(|_| rossi.client.clone()).map(|rossi| tokio::spawn(async move { rossi.does(HEAVY, json!({})).await }));
    let heavy: Vec<_> = asking.collect();

    let mut answers = 0;
    while !heavy.iter().all(JoinHandle::is_finished) {
        ensure!(stranger.get("/health/live").await?.status() == 200);
        answers += 1;
    }

    for answer in join_all(heavy).await {
        answer??;
    }
    ensure!(answers > 2, "/health/live was answered {answers} times while the hub worked");
    Ok(())
}

#[story(once)]
async fn nothing_is_computed_for_who_closed_the_connection(hub: Hub) -> Result {
    let sessions = hub.four_sessions().await?;

    hub.makes_room_when_they_disconnect(async || {
        let asking = sessions.each_ref().map(|session| session.client.clone());
        let asking = asking.map(|client| tokio::spawn(async move { client.ask(&waiting(), json!({})).await }));
        Ok(async move || {
            asking.iter().for_each(JoinHandle::abort);
            Ok(())
        })
    })
    .await
}

#[story(once)]
async fn nothing_is_computed_for_who_closed_the_stream_of_events(hub: Hub) -> Result {
    let sessions = hub.four_sessions().await?;
    let request = |session: &Persona| {
        session.request(Method::POST, "/graphql").header("accept", "text/event-stream").json(&json!({ "query": waiting() }))
    };

    hub.makes_room_when_they_disconnect(async || {
        let streams = sessions.each_ref().map(|session| tokio::spawn(request(session).send()));
        Ok(async move || {
            streams.iter().for_each(JoinHandle::abort);
            Ok(())
        })
    })
    .await
}

#[story(once)]
async fn nothing_is_computed_for_who_completed_the_operation(hub: Hub) -> Result {
    let sessions = hub.four_sessions().await?;

    hub.makes_room_when_they_disconnect(async || {
        let mut operations = Vec::new();
        for session in &sessions {
            let mut socket = session.opens_a_socket().await?;
            let operation = socket.subscribes(&waiting(), json!({})).await?;
            operations.push((socket, operation));
        }
        Ok(async move || {
            let mut sockets = Vec::new();
            for (mut socket, operation) in operations {
                socket.ends(operation).await?;
                sockets.push(socket);
            }
            // What ended are their operations, not the sockets.
            Ok(sockets)
        })
    })
    .await
}

#[story(once)]
async fn whoever_asks_for_more_than_their_share_delays_nobody(hub: Hub) -> Result {
    let [rossi, other, ..] = hub.four_sessions().await?;

    hub.as_owner(async |db| {
        let mut locking = db.begin().await?;
        sqlx::query("lock table hub.application in access exclusive mode").execute(&mut *locking).await?;
        let asking = [(); 4].map(|()| rossi.client.clone());
        let asking = asking.map(|client| tokio::spawn(async move { client.ask(&waiting(), json!({})).await }));
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut *locking).await? < 1 {}

        let names = format!("{{ __schema {{ types {{ {} }} }} }}", "name ".repeat(20));
        timeout(Duration::from_secs(3), other.does(&names, json!({}))).await.context("they take all the room")??;

        asking.iter().for_each(JoinHandle::abort);
        Ok(locking.rollback().await?)
    })
    .await
}

/// A question that needs a table that is locked, and so heavy that four of them leave room for no fifth.
fn waiting() -> String {
    format!("{{ viewer {{ employerHub {{ applications(first: 100) {{ nodes {{ {} }} }} }} }} }}", "id ".repeat(490))
}

/// How many wait for a lock.
const WAITING: &str =
    "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

impl Hub {
    /// Four sessions of an employer: one alone may not use all the room.
    async fn four_sessions(&self) -> Result<[Persona; 4]> {
        let rossi = self.employer("Rossi Costruzioni").await?;
        let signs_in = || self.sign_in(rossi.account.clone(), rossi.capacity.clone());
        Ok([signs_in().await?, signs_in().await?, signs_in().await?, signs_in().await?])
    }

    /// Lets four questions wait for the database, sees them leave, and that there is room for the next before their time is over.
    async fn makes_room_when_they_disconnect<T, L: AsyncFnOnce() -> Result<T>>(&self, begin: impl AsyncFnOnce() -> Result<L>) -> Result {
        let next = self.auditor().await?;
        self.as_owner(async |db| {
            let mut locking = db.begin().await?;
            sqlx::query("lock table hub.application in access exclusive mode").execute(&mut *locking).await?;
            let leave = begin().await?;
            while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut *locking).await? < 4 {}

            let _stays = leave().await?;

            // Sooner than PostgreSQL ends the wait for a lock.
            let names = format!("{{ __schema {{ types {{ {} }} }} }}", "name ".repeat(20));
            timeout(Duration::from_secs(3), next.does(&names, json!({}))).await.context("they are still worked for")??;
            Ok(locking.rollback().await?)
        })
        .await
    }
}
