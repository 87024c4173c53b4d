//! The policy: which role may do what, tied how to the thing. What is not listed is refused.

use super::acts::Action;
use super::role::Role;

/// How the viewer must be tied to what they act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It belongs to their own employer.
    Own,
    /// Its position is delegated to them today.
    Delegated,
    /// It is with their office.
    Office,
    /// It belongs to their own intermediary, of which they are a practitioner and not only a collaborator.
    OwnPractice,
    /// No tie is needed.
    Any,
}

/// The tie that a role needs for an action; none where the role may never do it. This is the whole policy.
pub fn needs(role: Role, action: Action) -> Option<Tie> {
    use Action::*;
    use Role::*;
    use Tie::*;
    Some(match (role, action) {
        (
            Employer,
            Draft | EditDraft | DeleteDraft | Submit | Withdraw | Attach | AnswerInterlocution | RevokeDelegation | SeePersonalData,
        ) => Own,
        (Intermediary, Draft | EditDraft | DeleteDraft | Submit | Withdraw | Attach | AnswerInterlocution | SeePersonalData) => Delegated,
        (
            Intermediary,
            CreateDelegation | PrintDelegation | ActivateDelegation | RenewDelegation | DiscardDelegation | RevokeDelegation | SubDelegate,
        ) => OwnPractice,
        (Operator, Take | Release | OpenInterlocution | Review | Propose | WithdrawProposal | SeeProposal | SeePersonalData) => Office,
        (Director, Reassign | ReturnProposal | Sign | SeeProposal | SeePersonalData) => Office,
        (Operator | Director, AddNote | SeeNotes) => Office,
        // Signed ones alone: the auditor does not see the others.
        (Auditor, SeeProposal | SeeAccessLog) => Any,
        // The row policies show each capacity its own programs. The administrator sees all, ends them, and makes none: the secret of
        // another's program would let them act as another.
        (Employer | Intermediary | Operator | Director | Auditor, CreateProgram | RevokeProgram) => Any,
        (Admin, RevokeProgram | SeePrograms | SeeAccounts | ManageAccounts) => Any,
        _ => return None,
    })
}

/// Whether a role may ever do this.
pub fn allowed(role: Role, action: Action) -> bool {
    needs(role, action).is_some()
}

/// The roles that may do this: named in the error for who may not.
pub fn roles_that_may(action: Action) -> Vec<Role> {
    Role::ALL.iter().copied().filter(|role| allowed(*role, action)).collect()
}
