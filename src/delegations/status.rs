//! The state machine of delegations.

use std::fmt;

use async_graphql::Enum;

/// The status of a delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DelegationStatus {
    /// Made by the intermediary; the employer knows nothing of it on paper.
    Draft,
    /// The form was printed for the employer to sign.
    Printed,
    /// Signed, and activated by the intermediary under its own responsibility: it gives reach within its dates.
    Active,
    /// Given up before it was activated.
    Discarded,
    /// Ended by the employer or by the intermediary.
    Revoked,
    /// Its last day has passed.
    Expired,
    /// Ended by a newer one, as the rule of domestic work has it; no position of the hub falls under that rule.
    Superseded,
}

use DelegationStatus::{Active, Discarded, Draft, Expired, Printed, Revoked, Superseded};

impl DelegationStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [Draft, Printed, Active, Discarded, Revoked, Expired, Superseded];

    /// The possible next statuses. An active delegation that is renewed stays active.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Draft => &[Printed, Discarded],
            Printed => &[Active, Discarded],
            Active => &[Active, Revoked, Expired, Superseded],
            Discarded | Revoked | Expired | Superseded => &[],
        }
    }

    /// Whether the state machine has this transition.
    pub fn can_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }

    /// The name in the database and in GraphQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Draft => "DRAFT",
            Printed => "PRINTED",
            Active => "ACTIVE",
            Discarded => "DISCARDED",
            Revoked => "REVOKED",
            Expired => "EXPIRED",
            Superseded => "SUPERSEDED",
        }
    }
}

impl fmt::Display for DelegationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_printed_form_can_be_activated_and_only_before_that_it_is_discarded() {
        let to = |to: DelegationStatus| DelegationStatus::ALL.into_iter().filter(|from| from.can_become(to)).collect::<Vec<_>>();

        assert_eq!(to(Active), [Printed, Active]);
        assert_eq!(to(Discarded), [Draft, Printed]);
        assert_eq!(to(Revoked), [Active]);
        assert_eq!(to(Expired), [Active]);
    }

    #[test]
    fn an_ended_delegation_has_no_next_status() {
        assert!([Discarded, Revoked, Expired, Superseded].iter().all(|status| status.next().is_empty()));
    }
}
