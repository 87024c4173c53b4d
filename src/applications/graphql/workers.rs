//! The list of workers: changed in the graph, or taken from a file.

use async_graphql::{Context, Object, SimpleObject, Upload};
use omnia_rules::worker_list::{ListError, ListErrors};
use omnia_texts::Language;

use crate::alerts::say;
use crate::applications::drafting::list_file::{Import, Imported};
use crate::applications::drafting::workers::Edit;
use crate::applications::graphql::input::beneficiary::{BeneficiaryInput, beneficiaries};
use crate::applications::graphql::node::{ApplicationNode, ApplicationPayload};
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{UserError, user_errors};
use crate::core::ids::ApplicationId;
use crate::core::{Error, RequestContextExt, Result};

/// What is wrong at one place of a list.
#[derive(SimpleObject)]
#[graphql(name = "ListError")]
pub struct ListErrorNode {
    /// The line of the file; the header is line 1.
    pub row: usize,
    /// The column, by its name in the header; none when the row or the file is wrong as a whole.
    pub column: Option<String>,
    /// What was read there, at most 80 characters. A text to show, never to run: it may be a formula.
    pub value: String,
    /// The rule that is broken: a code that stays the same in every language, or a control, as in R37.
    pub rule: String,
    /// What is wrong and how to mend it, in the language of the request.
    pub message: String,
}

/// What came of a list of workers.
#[derive(SimpleObject)]
pub struct ImportPayload {
    /// The draft with the list in it; null when the list was only tried, or refused.
    pub application: Option<ApplicationNode>,
    /// Workers that were read; 0 when the list was refused.
    pub rows: usize,
    /// What is wrong with the list, in the order of its rows: at most 1,000. Nothing is taken while there is one.
    pub errors: Vec<ListErrorNode>,
    /// How many errors there are in all.
    pub error_count: usize,
    /// What the person who acts can mend, beside the list itself.
    pub user_errors: Vec<UserError>,
}

/// The mutations of the list of workers.
#[derive(Default)]
pub struct WorkersMutation;

#[Object]
impl WorkersMutation {
    /// Puts workers into the list of a draft, in place of those with the same tax code, and takes others out of it.
    async fn edit_beneficiaries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(default, desc = "Workers that are new or changed, at most 1,000.")] put: Vec<BeneficiaryInput>,
        #[graphql(default, desc = "Tax codes of workers that are to go.")] remove: Vec<TaxCode>,
    ) -> Result<ApplicationPayload> {
        let put = || beneficiaries(put, "put", || ctx.key());
        let edit = Edit { application: application_id, expected_version, put, remove: remove.into_iter().map(|code| code.0).collect() };
        ApplicationPayload::of(ctx.language(), edit.carry_out(ctx.context()).await.map(Into::into))
    }

    /// Puts the list of a CSV file in place of a draft's: all of it, at most 10,000 rows, or nothing.
    async fn import_beneficiaries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is meant.")] application_id: ApplicationId,
        #[graphql(desc = "The version that was read: refused with `VERSION_CONFLICT` where it has changed since.")] expected_version: i32,
        #[graphql(desc = "The file, as the GraphQL multipart request specification sends it: docs/how-to/workers-by-file.md.")]
        file: Upload,
        #[graphql(default, desc = "Whether the list is only to be tried: then nothing is written.")] dry_run: bool,
    ) -> Result<ImportPayload> {
        let file = file.value(ctx).map_err(Error::fault)?.content;
        let import = Import { application: application_id, expected_version, file, dry_run };
        ImportPayload::of(ctx.language(), import.carry_out(ctx.context()).await)
    }
}

impl ImportPayload {
    const NOTHING: Self = Self { application: None, rows: 0, errors: Vec::new(), error_count: 0, user_errors: Vec::new() };

    fn of(language: Language, done: Result<Imported>) -> Result<Self> {
        Ok(match done {
            Ok(Imported::Read { rows, draft }) => Self { application: draft.map(Into::into), rows, ..Self::NOTHING },
            Ok(Imported::Refused(ListErrors { listed, total })) => {
                let errors = listed.iter().map(|error| ListErrorNode::new(error, language)).collect();
                Self { errors, error_count: total, ..Self::NOTHING }
            }
            Err(error) => Self { user_errors: user_errors(error, language)?, ..Self::NOTHING },
        })
    }
}

impl ListErrorNode {
    fn new(error: &ListError, language: Language) -> Self {
        Self {
            row: error.row,
            column: error.column.map(str::to_owned),
            value: error.value.clone(),
            rule: error.rule.to_owned(),
            message: say(language, error.message, &error.params),
        }
    }
}
