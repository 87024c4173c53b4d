//! The actions, each as a type too, so that a permission is a value: `May<Submit, Draft>` can be submitted and nothing else.

/// An action as a type.
pub trait Act {
    /// The action that the type stands for.
    const ACTION: Action;
}

macro_rules! actions {
    ($($name:ident),* $(,)?) => {
        /// What someone may or may not do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($name),*
        }

        /// All that anyone may or may not do.
        pub const ALL: &[Action] = &[$(Action::$name),*];

        $(
            #[doc = concat!("`Action::", stringify!($name), "` as a type.")]
            pub struct $name;

            impl Act for $name {
                const ACTION: Action = Action::$name;
            }
        )*
    };
}

actions!(
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
    SeeAccessLog,
);
