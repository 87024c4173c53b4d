//! The office asks: opened and delivered in one act, for what is published in the recipient's hub is received.

use serde_json::json;

use super::domain::{Interlocution, InterlocutionKind, InterlocutionStatus};
use super::store;
use crate::applications::{self, Consequences, actor, carry_out};
use crate::core::access::acts::OpenInterlocution;
use crate::core::error::{Refusal, Result};
use crate::core::events::{EventKind, NodeType};
use crate::core::graph::required_text;
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::request_context::RequestContext;

const LONGEST_TEXT: usize = 5_000;
const LONGEST_ITEM: usize = 500;
const MOST_ITEMS: usize = 20;

/// A question that an operator puts.
pub struct Question {
    pub application: ApplicationId,
    pub expected_version: i32,
    pub kind: InterlocutionKind,
    pub text: String,
    pub items: Vec<String>,
}

impl Question {
    /// Asks the applicant: the interlocution is delivered at once, and the application waits for the answer. Once for its key, where it has one.
    pub async fn carry_out(
        self,
        context: &RequestContext,
        once: Result<OptionalKey>,
        consequences: &Consequences,
    ) -> Result<Interlocution> {
        context.viewer.ensure_role_may(&OpenInterlocution)?;
        let once = once?;
        let mut tx = context.begin().await?;
        // The lock comes before the key: of two at once the second waits here and then finds the first.
        let application = applications::get_for_change(&mut tx, self.application).await?;
        let by = actor(&mut tx, context, &application).await?;
        let may = context.viewer.may(OpenInterlocution, application)?;
        if let Some(asked) = once.done_before(&mut tx).await? {
            return store::get(&mut tx, asked.into()).await;
        }
        may.on.expect(self.expected_version)?;
        let step = may.ask(self.kind.status(), by, context.now())?;
        let interlocution = self.interlocution(context)?.deliver(context.now());
        store::add(&mut tx, &step.application, &interlocution).await?;
        once.keep(&mut tx, interlocution.id.0, context.now()).await?;
        let opened = EventKind::InterlocutionOpened;
        tx.publish(step.application.event_of(opened, NodeType::Interlocution, interlocution.id.0, payload(&interlocution)));
        carry_out(context, consequences, tx, step).await?;
        Ok(interlocution)
    }

    fn interlocution(&self, context: &RequestContext) -> Result<Interlocution> {
        Ok(Interlocution {
            id: InterlocutionId(context.key()),
            application: self.application,
            kind: self.kind,
            status: InterlocutionStatus::Open,
            text: required_text(&self.text, "text", LONGEST_TEXT)?,
            items: self.items()?,
            opened_at: context.now(),
            opened_by: context.person()?.named(),
            delivered_at: None,
            due_on: None,
            answered_at: None,
            answered_late: None,
            closed_at: None,
        })
    }

    fn items(&self) -> Result<Vec<String>> {
        if self.items.len() > MOST_ITEMS {
            return Err(Refusal::new("LIST_TOO_LONG").at(["items"]).with("most", MOST_ITEMS).into());
        }
        self.items.iter().map(|item| required_text(item, "items", LONGEST_ITEM)).collect()
    }
}

fn payload(interlocution: &Interlocution) -> serde_json::Value {
    json!({ "interlocution": interlocution.id.0, "kind": interlocution.kind.as_str(), "dueOn": interlocution.due_on })
}
