//! The assumed lengths of lists without pages, by which the cost of a document is computed. A test compares them with the schema.
//!
//! A length is generous for what is found in practice; where the graph bounds the list, that bound may be higher.

use std::sync::{Arc, LazyLock};

use omnia_edge::Length::{self, OfArgument, Usually};
use omnia_edge::{DeclaredCosts, Schema};

use super::scalars::SCALARS;
use super::schema::sdl;

/// Lists without pages.
const LISTS: &[(&str, Length)] = &[
    ("AccessEntry.accounts", Usually(20)),
    ("AccessEntry.applications", Usually(20)),
    ("AccessEntry.employers", Usually(20)),
    ("AccessEntry.fields", Usually(5)),
    ("Account.capacities", Usually(5)),
    ("Account.programs", Usually(5)),
    ("Account.secondFactors", Usually(3)),
    ("Account.sessions", Usually(5)),
    ("AccountPasswordPayload.userErrors", Usually(20)),
    ("AccountPayload.userErrors", Usually(20)),
    ("AgriculturalWork.days", Usually(100)),
    ("AgriculturalWork.used", Usually(10)),
    ("Alert.computed", Usually(10)),
    ("Alert.path", Usually(5)),
    ("Application.alerts", Usually(20)),
    ("Application.authorizations", Usually(1)),
    ("Application.documents", Usually(20)),
    ("Application.history", Usually(20)),
    ("Application.interlocutions", Usually(5)),
    ("Application.missing", Usually(10)),
    ("Application.notes", Usually(10)),
    ("Application.proposals", Usually(5)),
    ("Application.workforce", Usually(10)),
    ("ApplicationPayload.userErrors", Usually(20)),
    ("Authorization.periods", Usually(20)),
    ("AuditorHub.officials", Usually(100)),
    ("CapacityPayload.userErrors", Usually(20)),
    ("CauseRow.benefits", Usually(10)),
    ("CauseRow.needs", Usually(10)),
    ("Circumstances.beside", Usually(20)),
    ("Circumstances.earlierGrants", Usually(20)),
    ("Circumstances.usedDays", Usually(20)),
    ("Classification.authorizationCodes", Usually(10)),
    ("ComposedReport.answers", Usually(50)),
    ("ComposedReport.missing", Usually(50)),
    ("ComposedReport.weatherDays", Usually(100)),
    ("Control.benefits", Usually(10)),
    ("Counters.byStatus", Usually(20)),
    ("Delegation.subDelegations", Usually(20)),
    ("DelegationPayload.userErrors", Usually(20)),
    ("Document.findings", Usually(5)),
    ("DocumentPayload.userErrors", Usually(20)),
    ("DraftCheck.alerts", Usually(20)),
    ("DraftCheck.missing", Usually(10)),
    ("DraftResult.userErrors", Usually(20)),
    ("EarlierGrant.eventDays", Usually(100)),
    ("Employer.positions", Usually(10)),
    ("EndSessionPayload.userErrors", Usually(20)),
    ("Estimate.alerts", Usually(20)),
    ("FinancialIndicators.rows", Usually(40)),
    ("ImportPayload.errors", Usually(1_000)),
    ("ImportPayload.userErrors", Usually(20)),
    ("InboxCounters.byOutcome", Usually(4)),
    ("Interlocution.answers", Usually(5)),
    ("Interlocution.items", Usually(20)),
    ("InterlocutionAnswer.documents", Usually(10)),
    ("InterlocutionPayload.userErrors", Usually(20)),
    ("LimitSimulation.alerts", Usually(20)),
    ("LimitSimulation.weeks", Usually(105)),
    ("MonthlyCeilings.creditFund", Usually(5)),
    ("Mutation.createDrafts", OfArgument("unitIds")),
    ("Mutation.submitApplications", OfArgument("drafts")),
    ("MySecondFactors.factors", Usually(10)),
    ("NotePayload.userErrors", Usually(20)),
    ("OfficeFigures.byAge", Usually(5)),
    ("OfficeFigures.byCause", Usually(21)),
    ("OfficeFigures.byWeek", Usually(8)),
    ("OperatorHub.colleagues", Usually(500)),
    ("OperatorHub.workload", Usually(500)),
    ("OtherBenefit.taxCodes", Usually(1_000)),
    ("PasskeyPayload.userErrors", Usually(20)),
    ("Position.classifications", Usually(10)),
    ("Position.delegations", Usually(20)),
    ("Position.units", Usually(10)),
    ("Program.scopes", Usually(10)),
    ("ProgramPayload.userErrors", Usually(20)),
    ("ProgramSecretPayload.userErrors", Usually(20)),
    ("Proposal.periods", Usually(20)),
    ("ProposalPayload.userErrors", Usually(20)),
    ("Query.causes", Usually(50)),
    ("Query.checkDraft", Usually(50)),
    ("Query.checkDrafts", OfArgument("ids")),
    ("Query.controls", Usually(60)),
    ("Query.manuals", Usually(12)),
    ("Query.nodes", OfArgument("ids")),
    ("Query.reportFields", Usually(50)),
    ("Query.signInProviders", Usually(20)),
    ("Query.suggestedBenefits", Usually(10)),
    ("RecoveryCodesPayload.recoveryCodes", Usually(10)),
    ("RecoveryCodesPayload.userErrors", Usually(20)),
    ("RemoveSecondFactorPayload.userErrors", Usually(20)),
    ("ReportAnswer.lines", Usually(20)),
    ("SecondFactorPayload.recoveryCodes", Usually(10)),
    ("SecondFactorPayload.userErrors", Usually(20)),
    ("SecondFactorRequest.kinds", Usually(3)),
    ("SecurityNoticePayload.userErrors", Usually(20)),
    ("SessionPayload.userErrors", Usually(20)),
    ("SubDelegationPayload.userErrors", Usually(20)),
    ("SubmissionResult.userErrors", Usually(20)),
    ("TotpPayload.userErrors", Usually(20)),
    ("UserError.path", Usually(5)),
    ("Viewer.capacities", Usually(20)),
];

/// Fields so costly that a document may hold only one of them.
const SINGLE: &[&str] = &[
    "Mutation.confirmSignIn",
    "Mutation.createDrafts",
    "Mutation.editBeneficiaries",
    "Mutation.importBeneficiaries",
    "Mutation.signIn",
    "Mutation.submitApplications",
    "Query.checkDraft",
    "Query.checkDrafts",
    "Query.estimate",
    "Query.simulateLimits",
    "Query.verifyAccessLog",
];

/// The schema, as the edge checks documents against it.
pub fn edge_schema() -> Arc<Schema> {
    static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(|| {
        let schema = Schema::parse(&sdl(), DeclaredCosts { lists: LISTS, single: SINGLE });
        Arc::new(schema.expect("the schema is part of the program, and a test reads it").with_scalars(SCALARS))
    });
    SCHEMA.clone()
}
