//! The state machine of delegations.

omnia_rules::named! {
    /// The status of a delegation.
    DelegationStatus {
        /// Made by the intermediary; the employer knows nothing of it on paper.
        Draft = "DRAFT",
        /// The form was printed for the employer to sign.
        Printed = "PRINTED",
        /// Signed, and activated by the intermediary under its own responsibility: it gives reach within its dates.
        Active = "ACTIVE",
        /// Given up before it was activated.
        Discarded = "DISCARDED",
        /// Ended by the employer or by the intermediary.
        Revoked = "REVOKED",
        /// Its last day has passed.
        Expired = "EXPIRED",
        /// Ended by a newer one, as the rule of domestic work has it; no position of the hub falls under that rule.
        Superseded = "SUPERSEDED",
    }
}

crate::core::db::text_column!(DelegationStatus);

use DelegationStatus::{Active, Discarded, Draft, Expired, Printed, Revoked, Superseded};

impl DelegationStatus {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_printed_form_can_be_activated_and_only_before_that_it_is_discarded() {
        let to = |to: DelegationStatus| DelegationStatus::ALL.iter().copied().filter(|from| from.can_become(to)).collect::<Vec<_>>();

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
