//! What one session may have at once: sockets, subscriptions, mutations, uploads in progress and their bytes. Other sessions have their own.

use std::time::Duration;

use reqwest::Method;
use sqlx::Connection;

use crate::world::*;

const LIVE: &str = "subscription { applicationStatusChanged { to } }";

const DELETE: &str = "mutation($id: ID!) { deleteDraft(id: $id, expectedVersion: 0) { userErrors { code } } }";

#[story(once)]
async fn a_session_has_so_many_sockets_and_event_streams(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let hub = hub.another_with(|config| config.max_sockets_per_session = 2).await?;
    let (rossi, verdi) = (rossi.at(&hub), verdi.at(&hub));
    let stream = |language: &'static str| {
        let request = rossi.speaking(language).request(Method::POST, "/graphql").header("accept", "text/event-stream");
        request.json(&json!({ "query": LIVE })).send()
    };

    let first = rossi.opens_a_socket().await?;
    let second = stream("en").await?;
    let third = Socket::is_refused(&rossi).await?;
    let (english, italian) = (stream("en").await?, stream("it").await?);

    ensure!(second.status() == 200 && third.code == 1013 && third.reason == "too many sockets of this session", "{third:?}");
    ensure!(english.status() == 429 && italian.status() == 429);
    let (english, italian): (Value, Value) = (english.json().await?, italian.json().await?);
    ensure!(english["errors"][0]["extensions"]["code"] == "TOO_MANY_SOCKETS" && english != italian, "{english} {italian}");
    verdi.opens_a_socket().await?;
    drop((first, second));
    while rossi.opens_a_socket().await.is_err() {}
    Ok(())
}

#[story(once)]
async fn a_session_has_so_many_subscriptions_over_all_its_sockets(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let hub = hub.another_with(|config| config.max_sockets_per_session = 2).await?;
    let rossi = rossi.at(&hub);
    let (mut one, mut two) = (rossi.opens_a_socket().await?, rossi.speaking("it").opens_a_socket().await?);
    let mut followed = Vec::new();
    for _ in 0..5 {
        followed.push(one.subscribes(LIVE, json!({})).await?);
        two.subscribes(LIVE, json!({})).await?;
    }
    // Both sockets have begun all when they answer what came after.
    for socket in [&mut one, &mut two] {
        socket.subscribes("{ __typename }", json!({})).await?.next().await?;
    }

    let english = one.subscribes(LIVE, json!({})).await?.next().await?.reports_only("TOO_MANY_SUBSCRIPTIONS")?;
    let italian = two.subscribes(LIVE, json!({})).await?.next().await?.reports_only("TOO_MANY_SUBSCRIPTIONS")?;

    ensure!(english.message()?.contains("10") && english.message()? != italian.message()?);
    one.ends(followed.swap_remove(0)).await?;
    while is_refused(&mut one).await? {}
    Ok(())
}

#[story(once)]
async fn a_session_sends_so_many_forms_with_files_at_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let hub = hub.another_within(|_, limits| limits.session.max_uploads = 1).await?;
    let slow = sends_slowly(&rossi, &hub, 1 << 20).await?;

    let (english, italian) = (rossi.sends_to(&hub, &draft).await?, rossi.speaking("it").sends_to(&hub, &draft).await?);

    ensure!(
        english.status == 429 && english.codes() == ["TOO_MANY_UPLOADS"] && english.messages() != italian.messages(),
        "{}",
        english.describe()
    );
    drop(slow);
    while rossi.sends_to(&hub, &draft).await?.status == 429 {}
    Ok(())
}

#[story(once)]
async fn the_files_that_a_session_is_sending_have_a_size_together(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    // Twenty files of 1 MB.
    let hub = hub.another_with(|config| config.max_file_mb = 1).await?;
    let slow = sends_slowly(&rossi, &hub, 20 << 20).await?;

    let (english, italian) = (rossi.sends_to(&hub, &draft).await?, rossi.speaking("it").sends_to(&hub, &draft).await?);

    ensure!(
        english.status == 429 && english.codes() == ["UPLOADS_TOO_LARGE"] && english.messages() != italian.messages(),
        "{}",
        english.describe()
    );
    drop(slow);
    while rossi.sends_to(&hub, &draft).await?.status == 429 {}
    Ok(())
}

#[story(once)]
async fn a_session_has_so_many_mutations_under_way(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let draft = rossi.drafts().await?;
    let hub = hub.another_within(|_, limits| limits.session.max_mutations = 1).await?;

    hub.as_owner(async |db| {
        let mut locking = db.begin().await?;
        sqlx::query("lock table hub.application in access exclusive mode").execute(&mut *locking).await?;
        let mut socket = rossi.at(&hub).opens_a_socket().await?;
        let mut waits = socket.subscribes(DELETE, json!({ "id": draft.id })).await?;
        // What comes after it has been answered when it has begun.
        socket.subscribes("{ __typename }", json!({})).await?.next().await?;

        let (english, italian) = (rossi.deletes_at(&hub, &draft).await?, rossi.speaking("it").deletes_at(&hub, &draft).await?);
        let other = verdi.at(&hub).does("mutation { signOut { sessionId } }", json!({})).await;

        ensure!(
            english.status == 429 && english.codes() == ["TOO_MANY_MUTATIONS"] && english.messages() != italian.messages(),
            "{}",
            english.describe()
        );
        other?;
        locking.rollback().await?;
        waits.next().await?;
        ensure!(rossi.deletes_at(&hub, &draft).await?.status == 200);
        Ok(())
    })
    .await
}

/// Whether a subscription that is begun now is refused; what comes after it has been answered when it has begun.
async fn is_refused(socket: &mut Socket) -> Result<bool> {
    let mut followed = socket.subscribes(LIVE, json!({})).await?;
    socket.subscribes("{ __typename }", json!({})).await?.next().await?;
    Ok(followed.next_within(Duration::from_millis(1)).await.is_ok())
}

/// Begins a form of so many bytes: the hub has begun to read it when it asks for more.
async fn sends_slowly(rossi: &Employer, hub: &Hub, length: usize) -> Result<Wire> {
    let mut slow = Wire::to(hub).await?;
    slow.begins("POST", "/graphql", &format!("{}expect: 100-continue\r\n", rossi.head_of_a_form(length)?)).await?;
    ensure!(slow.reads().await?.status == 100);
    Ok(slow)
}

impl Client {
    async fn deletes_at(&self, hub: &Hub, draft: &Application) -> Result<Answer> {
        self.at(hub).ask(DELETE, json!({ "id": draft.id })).await
    }

    /// Sends a small form with a file to a hub; whatever it answers.
    async fn sends_to(&self, hub: &Hub, draft: &Application) -> Result<Answer> {
        let query =
            "mutation($id: ID!, $f: Upload!) { uploadDocument(applicationId: $id, kind: ANNEX_2, file: $f) { userErrors { code } } }";
        let file = Upload { variable: "variables.f".to_owned(), name: "a.pdf".to_owned(), bytes: pdf() };
        self.at(hub).upload(query, json!({ "id": draft.id, "f": null }), vec![file]).await
    }
}
