//! Interlocutions: the office asks, the applicant answers in time or late, and the clock ends what nobody answers.

use chrono::Duration;
use omnia_hub::applications::Consequences;
use omnia_hub::interlocutions::expire;

use crate::world::*;

struct Desk {
    rossi: Employer,
    operator: Official,
    application: Application,
    interlocution: String,
}

/// Rossi was asked, on Monday 16 March, for an integration: due on 31 March.
async fn desk(hub: &Hub) -> Result<Desk> {
    desk_of(hub, "Rossi Costruzioni", "SUPPLEMENTARY_INQUIRY").await
}

async fn desk_of(hub: &Hub, employer: &str, kind: &str) -> Result<Desk> {
    let rossi = hub.employer(employer).await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(hub, "OFFSET").await?;
    operator.examines(&application).await?;
    let answer = operator.asks(&application, kind).await?.succeeds()?;
    let interlocution = answer.text("openInterlocution.interlocution.id")?;
    Ok(Desk { rossi, operator, application, interlocution })
}

async fn terms_end(hub: &Hub) -> Result<usize> {
    Ok(expire(hub.app(), &Consequences::default()).await?)
}

#[story(everywhere)]
async fn an_answer_with_a_file_in_time_lets_the_office_go_on(hub: Hub) -> Result {
    let Desk { rossi, operator, application, interlocution } = desk(&hub).await?;
    let waits = rossi.reads_interlocution(&interlocution).await?;

    let answer = rossi.answers(&interlocution, "Ecco il registro", pdf(), None).await?.succeeds()?;
    let seen = operator.reads_documents(&application).await?;
    let file = operator.get(&seen.text("application.documents.0.downloadUrl")?).await?;

    ensure!(waits.text("interlocution.status")? == "DELIVERED" && waits.text("interlocution.dueOn")? == "2026-03-31");
    ensure!(waits.text("interlocution.application.status")? == "INTEGRATION_REQUESTED");
    ensure!(answer.text("answerInterlocution.interlocution.status")? == "ANSWERED");
    ensure!(answer.get("answerInterlocution.interlocution.answeredLate")? == false);
    ensure!(answer.text("answerInterlocution.interlocution.application.status")? == "INTEGRATION_RECEIVED");
    ensure!(answer.text("answerInterlocution.interlocution.answers.0.documents.0.fileName")? == "prova.pdf");
    ensure!(file.bytes().await? == pdf() && seen.number("application.documentCount")? == 1);
    Ok(())
}

#[story]
async fn declarations_are_checked_in_a_status_of_their_own(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let colleague = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    operator.asks(&application, "DECLARATION_CHECK").await?.is_refused_with("NOT_TAKEN")?;
    operator.examines(&application).await?;

    colleague.asks(&application, "DECLARATION_CHECK").await?.is_refused_with("NOT_IN_YOUR_HANDS")?;
    let answer = operator.asks(&application, "DECLARATION_CHECK").await?.succeeds()?;

    ensure!(answer.text("openInterlocution.interlocution.application.status")? == "DOCUMENTS_REQUESTED");
    operator.asks(&application, "DECLARATION_CHECK").await?.is_refused_with("WRONG_STATUS")?;
    Ok(())
}

#[story]
async fn a_check_of_declarations_is_answered_or_runs_out_and_a_late_answer_is_flagged(hub: Hub) -> Result {
    let in_time = desk_of(&hub, "Rossi Costruzioni", "DECLARATION_CHECK").await?;
    let late = desk_of(&hub, "Neri Impianti", "DECLARATION_CHECK").await?;
    let due = in_time.rossi.reads_interlocution(&in_time.interlocution).await?.text("interlocution.dueOn")?;

    let answered = in_time.rossi.answers_in_words(&in_time.interlocution, "Ecco il registro").await?.succeeds()?;
    hub.wait_until(due.parse::<chrono::NaiveDate>()?.succ_opt().context("a day after")?);
    ensure!(terms_end(&hub).await? == 1);
    let neri = late.rossi.again(&hub).await?;
    let ended = neri.reads_interlocution(&late.interlocution).await?;
    let flagged = neri.answers_in_words(&late.interlocution, "Scusate il ritardo").await?.succeeds()?;

    let status = |answer: &Answer| answer.text("answerInterlocution.interlocution.application.status");
    ensure!(status(&answered)? == "INTEGRATION_RECEIVED", "{}", answered.describe());
    ensure!(ended.text("interlocution.application.status")? == "INTEGRATION_EXPIRED", "{}", ended.describe());
    ensure!(status(&flagged)? == "INTEGRATION_RECEIVED" && flagged.get("answerInterlocution.interlocution.answeredLate")? == true);
    Ok(())
}

#[story]
async fn the_same_key_answers_once(hub: Hub) -> Result {
    let Desk { rossi, interlocution, .. } = desk(&hub).await?;

    rossi.answers(&interlocution, "Ecco", pdf(), Some("a-1")).await?.succeeds()?;
    let again = rossi.answers(&interlocution, "Ecco", pdf(), Some("a-1")).await?.succeeds()?;
    rossi.answers(&interlocution, "Altro", pdf(), Some("a-1")).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;

    ensure!(again.list("answerInterlocution.interlocution.answers")?.len() == 1);
    ensure!(hub.stored_objects()? == 1 && hub.count("select count(*) from hub.document").await? == 1);
    Ok(())
}

#[story]
async fn the_same_key_is_answered_alike_when_there_is_no_room_and_when_it_is_too_late(hub: Hub) -> Result {
    let Desk { rossi, application, interlocution, .. } = desk(&hub).await?;
    rossi.answers_with_files(&interlocution, 20, "a-1").await?.succeeds()?;

    let full = rossi.answers_with_files(&interlocution, 20, "a-1").await?.succeeds()?;
    rossi.answers_with_files(&interlocution, 1, "a-2").await?.is_refused_with("TOO_MANY_FILES")?;
    rossi.withdraws(&application).await?;
    let closed = rossi.answers_with_files(&interlocution, 20, "a-1").await?.succeeds()?;
    rossi.answers_with_files(&interlocution, 1, "a-1").await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;

    ensure!(full.list("answerInterlocution.interlocution.answers")?.len() == 1);
    ensure!(closed.list("answerInterlocution.interlocution.answers")?.len() == 1);
    ensure!(hub.stored_objects()? == 20 && hub.count("select count(*) from hub.document").await? == 20);
    Ok(())
}

#[story]
async fn an_intermediary_answers_on_behalf_and_a_foreign_employer_sees_nothing(hub: Hub) -> Result {
    let Desk { rossi, operator, interlocution, .. } = desk(&hub).await?;
    let (studio, verdi) = (hub.intermediary("Studio Bianchi").await?, hub.employer("Verdi Impianti").await?);
    studio.is_delegated_by(&hub, &rossi).await?;

    verdi.answers_in_words(&interlocution, "Ecco").await?.fails_with("NOT_FOUND")?;
    ensure!(verdi.reads_interlocution(&interlocution).await?.is_null("interlocution")?);
    operator.answers_in_words(&interlocution, "Ecco").await?.is_unknown_to_the_role("answerInterlocution")?;
    let answer = studio.answers_in_words(&interlocution, "Ecco").await?.succeeds()?;

    ensure!(answer.text("answerInterlocution.interlocution.answers.0.onBehalfOf")? == "Rossi Costruzioni");
    Ok(())
}

#[story]
async fn a_late_answer_is_taken_and_flagged(hub: Hub) -> Result {
    let Desk { rossi, interlocution, .. } = desk(&hub).await?;
    hub.wait_until(day(2026, 3, 31));
    ensure!(terms_end(&hub).await? == 0, "the last day is still in time");
    hub.wait_until(day(2026, 4, 1));
    ensure!(terms_end(&hub).await? == 1);
    let rossi = rossi.again(&hub).await?;
    let ended = rossi.reads_interlocution(&interlocution).await?;

    let answer = rossi.answers_in_words(&interlocution, "Scusate il ritardo").await?.succeeds()?;

    ensure!(ended.text("interlocution.status")? == "EXPIRED" && ended.text("interlocution.application.status")? == "INTEGRATION_EXPIRED");
    ensure!(answer.get("answerInterlocution.interlocution.answeredLate")? == true);
    ensure!(answer.text("answerInterlocution.interlocution.application.status")? == "INTEGRATION_RECEIVED");
    Ok(())
}

#[story]
async fn a_late_answer_does_not_stop_an_office_that_went_on(hub: Hub) -> Result {
    let Desk { rossi, operator, application, interlocution } = desk(&hub).await?;
    hub.wait_until(day(2026, 4, 1));
    terms_end(&hub).await?;
    let (rossi, operator) = (rossi.again(&hub).await?, operator.again(&hub).await?);
    let review = "mutation($id: ID!, $v: Int!) { reviewApplication(id: $id, expectedVersion: $v) { userErrors { code path message } } }";
    operator.does(review, json!({ "id": application.id, "v": operator.version_of(&application).await? })).await?;

    let answer = rossi.answers_in_words(&interlocution, "Scusate il ritardo").await?.succeeds()?;

    ensure!(answer.get("answerInterlocution.interlocution.answers.0.late")? == true);
    ensure!(answer.text("answerInterlocution.interlocution.application.status")? == "UNDER_REVIEW");
    Ok(())
}

#[story]
async fn a_withdrawal_closes_what_was_asked(hub: Hub) -> Result {
    let Desk { rossi, application, interlocution, .. } = desk(&hub).await?;

    rossi.withdraws(&application).await?;

    ensure!(rossi.reads_interlocution(&interlocution).await?.text("interlocution.status")? == "CLOSED");
    rossi.answers_in_words(&interlocution, "Ecco").await?.is_refused_with("INTERLOCUTION_CLOSED")?;
    hub.wait(Duration::days(40));
    ensure!(terms_end(&hub).await? == 0);
    Ok(())
}

#[story(once)]
async fn five_hundred_terms_that_end_at_once_on_two_hubs_make_five_hundred_events(hub: Hub) -> Result {
    let (first, other) = (desk(&hub).await?, hub.another().await?);
    hub.multiplies(&first.application, 499).await?;
    let turned = "select count(*) from hub.event where kind = 'APPLICATION_STATUS_CHANGED'";
    let before = hub.count(turned).await?;
    hub.wait_until(day(2026, 4, 1));

    let (here, there) = tokio::join!(terms_end(&hub), terms_end(&other));

    // The hubs' own clocks may have ended some of them meanwhile.
    ensure!(here? + there? <= 500);
    ensure!(hub.count(turned).await? - before == 500);
    ensure!(hub.count("select count(*) from hub.event where kind = 'INTERLOCUTION_ENDED'").await? == 500);
    ensure!(hub.count("select count(*) from hub.interlocution where status = 'EXPIRED'").await? == 500);
    ensure!(hub.count("select count(*) from hub.application where status = 'INTEGRATION_EXPIRED'").await? == 500);
    Ok(())
}

impl Hub {
    /// Writes so many more applications that wait for an answer as this one does.
    async fn multiplies(&self, application: &Application, more: i32) -> Result {
        let key = omnia_hub::core::ids::GlobalId::read(&application.id).context("a global id")?.key;
        self.as_owner(async |db| {
            sqlx::query(
                "insert into hub.application (id, employer_id, position_id, unit_id, office_id, submitted, status, version, benefit, cause,
                    period_from, period_to, created_at, updated_at, submitted_at, protocol_number, operator_capacity_id, operator_name, operator_account,
                    ticket)
                select gen_random_uuid(), employer_id, position_id, unit_id, office_id, submitted, status, version, benefit, cause,
                    period_from, period_to, created_at, updated_at, submitted_at, 'copy ' || n, operator_capacity_id, operator_name, operator_account,
                    'COPY' || lpad(n::text, 12, '0')
                from hub.application, generate_series(1, $2) n
                where id = $1",
            )
            .bind(key)
            .bind(more)
            .execute(&mut *db)
            .await?;
            sqlx::query(
                "insert into hub.interlocution (id, application_id, position_id, office_id, submitted, kind, status, text, opened_at, opened_by,
                    opened_by_account, delivered_at, due_on)
                select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, i.kind, i.status, i.text, i.opened_at, i.opened_by,
                    i.opened_by_account, i.delivered_at, i.due_on
                from hub.interlocution i, hub.application a
                where i.application_id = $1
                    and a.id <> $1",
            )
            .bind(key)
            .execute(db)
            .await?;
            Ok(())
        })
        .await
    }
}
