//! The policy on the fields of the graph: who can ask them at all. What is not listed at a root is shown to nobody.
//!
//! What is asked is still read under the policies of the database, and each act still needs its permission.

use Asker::{Acting, AllBut, Anyone, Of, SignedIn};
use Role::{Admin, Auditor, Director, Employer, Intermediary, Operator};

use super::acts::{Action, Scope};
use super::policy::allowed;
use super::role::Role;

/// Who can ask a field.
#[derive(Clone, Copy)]
enum Asker {
    /// People who have not signed in, too.
    Anyone,
    /// Every role.
    SignedIn,
    /// The roles that may ever do this.
    Acting(Action),
    /// These roles.
    Of(&'static [Role]),
    /// Every role but this one.
    AllBut(Role),
}

/// Those who read applications, each what the database shows them.
const READERS: Asker = AllBut(Admin);
/// Those who read delegations: the parties, and who inspects them.
const DELEGATION_READERS: Asker = Of(&[Employer, Intermediary, Auditor]);

/// The root types, of which each field must be listed.
const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];

/// Fields by type and name: all of the roots, and of other types those that not everyone can ask who sees the type.
const FIELDS: &[(&str, &str, Asker)] = &[
    ("Query", "accessLog", SignedIn),
    ("Query", "accessLogSeals", Acting(Action::SeeAccessLog)),
    ("Query", "application", READERS),
    ("Query", "authorization", READERS),
    ("Query", "benefitChannel", SignedIn),
    ("Query", "causes", SignedIn),
    ("Query", "changesCursor", READERS),
    ("Query", "checkDraft", Acting(Action::EditDraft)),
    ("Query", "checkDrafts", Acting(Action::EditDraft)),
    ("Query", "checkIdentifier", SignedIn),
    ("Query", "collaborators", Acting(Action::SubDelegate)),
    ("Query", "controls", SignedIn),
    ("Query", "delegation", DELEGATION_READERS),
    ("Query", "delegations", DELEGATION_READERS),
    ("Query", "document", READERS),
    ("Query", "estimate", READERS),
    ("Query", "interlocution", READERS),
    ("Query", "manuals", Anyone),
    ("Query", "monthlyCeilings", SignedIn),
    ("Query", "myPrograms", Acting(Action::CreateProgram)),
    ("Query", "mySecondFactors", SignedIn),
    ("Query", "mySecurityNotices", SignedIn),
    ("Query", "mySessions", SignedIn),
    ("Query", "node", SignedIn),
    ("Query", "nodes", SignedIn),
    ("Query", "offices", Of(&[Auditor, Admin])),
    ("Query", "passwordSignIn", Anyone),
    ("Query", "position", READERS),
    ("Query", "programs", Acting(Action::SeePrograms)),
    ("Query", "proposal", Acting(Action::SeeProposal)),
    ("Query", "reportFields", SignedIn),
    ("Query", "signInProviders", Anyone),
    ("Query", "simulateLimits", READERS),
    ("Query", "suggestedBenefits", SignedIn),
    ("Query", "verifyAccessLog", Acting(Action::SeeAccessLog)),
    ("Query", "viewer", SignedIn),
    ("Mutation", "acknowledgeSecurityNotice", SignedIn),
    ("Mutation", "activateDelegation", Acting(Action::ActivateDelegation)),
    ("Mutation", "addNote", Acting(Action::AddNote)),
    ("Mutation", "answerInterlocution", Acting(Action::AnswerInterlocution)),
    ("Mutation", "beginPasskey", SignedIn),
    ("Mutation", "confirmPasskey", SignedIn),
    ("Mutation", "confirmSignIn", Anyone),
    ("Mutation", "confirmTotp", SignedIn),
    ("Mutation", "copyApplication", Acting(Action::Draft)),
    ("Mutation", "createAccount", Acting(Action::ManageAccounts)),
    ("Mutation", "createDelegation", Acting(Action::CreateDelegation)),
    ("Mutation", "createDraft", Acting(Action::Draft)),
    ("Mutation", "createDrafts", Acting(Action::Draft)),
    ("Mutation", "createProgram", Acting(Action::CreateProgram)),
    ("Mutation", "createWebhook", Acting(Action::CreateProgram)),
    ("Mutation", "deleteDraft", Acting(Action::DeleteDraft)),
    ("Mutation", "deleteWebhook", Acting(Action::RevokeProgram)),
    ("Mutation", "disableAccount", Acting(Action::ManageAccounts)),
    ("Mutation", "discardDelegation", Acting(Action::DiscardDelegation)),
    ("Mutation", "editBeneficiaries", Acting(Action::EditDraft)),
    ("Mutation", "enableAccount", Acting(Action::ManageAccounts)),
    ("Mutation", "endCapacity", Acting(Action::ManageAccounts)),
    ("Mutation", "enrolTotp", SignedIn),
    ("Mutation", "entitleAccount", Acting(Action::ManageAccounts)),
    ("Mutation", "importBeneficiaries", Acting(Action::EditDraft)),
    ("Mutation", "openInterlocution", Acting(Action::OpenInterlocution)),
    ("Mutation", "printDelegation", Acting(Action::PrintDelegation)),
    ("Mutation", "proposeDecision", Acting(Action::Propose)),
    ("Mutation", "reassignApplication", Acting(Action::Reassign)),
    ("Mutation", "releaseApplication", Acting(Action::Release)),
    ("Mutation", "removeDocument", Acting(Action::Attach)),
    ("Mutation", "removeSecondFactor", SignedIn),
    ("Mutation", "renewDelegation", Acting(Action::RenewDelegation)),
    ("Mutation", "renewRecoveryCodes", SignedIn),
    ("Mutation", "resetSecondFactors", Acting(Action::ManageAccounts)),
    ("Mutation", "resumeWebhook", Acting(Action::CreateProgram)),
    ("Mutation", "returnProposal", Acting(Action::ReturnProposal)),
    ("Mutation", "reviewApplication", Acting(Action::Review)),
    ("Mutation", "revokeDelegation", Acting(Action::RevokeDelegation)),
    ("Mutation", "revokeProgram", Acting(Action::RevokeProgram)),
    ("Mutation", "revokeSession", SignedIn),
    ("Mutation", "revokeSubDelegation", Acting(Action::SubDelegate)),
    ("Mutation", "rotateProgram", Acting(Action::CreateProgram)),
    ("Mutation", "setAccountPassword", Acting(Action::ManageAccounts)),
    ("Mutation", "signIn", Anyone),
    ("Mutation", "signOut", SignedIn),
    ("Mutation", "signProposal", Acting(Action::Sign)),
    ("Mutation", "subDelegate", Acting(Action::SubDelegate)),
    ("Mutation", "submitApplication", Acting(Action::Submit)),
    ("Mutation", "submitApplications", Acting(Action::Submit)),
    ("Mutation", "switchCapacity", SignedIn),
    ("Mutation", "takeApplication", Acting(Action::Take)),
    ("Mutation", "updateDraft", Acting(Action::EditDraft)),
    ("Mutation", "uploadDocument", Acting(Action::Attach)),
    ("Mutation", "withdrawApplication", Acting(Action::Withdraw)),
    ("Mutation", "withdrawProposal", Acting(Action::WithdrawProposal)),
    ("Subscription", "alertsChanged", READERS),
    ("Subscription", "applicationStatusChanged", READERS),
    ("Subscription", "changes", READERS),
    ("Subscription", "deadlineNear", READERS),
    ("Subscription", "interlocutionOpened", READERS),
    ("Subscription", "securityNoticeAdded", SignedIn),
    ("Account", "capacities", Acting(Action::SeeAccounts)),
    ("Account", "createdAt", Acting(Action::SeeAccounts)),
    ("Account", "programs", Acting(Action::SeeAccounts)),
    ("Account", "secondFactors", Acting(Action::SeeAccounts)),
    ("Account", "sessions", Acting(Action::SeeAccounts)),
    ("Account", "status", Acting(Action::SeeAccounts)),
    ("Account", "version", Acting(Action::SeeAccounts)),
    ("Application", "notes", Acting(Action::SeeNotes)),
    ("Application", "proposals", Acting(Action::SeeProposal)),
    ("Capacity", "account", Acting(Action::SeeAccounts)),
    ("ChangeKind", "DELEGATION_CHANGED", DELEGATION_READERS),
    ("ChangeKind", "DRAFT_CHANGED", Of(&[Employer, Intermediary])),
    ("ChangeKind", "DRAFT_DELETED", Of(&[Employer, Intermediary])),
    ("ChangeKind", "NOTE_ADDED", Acting(Action::SeeNotes)),
    ("ChangeKind", "PROPOSAL_CHANGED", Acting(Action::SeeProposal)),
    ("ChangeKind", "SUB_DELEGATION_CHANGED", DELEGATION_READERS),
    ("Deadline", "delegation", DELEGATION_READERS),
    ("OperatorHub", "nextApplication", Acting(Action::Take)),
    ("Position", "delegations", DELEGATION_READERS),
    ("Viewer", "adminHub", Of(&[Admin])),
    ("Viewer", "auditorHub", Of(&[Auditor])),
    ("Viewer", "employerHub", Of(&[Employer])),
    ("Viewer", "intermediaryHub", Of(&[Intermediary])),
    ("Viewer", "operatorHub", Of(&[Operator, Director])),
    ("Webhook", "kinds", READERS),
];

/// The fields of the policy, as `Type.field`: a test compares them with the schema.
pub fn listed_fields() -> impl Iterator<Item = String> {
    FIELDS.iter().map(|(of, field, _)| format!("{of}.{field}"))
}

/// Whether a field, or a value of an enum, is in the part of the graph of a role; none is the role of people who have not signed in.
pub fn can_ask(role: Option<Role>, of: &str, name: &str) -> bool {
    if of == "Scope" {
        return can_name_scope(role, name);
    }
    match FIELDS.iter().find(|(listed_of, listed, _)| (*listed_of, *listed) == (of, name)) {
        Some((_, _, asker)) => asker.includes(role),
        None => !ROOTS.contains(&of),
    }
}

/// The scopes of what the role may do, and for those who see the programs of others all.
fn can_name_scope(role: Option<Role>, name: &str) -> bool {
    let action = Scope::ALL.iter().find(|scope| scope.as_str() == name).and_then(|scope| scope.action());
    action.is_none_or(|action| role.is_some_and(|role| allowed(role, action) || allowed(role, Action::SeePrograms)))
}

impl Asker {
    fn includes(self, role: Option<Role>) -> bool {
        match self {
            Anyone => true,
            SignedIn => role.is_some(),
            Acting(action) => role.is_some_and(|role| allowed(role, action)),
            Of(roles) => role.is_some_and(|role| roles.contains(&role)),
            AllBut(other) => role.is_some_and(|role| role != other),
        }
    }
}
