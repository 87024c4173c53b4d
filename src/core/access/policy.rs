//! The policy: which role may do what, tied how to the thing. What is not listed is refused.

use super::role::Role;

/// An act that someone may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    Draft,
    EditDraft,
    DeleteDraft,
    Submit,
    Withdraw,
    Attach,
    AnswerInterlocution,
    Take,
    Release,
    Reassign,
    OpenInterlocution,
    Review,
    Propose,
    WithdrawProposal,
    ReturnProposal,
    Sign,
    CreateDelegation,
    PrintDelegation,
    ActivateDelegation,
    RenewDelegation,
    DiscardDelegation,
    RevokeDelegation,
    SubDelegate,
    SeePersonalData,
    SeeProposal,
}

/// How the one who acts must be tied to what he acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It is of his own employer.
    Own,
    /// Its position is delegated to him today.
    Delegated,
    /// It lies with his office.
    Office,
    /// It is of his own intermediary, of which he is a practitioner and no mere collaborator.
    OwnPractice,
    /// No tie is asked for.
    Any,
}

/// The whole of it on one screen.
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
        // Of those that were signed: the others do not exist for him.
        (Auditor, SeeProposal) => Any,
        _ => return None,
    })
}

pub fn allowed(role: Role, action: Action) -> bool {
    needs(role, action).is_some()
}

/// The roles that may do this at all: told to who may not.
pub fn roles_that_may(action: Action) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| allowed(*role, action)).collect()
}
