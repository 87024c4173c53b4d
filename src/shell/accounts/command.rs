//! The command `account`, as it is typed.

use chrono::NaiveDate;
use clap::Subcommand;

use crate::core::access::{Function, Role, SubjectKind};

/// The subcommands of `account`.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Makes a person's account. Without --password-stdin a password is drawn and shown once.
    Add {
        #[arg(long)]
        email: String,
        /// Name and surname.
        #[arg(long)]
        name: String,
        #[arg(long)]
        tax_code: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Gives an account a capacity: a role, and whom it acts for.
    Grant {
        #[arg(long)]
        email: String,
        /// EMPLOYER, INTERMEDIARY, OPERATOR, DIRECTOR, AUDITOR or ADMIN.
        #[arg(long, value_parser = parse_name::<Role>)]
        role: Role,
        /// Such as LEGAL_REPRESENTATIVE, PRACTITIONER, COLLABORATOR; by default the first function of the role.
        #[arg(long, value_parser = parse_name::<Function>)]
        function: Option<Function>,
        /// Tax code of the employer or intermediary, or code of the office.
        #[arg(long)]
        subject: Option<String>,
        /// First day; today by default.
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// Last day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: Option<NaiveDate>,
    },
    /// Gives an account a new password and ends its sessions; its programs go on.
    Password {
        #[arg(long)]
        email: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Removes all second factors of an account whose owner has lost them, and ends its sessions; its programs go on.
    ResetSecondFactor {
        #[arg(long)]
        email: String,
    },
    /// Disables an account, ends its sessions and revokes its programs.
    Disable {
        #[arg(long)]
        email: String,
    },
    /// Lets a disabled account sign in again.
    Enable {
        #[arg(long)]
        email: String,
    },
    /// Lists accounts with their capacities.
    List {
        /// Accounts after this e-mail address.
        #[arg(long, default_value = "")]
        after: String,
        /// How many.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        first: i64,
    },
}

impl AccountCommand {
    /// The tables whose policies it lifts, and locks meanwhile; none for one that only reads. What needs more rights is done by functions.
    /// Events are written where sessions end: who else writes one would be waited for.
    pub const fn altered_tables(&self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Add { .. } => &["account"],
            Self::Enable { .. } => &["account", "security_notice"],
            Self::Password { .. } | Self::ResetSecondFactor { .. } => &["account", "security_notice", "session", "event"],
            Self::Disable { .. } => &["account", "program", "security_notice", "session", "event"],
            Self::Grant { role, .. } => match role.acts_for() {
                Some(SubjectKind::Employer) => &["account", "capacity", "employer", "security_notice"],
                Some(SubjectKind::Intermediary) => &["account", "capacity", "intermediary", "security_notice"],
                Some(SubjectKind::Office) => &["account", "capacity", "office", "security_notice"],
                None => &["account", "capacity", "security_notice"],
            },
            Self::List { .. } => return None,
        })
    }
}

/// The value of an option that is one of a list of names, in any case.
pub fn parse_name<T: std::str::FromStr>(text: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    text.trim().to_uppercase().replace('-', "_").parse().map_err(|error: T::Err| error.to_string())
}
