//! The actions, each as a type too, so that a permission is a value: `May<Submit, Draft>` can be submitted and nothing else.

/// An action as a type.
pub trait Act {
    /// The action that the type stands for.
    const ACTION: Action;
}

macro_rules! actions {
    (
        of_programs { $($(#[$doc:meta])* $name:ident = $text:literal,)* }
        of_people_alone { $($own:ident,)* }
    ) => {
        /// What someone may or may not do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($name,)*
            $($own,)*
        }

        /// All that anyone may or may not do.
        pub const ALL: &[Action] = &[$(Action::$name,)* $(Action::$own,)*];

        omnia_rules::named! {
            /// What a program may do, of what the capacity that made it may do.
            Scope {
                /// Query data and follow events. Without it a mutation answers with the plain fields of what it changed.
                Read = "READ",
                $($(#[$doc])* $name = $text,)*
            }
        }

        impl Scope {
            /// The action that the scope permits; none of reading, which is no action.
            pub const fn action(self) -> Option<Action> {
                match self {
                    Self::Read => None,
                    $(Self::$name => Some(Action::$name),)*
                }
            }
        }

        impl Action {
            /// The scope with which a program may do it; none of what people do alone.
            pub const fn scope(self) -> Option<Scope> {
                match self {
                    $(Self::$name => Some(Scope::$name),)*
                    $(Self::$own => None,)*
                }
            }
        }

        $(actions!(@type $name);)*
        $(actions!(@type $own);)*
    };
    (@type $name:ident) => {
        #[doc = concat!("`Action::", stringify!($name), "` as a type.")]
        pub struct $name;

        impl Act for $name {
            const ACTION: Action = Action::$name;
        }
    };
}

actions!(
    of_programs {
        /// Make a draft.
        Draft = "DRAFT",
        /// Change a draft.
        EditDraft = "EDIT_DRAFT",
        /// Delete a draft.
        DeleteDraft = "DELETE_DRAFT",
        /// Submit an application.
        Submit = "SUBMIT",
        /// Withdraw an application.
        Withdraw = "WITHDRAW",
        /// Attach files to a draft, and remove them.
        Attach = "ATTACH",
        /// Answer a request of the office.
        AnswerInterlocution = "ANSWER_INTERLOCUTION",
        /// Take an application.
        Take = "TAKE",
        /// Put an application back.
        Release = "RELEASE",
        /// Give an application to another operator.
        Reassign = "REASSIGN",
        /// Ask the applicant.
        OpenInterlocution = "OPEN_INTERLOCUTION",
        /// Examine an application.
        Review = "REVIEW",
        /// Propose a decision.
        Propose = "PROPOSE",
        /// Take a proposal back.
        WithdrawProposal = "WITHDRAW_PROPOSAL",
        /// Give a proposal back.
        ReturnProposal = "RETURN_PROPOSAL",
        /// Sign a proposal.
        Sign = "SIGN",
        /// Write a note to one's colleagues on an application.
        AddNote = "ADD_NOTE",
        /// Make a delegation.
        CreateDelegation = "CREATE_DELEGATION",
        /// Print the form of a delegation.
        PrintDelegation = "PRINT_DELEGATION",
        /// Activate a delegation.
        ActivateDelegation = "ACTIVATE_DELEGATION",
        /// Renew a delegation.
        RenewDelegation = "RENEW_DELEGATION",
        /// Discard a delegation before it is active.
        DiscardDelegation = "DISCARD_DELEGATION",
        /// End a delegation.
        RevokeDelegation = "REVOKE_DELEGATION",
        /// Let a collaborator act under a delegation, and end that.
        SubDelegate = "SUB_DELEGATE",
        /// See tax codes of persons and IBANs, and open files: without it they are masked.
        SeePersonalData = "SEE_PERSONAL_DATA",
        /// See proposals of decision.
        SeeProposal = "SEE_PROPOSAL",
        /// See the notes of the office on applications.
        SeeNotes = "SEE_NOTES",
        /// See the whole access log, and verify it.
        SeeAccessLog = "SEE_ACCESS_LOG",
    }
    of_people_alone {
        CreateProgram,
        RevokeProgram,
        SeePrograms,
        SeeAccounts,
        ManageAccounts,
    }
);
