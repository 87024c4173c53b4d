//! What else bears on the controls, as the graph takes and shows it.

use async_graphql::{InputObject, SimpleObject};
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::OtherBenefitKind;
use omnia_rules::limits::Counting;

use crate::applications::content::circumstances::{Circumstances, EarlierGrant, OtherBenefit, UsedDays};
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Amount, Date};

/// What else bears on the controls, as the applicant declares it.
#[derive(Debug, Clone, Default, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "Circumstances", input_name = "CircumstancesInput")]
pub struct CircumstancesNode {
    /// Average employees of the employer in the half-year before, part-time ones in proportion (wage-integration fund).
    pub average_employees: Option<Amount>,
    /// Hours a week that the worker who loses most loses (art. 14 c. 4 D.Lgs. 148/2015).
    pub weekly_hours_suspended: Option<Amount>,
    /// Whether the work falls on six days of the week instead of five.
    #[graphql(default)]
    pub six_day_week: bool,
    /// Whether the weather was heat (D.L. 92/2025).
    #[graphql(default)]
    pub heat: bool,
    /// The day on which an insolvency procedure was opened (art. 8 c. 8-bis D.L. 86/1988).
    pub insolvent_since: Option<Date>,
    /// Whether the employer never had the benefit.
    #[graphql(default)]
    pub never_used: bool,
    /// The last day on which the benefit was used, where the hub does not know it.
    pub last_used_on: Option<Date>,
    /// Whether an earlier period of the same five years had the reduced additional contribution.
    #[graphql(default)]
    pub reduced_before: bool,
    /// Authorizations of the unit that the hub does not hold, at most 200.
    #[graphql(default)]
    pub earlier_grants: Vec<EarlierGrantNode>,
    /// The days that were used of what was granted, where the employer certifies them (INPS msg 3566/2018): at most 200 rows.
    #[graphql(default)]
    pub used_days: Vec<UsedDaysNode>,
    /// How the two years are counted: by days for lack of work alone (INPS circ. 116/2009).
    pub counting: Option<Counting>,
    /// What stands in the unit beside the application, at most 200 with 10,000 workers in all.
    #[graphql(default)]
    pub beside: Vec<OtherBenefitNode>,
}

impl From<Circumstances> for CircumstancesNode {
    fn from(circumstances: Circumstances) -> Self {
        Self {
            average_employees: circumstances.average_employees,
            weekly_hours_suspended: circumstances.weekly_hours_suspended,
            six_day_week: circumstances.six_day_week,
            heat: circumstances.heat,
            insolvent_since: circumstances.insolvent_since,
            never_used: circumstances.never_used,
            last_used_on: circumstances.last_used_on,
            reduced_before: circumstances.reduced_before,
            earlier_grants: circumstances.earlier_grants.into_iter().map(Into::into).collect(),
            used_days: circumstances.used_days.into_iter().map(Into::into).collect(),
            counting: circumstances.counting,
            beside: circumstances.beside.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<CircumstancesNode> for Circumstances {
    fn from(circumstances: CircumstancesNode) -> Self {
        Self {
            average_employees: circumstances.average_employees,
            weekly_hours_suspended: circumstances.weekly_hours_suspended,
            six_day_week: circumstances.six_day_week,
            heat: circumstances.heat,
            insolvent_since: circumstances.insolvent_since,
            never_used: circumstances.never_used,
            last_used_on: circumstances.last_used_on,
            reduced_before: circumstances.reduced_before,
            earlier_grants: circumstances.earlier_grants.into_iter().map(Into::into).collect(),
            used_days: circumstances.used_days.into_iter().map(Into::into).collect(),
            counting: circumstances.counting,
            beside: circumstances.beside.into_iter().map(Into::into).collect(),
        }
    }
}

/// An authorization of the unit that the hub does not hold.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "EarlierGrant", input_name = "EarlierGrantInput")]
pub struct EarlierGrantNode {
    /// Its number.
    pub reference: String,
    /// What was granted.
    pub benefit: Benefit,
    /// For which cause; null where it is not known.
    pub cause: Option<Cause>,
    /// The first day that was granted.
    pub from: Date,
    /// The last day that was granted.
    pub to: Date,
    /// Hours authorized, where they are known.
    pub hours: Option<Amount>,
    /// The days of the events, at most 120; where there are none, each day lost is its own event.
    #[graphql(default)]
    pub event_days: Vec<Date>,
    /// Whether the office held the event objectively unavoidable (EONE); as its cause is, when left out.
    pub unavoidable: Option<bool>,
}

impl From<EarlierGrant> for EarlierGrantNode {
    fn from(earlier_grant: EarlierGrant) -> Self {
        Self {
            reference: earlier_grant.reference,
            benefit: earlier_grant.benefit,
            cause: earlier_grant.cause,
            from: earlier_grant.from,
            to: earlier_grant.to,
            hours: earlier_grant.hours,
            event_days: earlier_grant.event_days,
            unavoidable: earlier_grant.unavoidable,
        }
    }
}

impl From<EarlierGrantNode> for EarlierGrant {
    fn from(earlier_grant: EarlierGrantNode) -> Self {
        Self {
            reference: earlier_grant.reference,
            benefit: earlier_grant.benefit,
            cause: earlier_grant.cause,
            from: earlier_grant.from,
            to: earlier_grant.to,
            hours: earlier_grant.hours,
            event_days: earlier_grant.event_days,
            unavoidable: earlier_grant.unavoidable,
        }
    }
}

/// Days in a row that were used.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "UsedDays", input_name = "UsedDaysInput")]
pub struct UsedDaysNode {
    /// The first day that was used.
    pub from: Date,
    /// The last day that was used.
    pub to: Date,
}

impl From<UsedDays> for UsedDaysNode {
    fn from(used_days: UsedDays) -> Self {
        Self { from: used_days.from, to: used_days.to }
    }
}

impl From<UsedDaysNode> for UsedDays {
    fn from(used_days: UsedDaysNode) -> Self {
        Self { from: used_days.from, to: used_days.to }
    }
}

/// A benefit that stands in the unit beside the one asked for.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "OtherBenefit", input_name = "OtherBenefitInput")]
pub struct OtherBenefitNode {
    /// What runs beside this application.
    pub kind: OtherBenefitKind,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Its workers, by tax code, each once. Who may not see personal data is shown them masked.
    #[graphql(default)]
    pub tax_codes: Vec<TaxCode>,
}

impl From<OtherBenefit> for OtherBenefitNode {
    fn from(other_benefit: OtherBenefit) -> Self {
        Self { kind: other_benefit.kind, from: other_benefit.from, to: other_benefit.to, tax_codes: other_benefit.tax_codes }
    }
}

impl From<OtherBenefitNode> for OtherBenefit {
    fn from(other_benefit: OtherBenefitNode) -> Self {
        Self { kind: other_benefit.kind, from: other_benefit.from, to: other_benefit.to, tax_codes: other_benefit.tax_codes }
    }
}
