//! Asking and answering.

use async_graphql::{Context, InputObject, Object, Upload};
use serde_json::json;

use super::node::InterlocutionPayload;
use crate::applications::Consequences;
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::{Error, RequestContextExt, Result};
use crate::documents::{DocumentKind, UploadPipeline};
use crate::interlocutions::answering::Reply;
use crate::interlocutions::domain::InterlocutionKind;
use crate::interlocutions::opening::Question;

/// What the office asks.
#[derive(InputObject)]
pub struct InterlocutionInput {
    /// What the office asks for; it decides the status and the term.
    pub kind: InterlocutionKind,
    /// What is asked and why: at most 5,000 characters.
    pub text: String,
    /// What is asked for, point by point: at most 20 of at most 500 characters.
    #[graphql(default)]
    pub items: Vec<String>,
}

/// What the applicant answers.
#[derive(InputObject)]
pub struct AnswerInput {
    /// At most 10,000 characters.
    pub text: String,
    /// At most 20 files in all answers to one interlocution.
    #[graphql(default)]
    pub documents: Vec<AnswerDocumentInput>,
}

/// A file that goes with an answer.
#[derive(InputObject)]
pub struct AnswerDocumentInput {
    /// What the file is.
    pub kind: DocumentKind,
    /// The file, as the GraphQL multipart request specification sends it.
    pub file: Upload,
}

/// The mutations of interlocutions.
#[derive(Default)]
pub struct InterlocutionMutation;

#[Object]
impl InterlocutionMutation {
    /// Asks the applicant for an integration or for documents, while the application is under review. It is delivered at once,
    /// and the term of 15 days runs from that day.
    async fn open_interlocution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "What is asked, and of which kind it is.")] input: InterlocutionInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never asks twice.")]
        idempotency_key: Option<String>,
    ) -> Result<InterlocutionPayload> {
        let asked = json!({ "applicationId": application_id.0, "input": sent(ctx, "input")? });
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "openInterlocution", &asked);
        let InterlocutionInput { kind, text, items } = input;
        let question = Question { application: application_id, expected_version, kind, text, items };
        let done = question.carry_out(ctx.context(), once, ctx.data_unchecked::<Consequences>()).await;
        InterlocutionPayload::of(ctx.language(), done.map(Into::into))
    }

    /// Answers what the office asks. A late answer is taken and flagged, until the application is decided or withdrawn.
    async fn answer_interlocution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The interlocution that is answered.")] id: InterlocutionId,
        #[graphql(desc = "The text of the answer and its files.")] input: AnswerInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never answers twice.")]
        idempotency_key: Option<String>,
    ) -> Result<InterlocutionPayload> {
        let files = input.documents.iter().map(|document| Ok((document.kind, document.file.value(ctx)?)));
        let files = files.collect::<std::io::Result<_>>().map_err(Error::fault)?;
        let reply = Reply { interlocution: id, text: input.text, files, key: idempotency_key };
        let done = reply.carry_out(ctx.context(), ctx.data_unchecked::<UploadPipeline>(), ctx.data_unchecked::<Consequences>()).await;
        InterlocutionPayload::of(ctx.language(), done.map(Into::into))
    }
}
