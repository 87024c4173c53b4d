//! Submission: from draft to protocol in one transaction, decided by the controls of that moment, done once for its key.

use async_graphql::InputObject;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::cause::Benefit;
use omnia_rules::channel::{self, Audience, CHANNELS, Channel, availability};
use omnia_rules::controls::{Finding, Severity};
use omnia_rules::identifiers::ProtocolNumber;
use serde_json::json;
use sqlx::PgConnection;

use crate::applications::content::completeness;
use crate::applications::examination::control::update_alerts;
use crate::applications::lifecycle::actor::actor;
use crate::applications::lifecycle::domain::{Actor, Application};
use crate::applications::lifecycle::store;
use crate::core::access::acts::Submit;
use crate::core::db::Tx;
use crate::core::error::{Error, Refusal, Result};
use crate::core::idempotency::IdempotencyKey;
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// What the applicant declares under its own responsibility (D.P.R. 445/2000), all of it.
#[derive(Debug, Clone, InputObject, serde::Serialize)]
pub struct DeclarationsInput {
    /// The data of the application and of its list of workers are true (artt. 46 and 47 D.P.R. 445/2000).
    pub data_are_true: bool,
    /// The applicant knows the consequences of false declarations (art. 76 D.P.R. 445/2000).
    pub knows_consequences: bool,
    /// The suspension or reduction is due to transitory events, or temporary market situations, and is not attributable
    /// to the firm or the workers (art. 11 D.Lgs. 148/2015).
    pub is_transitory: bool,
}

impl DeclarationsInput {
    fn complete(&self) -> Result<()> {
        if self.data_are_true && self.knows_consequences && self.is_transitory {
            return Ok(());
        }
        Err(Refusal::new("DECLARATIONS_INCOMPLETE").at(["declarations"]).into())
    }
}

/// Submits a draft, at the version that was read; once for its key.
pub async fn submit(
    context: &RequestContext,
    id: ApplicationId,
    expected: i32,
    declarations: DeclarationsInput,
    key: &str,
) -> Result<Application> {
    context.viewer.ensure_role_may(&Submit)?;
    let input = json!({ "id": id.0, "declarations": declarations });
    let once = IdempotencyKey::new(context.person()?.capacity.id, key, "submitApplication", &input)?;
    submit_once(context, id, expected, declarations, once).await
}

/// The same with a key that was read.
pub async fn submit_once(
    context: &RequestContext,
    id: ApplicationId,
    expected: i32,
    declarations: DeclarationsInput,
    once: IdempotencyKey,
) -> Result<Application> {
    context.viewer.ensure_role_may(&Submit)?;
    let by = {
        let mut db = context.read().await?;
        let draft = store::get(&mut db, id).await?;
        actor(&mut db, context, &draft).await?
    };
    let submission = Submission { id, expected_version: expected, declarations, once };
    submission.carry_out(context, by).await
}

/// The submission that was asked for.
struct Submission {
    id: ApplicationId,
    expected_version: i32,
    declarations: DeclarationsInput,
    once: IdempotencyKey,
}

impl Submission {
    /// Submits and protocols: two rows of history, one event; or finds that it was done before.
    async fn carry_out(self, context: &RequestContext, by: Actor) -> Result<Application> {
        let mut tx = context.begin().await?;
        // The lock comes before the key: of two at once with the same key the second waits here and then finds the first.
        let draft = store::get_for_change(&mut tx, self.id).await?;
        if self.once.done_before(&mut tx).await?.is_some() {
            return Ok(draft);
        }
        draft.expect(self.expected_version)?;
        self.declarations.complete()?;
        let mut draft = context.viewer.may(Submit, draft)?.on;
        draft.only_draft()?;
        hold_employer(&mut tx, &draft).await?;
        let findings = update_alerts(&mut tx, context, &mut draft).await?;
        let wrong = lacks(&draft, &findings, context.today());
        if !wrong.is_empty() {
            // Nothing else is written yet: the draft shows what it was refused for.
            tx.commit().await?;
            return Err(Error::Refused(wrong));
        }
        let submitted = context.viewer.may(Submit, draft)?.submit(by, context.person()?.as_ref(), context.now())?;
        store::save(&mut tx, &submitted, context.key()).await?;
        store::declare(&mut tx, self.id, &serde_json::to_value(&self.declarations).map_err(Error::fault)?).await?;
        let number = protocol_number(&mut tx, &submitted.application, context.now()).await?;
        let protocolled = submitted.protocol(number)?;
        store::save(&mut tx, &protocolled, context.key()).await?;
        self.once.keep(&mut tx, self.id.0, context.now()).await?;
        tx.discard_events();
        tx.publish(&protocolled);
        tx.commit().await?;
        Ok(protocolled.application)
    }
}

/// What a draft would be refused for: what is empty, a channel that is closed, and what its controls block.
pub fn lacks(draft: &Application, findings: &[Finding], today: NaiveDate) -> Vec<Refusal> {
    let blocking = findings.iter().filter(|finding| finding.severity == Severity::Blocking);
    let blocking = blocking.map(|finding| blocked_by(finding.rule.as_str(), finding.path.clone()));
    without_controls(draft, today).into_iter().chain(blocking).collect()
}

/// The same without what the controls block.
pub fn without_controls(draft: &Application, today: NaiveDate) -> Vec<Refusal> {
    [completeness::refusals(&draft.content, draft.beneficiaries), closed_channel(draft, today)].concat()
}

/// The refusal for an alert that blocks.
pub fn blocked_by(rule: &str, path: Vec<String>) -> Refusal {
    Refusal::new("BLOCKED_BY_ALERT").at(path).with("rule", rule)
}

/// Refuses what does not pass through this hub on the day (INPS msgs 892/2024, 4386/2024 and others).
fn closed_channel(draft: &Application, on: NaiveDate) -> Vec<Refusal> {
    let (benefit, fund) = (draft.content.benefit, draft.content.fund);
    if benefit == Benefit::AisFund && fund.is_none() {
        // Which channel it is depends on the fund, and that it is missing is told by itself.
        return Vec::new();
    }
    let availability =
        availability(CHANNELS, channel::ChannelRequest { benefit, fund, channel: Channel::Omnia, audience: Audience::All, on });
    let closed = || Refusal::new("BENEFIT_CHANNEL_CLOSED").at(["benefit"]).with("benefit", benefit.as_str()).with("date", on);
    if availability.is_open() { Vec::new() } else { vec![closed()] }
}

/// Two submissions of one employer at once would not see each other's worker-days (R18, R19): the second waits.
async fn hold_employer(tx: &mut Tx, draft: &Application) -> Result<()> {
    let (high, low) = draft.employer.0.as_u64_pair();
    sqlx::query!("select pg_advisory_xact_lock($1)", (high ^ low).cast_signed()).execute(&mut **tx).await?;
    Ok(())
}

async fn protocol_number(db: &mut PgConnection, application: &Application, now: DateTime<Utc>) -> Result<String> {
    let today: NaiveDate = rome_date(now);
    let sequence = store::next_number(db, application, today.year()).await?;
    let office = sqlx::query_scalar!("select code from office where id = $1", application.office.0).fetch_one(db).await?;
    let number = ProtocolNumber::new(&office, today, sequence).map_err(Error::fault)?;
    Ok(number.as_str().to_owned())
}
