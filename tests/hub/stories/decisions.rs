//! Deciding: proposed by an operator, signed by a director, and until then the office's own matter.

use crate::world::*;

/// An office at work on an application of Rossi.
struct Desk {
    rossi: Employer,
    operator: Official,
    director: Official,
    application: Application,
}

/// An application under examination at the office of Bergamo.
async fn under_examination(hub: &Hub) -> Result<Desk> {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied(hub, "OFFSET").await?;
    operator.examines(&application).await?;
    Ok(Desk { rossi, operator, director, application })
}

#[story(everywhere)]
async fn a_director_signs_and_the_employer_reads_its_authorization(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;

    let proposal = operator.proposes(&application, all_of_it()).await?;
    let waits = director.reads(&application).await?;
    let signed = director.signs(&proposal, waits.number("application.version")?).await?.succeeds()?;
    let read = rossi.reads(&application).await?;

    ensure!(waits.text("application.status")? == "UNDER_REVIEW" && waits.get("application.viewerCan.sign")? == true);
    ensure!(signed.text("signProposal.application.status")? == "ACCEPTED");
    ensure!(read.text("application.decision.outcome")? == "ACCEPTED" && read.get("application.decision.contributionDue")? == true);
    ensure!(read.text("application.authorizations.0.number")? == format!("{}26000001", rossi.position.office.code));
    ensure!(read.text("application.authorizations.0.notifiedOn")? == "2026-03-16");
    ensure!(read.get("application.authorizations.0.workers")? == 8 && read.text("application.authorizations.0.hours")? == "640.00");
    ensure!(read.text("application.authorizations.0.periods.0.to")? == "2026-03-29");
    ensure!(read.text("application.history.3.to")? == "ACCEPTED" && read.text("application.history.3.actor.name")? == "Paolo Neri");
    ensure!(director.reads_proposals(&application).await?.text("application.proposals.0.status")? == "SIGNED");
    Ok(())
}

#[story(once)]
async fn the_first_event_of_a_decision_is_its_signature(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let mut socket = rossi.opens_a_socket().await?;
    let query = "subscription($id: ID!) { applicationStatusChanged(id: $id) { from to } }";
    let mut changes = socket.subscribes(query, json!({ "id": application.id })).await?;

    let first = operator.proposes(&application, a_part_of_it()).await?;
    director.returns(&first, "Manca il calcolo").await?.succeeds()?;
    let second = operator.proposes(&application, nothing_of_it()).await?;
    director.signs(&second, director.version_of(&application).await?).await?.succeeds()?;

    let change = changes.next().await?;
    ensure!(change.text("applicationStatusChanged.from")? == "UNDER_REVIEW" && change.text("applicationStatusChanged.to")? == "REJECTED");
    changes.is_silent_for(std::time::Duration::from_millis(300)).await?;
    Ok(())
}

#[story]
async fn an_application_is_declared_inadmissible_by_proposal_and_signature(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let inadmissible = json!({ "outcome": "INADMISSIBLE", "reasons": "La domanda è già stata presentata per le stesse giornate." });

    let proposal = operator.proposes(&application, inadmissible).await?;
    ensure!(rossi.reads(&application).await?.text("application.status")? == "UNDER_REVIEW");
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    let read = rossi.reads(&application).await?;
    ensure!(read.text("application.status")? == "INADMISSIBLE" && read.text("application.decision.outcome")? == "INADMISSIBLE");
    ensure!(read.list("application.authorizations")?.is_empty(), "{}", read.describe());
    Ok(())
}

#[story]
async fn who_proposed_cannot_sign_in_another_capacity(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (as_operator, as_director) = hub.operator_and_director(&rossi.position.office).await?;
    let other = hub.director(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    as_operator.examines(&application).await?;
    let proposal = as_operator.proposes(&application, all_of_it()).await?;
    let version = other.version_of(&application).await?;

    as_director.signs(&proposal, version).await?.is_refused_with("FOUR_EYES")?;
    as_director.returns(&proposal, "Ci ripenso").await?.is_refused_with("FOUR_EYES")?;
    let own = as_director.reads(&application).await?;

    ensure!(own.get("application.viewerCan.sign")? == false && own.get("application.viewerCan.returnProposal")? == false);
    other.signs(&proposal, version).await?.succeeds()?;
    Ok(())
}

#[story]
async fn a_returned_proposal_is_made_again(hub: Hub) -> Result {
    let Desk { operator, director, application, .. } = under_examination(&hub).await?;
    let first = operator.proposes(&application, all_of_it()).await?;
    operator.tries_to_propose(&application, nothing_of_it()).await?.is_refused_with("PROPOSAL_OPEN")?;

    director.returns(&first, "Le giornate di pioggia non risultano").await?.succeeds()?;
    let version = director.version_of(&application).await?;
    director.signs(&first, version).await?.is_refused_with("PROPOSAL_CLOSED")?;
    hub.wait(chrono::Duration::minutes(5));
    let second = operator.proposes(&application, a_part_of_it()).await?;
    director.signs(&second, version).await?.succeeds()?;

    let read = operator.reads_proposals(&application).await?;
    ensure!(read.text("application.status")? == "PARTIALLY_ACCEPTED");
    ensure!(read.text("application.proposals.1.returnReason")? == "Le giornate di pioggia non risultano");
    Ok(())
}

#[story]
async fn an_operator_takes_a_proposal_back(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let colleague = hub.operator(&rossi.position.office).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;

    colleague.takes_back(&proposal).await?.is_refused_with("NOT_IN_YOUR_HANDS")?;
    operator.takes_back(&proposal).await?.succeeds()?;

    director.signs(&proposal, director.version_of(&application).await?).await?.is_refused_with("PROPOSAL_CLOSED")?;
    ensure!(operator.reads(&application).await?.get("application.viewerCan.propose")? == true);
    Ok(())
}

/// What is granted for the days said, of an application that asked for three weeks more, when it is signed on a day.
async fn granted(hub: &Hub, payment_mode: &str, days: [&str; 2], requested_until: &str, on: (u32, u32)) -> Result<Answer> {
    hub.wait_until(day(2026, on.0, on.1));
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied_for(hub, payment_mode, days[0], requested_until).await?;
    operator.examines(&application).await?;
    let part = json!({ "outcome": "PARTIALLY_ACCEPTED", "reasons": "Il resto non è provato.",
        "periods": [{ "from": days[0], "to": days[1], "workers": 6, "hours": "320.00" }] });
    let proposal = operator.proposes(&application, part).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;
    rossi.reads(&application).await
}

fn terms(read: &Answer) -> Result<[Option<String>; 4]> {
    let term = |field: &str| read.read::<Option<String>>(&format!("application.authorizations.0.{field}"));
    Ok([term("offsetDeadline")?, term("directPaymentDeadline")?, term("safeDay")?, term("lastUsablePayMonth")?])
}

fn these(terms: [&str; 4]) -> [Option<String>; 4] {
    terms.map(|term| Some(term.to_owned()).filter(|term| !term.is_empty()))
}

#[story(once)]
async fn the_offset_ends_six_months_after_the_pay_month_or_the_later_decision(hub: Hub) -> Result {
    let before_its_end = granted(&hub, "OFFSET", ["2026-03-02", "2026-03-29"], "2026-04-19", (3, 20)).await?;
    let after_its_end = granted(&hub, "OFFSET", ["2026-03-02", "2026-03-31"], "2026-04-19", (5, 20)).await?;
    let at_the_end_of_august = granted(&hub, "OFFSET", ["2026-08-03", "2026-08-31"], "2026-09-20", (8, 15)).await?;

    ensure!(terms(&before_its_end)? == these(["2026-09-30", "", "", "2026-08-01"]));
    ensure!(terms(&after_its_end)? == these(["2026-11-20", "", "", "2026-10-01"]));
    // 28 February 2027 is a Sunday.
    ensure!(terms(&at_the_end_of_august)? == these(["2027-02-28", "", "2027-02-27", "2027-01-01"]));
    ensure!(after_its_end.text("application.decision.reasons")? == "Il resto non è provato.");
    Ok(())
}

#[story(once)]
async fn the_data_of_direct_payment_are_due_after_two_months_or_sixty_days_from_notice(hub: Hub) -> Result {
    let soon = granted(&hub, "DIRECT", ["2026-03-02", "2026-03-29"], "2026-04-19", (3, 20)).await?;
    let later = granted(&hub, "DIRECT", ["2026-03-02", "2026-03-29"], "2026-04-19", (4, 2)).await?;
    let late = granted(&hub, "DIRECT", ["2026-03-02", "2026-03-29"], "2026-04-19", (4, 20)).await?;

    // 31 May 2026 is a Sunday.
    ensure!(terms(&soon)? == these(["", "2026-05-31", "2026-05-30", ""]));
    ensure!(terms(&later)? == these(["", "2026-06-01", "", ""]));
    ensure!(terms(&late)? == these(["", "2026-06-19", "", ""]));
    Ok(())
}

#[story(once)]
async fn who_lacks_elements_is_asked_before_being_rejected(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let rejection = json!({ "outcome": "REJECTED", "reasons": "Manca la relazione.", "missingElements": true });

    operator.tries_to_propose(&application, rejection.clone()).await?.is_refused_with("INQUIRY_MISSING")?;
    hub.was_inquired(&application).await?;
    let proposal = operator.proposes(&application, rejection).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    let read = rossi.reads(&application).await?;
    ensure!(read.text("application.status")? == "REJECTED" && read.text("application.decision.reasons")? == "Manca la relazione.");
    ensure!(read.list("application.authorizations")?.is_empty());
    Ok(())
}

#[story]
async fn the_director_of_another_office_sees_no_proposal(hub: Hub) -> Result {
    let Desk { operator, application, .. } = under_examination(&hub).await?;
    let stranger = hub.director(&hub.office("Brescia").await?).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;

    let seen = stranger.does("query($id: ID!) { proposal(id: $id) { id } }", json!({ "id": proposal })).await?;

    ensure!(seen.is_null("proposal")?);
    stranger.signs(&proposal, 4).await?.fails_with("NOT_FOUND")?;
    stranger.returns(&proposal, "Non mi convince").await?.fails_with("NOT_FOUND")?;
    Ok(())
}

#[story]
async fn of_two_directors_who_sign_at_once_one_signs(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let deputy = hub.director(&rossi.position.office).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;
    let version = director.version_of(&application).await?;

    let (one, other) = tokio::join!(director.signs(&proposal, version), deputy.signs(&proposal, version));

    let refused = [one?, other?].iter().flat_map(Answer::user_codes).map(str::to_owned).collect::<Vec<_>>();
    ensure!(refused == ["PROPOSAL_CLOSED"], "{refused:?}");
    ensure!(rossi.reads(&application).await?.list("application.authorizations")?.len() == 1);
    let next = rossi.has_applied_for(&hub, "OFFSET", "2026-03-02", "2026-03-29").await?;
    operator.examines(&next).await?;
    let proposal = operator.proposes(&next, all_of_it()).await?;
    let signed = deputy.signs(&proposal, deputy.version_of(&next).await?).await?.succeeds()?;
    ensure!(signed.text("signProposal.application.authorizations.0.number")? == format!("{}26000002", rossi.position.office.code));
    Ok(())
}

#[story]
async fn only_what_is_under_examination_in_ones_own_hands_is_proposed(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let colleague = hub.operator(&rossi.position.office).await?;
    let waiting = rossi.has_applied(&hub, "OFFSET").await?;

    operator.tries_to_propose(&waiting, all_of_it()).await?.is_refused_with("NOT_TAKEN")?;
    colleague.tries_to_propose(&application, all_of_it()).await?.is_refused_with("NOT_IN_YOUR_HANDS")?;
    operator.tries_to_propose_on(&application, 1, all_of_it()).await?.is_refused_with("VERSION_CONFLICT")?;
    director.tries_to_propose(&application, all_of_it()).await?.is_unknown_to_the_role("proposeDecision")?;
    rossi
        .ask("mutation($id: ID!) { signProposal(id: $id, expectedVersion: 4) { application { id } } }", json!({ "id": application.id }))
        .await?
        .is_unknown_to_the_role("signProposal")?;
    let proposal = operator.proposes(&application, all_of_it()).await?;
    operator.signs(&proposal, 4).await?.is_unknown_to_the_role("signProposal")?;
    director.signs(&proposal, 1).await?.is_refused_with("VERSION_CONFLICT")?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;
    operator.tries_to_propose(&application, nothing_of_it()).await?.is_refused_with("WRONG_STATUS")?;
    Ok(())
}

#[story]
async fn a_withdrawal_closes_the_open_proposal(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;

    rossi.withdraws(&application).await?;

    let read = operator.reads_proposals(&application).await?;
    ensure!(read.text("application.status")? == "WITHDRAWN" && read.text("application.proposals.0.status")? == "CLOSED");
    director.signs(&proposal, director.version_of(&application).await?).await?.is_refused_with("PROPOSAL_CLOSED")?;
    Ok(())
}

#[story]
async fn who_applied_never_sees_a_proposal(hub: Hub) -> Result {
    let Desk { rossi, operator, director, application } = under_examination(&hub).await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let auditor = hub.auditor().await?;
    let proposal = operator.proposes(&application, a_part_of_it()).await?;

    sees_no_proposal(&rossi, &application, &proposal).await?;
    sees_no_proposal(&studio, &application, &proposal).await?;
    ensure!(auditor.reads_proposals(&application).await?.list("application.proposals")?.is_empty());
    ensure!(auditor.does(PROPOSAL, json!({ "id": proposal })).await?.is_null("proposal")?);
    ensure!(rossi.reads(&application).await?.is_null("application.decision")?);
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    sees_no_proposal(&rossi, &application, &proposal).await?;
    sees_no_proposal(&studio, &application, &proposal).await?;
    ensure!(auditor.reads_proposals(&application).await?.text("application.proposals.0.status")? == "SIGNED");
    ensure!(studio.reads(&application).await?.text("application.decision.outcome")? == "PARTIALLY_ACCEPTED");
    Ok(())
}

const PROPOSAL: &str = "query($id: ID!) { proposal(id: $id) { id } }";

async fn sees_no_proposal(person: &Persona, application: &Application, proposal: &str) -> Result {
    person.reads_proposals(application).await?.is_unknown_to_the_role("proposals")?;
    person.ask(PROPOSAL, json!({ "id": proposal })).await?.is_unknown_to_the_role("proposal")?;
    let read = person.reads(application).await?;

    ensure!(read.get("application.viewerCan.withdrawProposal")? == false && read.get("application.viewerCan.sign")? == false);
    Ok(())
}
