//! The main job, end to end: who applies, who acts for them and who decides work in one place, each with their own view, live.

use std::time::Duration;

use crate::world::*;

const CHANGES: &str = "subscription { applicationStatusChanged { cursor to application { id } } }";
const ASKED: &str = "subscription { interlocutionOpened { interlocution { id text } application { id protocolNumber } } }";
/// For how many more employers the studio acts.
const OTHER_EMPLOYERS: i32 = 300;

#[story(everywhere)]
async fn a_request_goes_from_the_draft_to_the_signature_while_everyone_follows_live(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    hub.archives_clients(studio.key, &rossi.position.office, OTHER_EMPLOYERS).await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let director = hub.director(&rossi.position.office).await?;
    let mut sockets = [operator.opens_a_socket().await?, studio.opens_a_socket().await?, rossi.opens_a_socket().await?];
    let mut office_sees = sockets[0].subscribes(CHANGES, json!({})).await?;
    let mut studio_sees_requests = sockets[1].subscribes(ASKED, json!({})).await?;
    let mut rossi_sees = sockets[2].subscribes(CHANGES, json!({})).await?;
    office_sees.is_silent_for(Duration::from_millis(300)).await?;

    // The employer compiles, guided by the alerts.
    let application = rossi.drafts_for(&rossi.position.unit, json!({})).await?;
    ensure!(rossi.is_warned_of(&application).await? == ["R12", "R22", "R25"]);
    let refused = rossi.tries_to_submit(&application, "too-early").await?;
    ensure!(refused.user_codes() == [["FIELD_MISSING"; 5].as_slice(), &["BLOCKED_BY_ALERT"; 3]].concat(), "{}", refused.describe());
    rossi.changes(&application, content(hub.today())).await?.succeeds()?;
    ensure!(rossi.is_warned_of(&application).await? == ["R25"]);
    rossi.attaches(&application, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
    ensure!(rossi.is_warned_of(&application).await?.is_empty());
    rossi.submits_draft(&application).await?;

    // The office sees it arrive, takes it and asks.
    ensure!(office_sees.receives().await? == ("PROTOCOLLED".to_owned(), application.id.clone()));
    operator.examines(&application).await?;
    operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;

    // Among all its positions the intermediary sees the request, and answers it.
    let request = studio_sees_requests.next().await?;
    ensure!(request.text("interlocutionOpened.application.id")? == application.id);
    let interlocution = request.text("interlocutionOpened.interlocution.id")?;
    studio.answers(&interlocution, "Ecco il registro di marzo.", pdf(), Some("answer")).await?.succeeds()?;

    // The operator proposes, the director signs.
    operator.tries("reviewApplication", &application).await?.succeeds()?;
    let proposal = operator.proposes(&application, granted(&hub)).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    // Everyone saw each step, and sees the outcome.
    let steps = ["ASSIGNED", "UNDER_REVIEW", "INTEGRATION_REQUESTED", "INTEGRATION_RECEIVED", "UNDER_REVIEW", "ACCEPTED"];
    ensure!(rossi_sees.receives().await?.0 == "PROTOCOLLED");
    for step in steps {
        for followed in [&mut office_sees, &mut rossi_sees] {
            ensure!(followed.receives().await? == (step.to_owned(), application.id.clone()), "not {step}");
        }
    }
    for reader in [&rossi.persona.client, &studio.persona.client, &operator.persona.client, &director.persona.client] {
        let outcome = reader.does(OUTCOME, json!({ "id": application.id })).await?;
        ensure!(outcome.text("application.decision.outcome")? == "ACCEPTED");
        ensure!(outcome.list("application.authorizations")?.len() == 1);
        ensure!(
            outcome
                .list("application.history")?
                .iter()
                .any(|change| change["onBehalfOf"] == "Rossi Costruzioni" && change["actor"]["name"] == studio.account.name)
        );
    }
    Ok(())
}

const OUTCOME: &str = "query($id: ID!) { application(id: $id) {
    decision { outcome } authorizations { number } history { to actor { name } onBehalfOf }
} }";

/// All that was asked for.
fn granted(hub: &Hub) -> Value {
    let requested = content(hub.today());
    let period = json!({ "from": requested["period"]["from"], "to": requested["period"]["to"], "workers": 1, "hours": "80.00" });
    json!({ "outcome": "ACCEPTED", "periods": [period] })
}

impl Subscription {
    /// The status that an application came to, and which.
    async fn receives(&mut self) -> Result<(String, String)> {
        let change = self.next().await?;
        Ok((change.text("applicationStatusChanged.to")?, change.text("applicationStatusChanged.application.id")?))
    }
}
