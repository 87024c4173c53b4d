//! Faults of the hub itself: whoever asks learns an id, and nothing of what broke.

use crate::world::*;

const APPLICATION: &str = "query($id: ID!) { application(id: $id) { id } }";
const DELETE: &str = "mutation($id: ID!) { deleteDraft(id: $id, expectedVersion: 1) { userErrors { code path message } } }";
const LIVE: &str = "subscription($id: ID!) { applicationStatusChanged(id: $id) { to } }";

#[story(everywhere)]
async fn a_fault_shows_an_id_and_nothing_of_the_database(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let variables = || json!({ "id": draft.id });
    hub.renames("application", "lost").await?;

    let read = rossi.ask(APPLICATION, variables()).await?;
    let written = rossi.ask(DELETE, variables()).await?;
    let italian = rossi.speaking("it").ask(APPLICATION, variables()).await?;
    let mut socket = rossi.opens_a_socket().await?;
    let live = socket.subscribes(LIVE, variables()).await?.next().await?;

    for answer in [&read, &written, &italian, &live] {
        answer.is_a_masked_fault()?;
    }
    ensure!(read.message()? == "Internal error." && italian.message()? == "Errore interno.");
    hub.renames("lost", "application").await?;
    rossi.does(APPLICATION, variables()).await?;
    Ok(())
}

#[story(once)]
async fn a_fault_of_one_field_leaves_the_rest_of_the_answer(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    hub.renames("interlocution", "lost").await?;

    let query = "query($id: ID!) { application(id: $id) { version } interlocution(id: $id) { id } }";
    let answer = rossi.ask(query, json!({ "id": draft.id })).await?;

    answer.is_a_masked_fault()?;
    ensure!(answer.number("application.version")? == 1 && answer.is_null("interlocution")?);
    Ok(())
}

impl Hub {
    /// A table is no longer where the hub looks for it.
    async fn renames(&self, from: &str, to: &str) -> Result {
        let rename = format!("alter table hub.{from} rename to {to}");
        self.as_owner(async |db| Ok(sqlx::raw_sql(sqlx::AssertSqlSafe(rename)).execute(db).await.map(drop)?)).await
    }
}

impl Answer {
    /// One error, with the id that the log also has.
    fn is_a_masked_fault(&self) -> Result {
        ensure!(self.codes() == ["INTERNAL"], "expected a fault, {}", self.describe());
        let id = self.errors()[0]["extensions"]["fault"].as_str().unwrap_or_default();
        ensure!(id.len() == 16 && id.bytes().all(|digit| digit.is_ascii_hexdigit()), "{}", self.describe());
        let text = self.body.to_string().to_lowercase();
        let leaked = ["application\\\"", "relation", "exist", "hub.", "sql", "lost"].iter().find(|word| text.contains(**word));
        ensure!(leaked.is_none(), "the answer shows {leaked:?}, {}", self.describe());
        Ok(())
    }
}
