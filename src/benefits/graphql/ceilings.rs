//! The monthly ceilings.

use async_graphql::SimpleObject;
use omnia_rules::amounts::{CREDIT_FUND_BANDS, Ceiling, CreditFundBand, MonthlyCeilings};

use crate::core::graph::Amount;

/// What a worker is paid at most for a month, in euro.
#[derive(SimpleObject)]
#[graphql(name = "MonthlyCeiling")]
pub struct CeilingNode {
    /// Before the reduction of 5.84 %.
    pub gross: Amount,
    /// After it, as it is published: reckoned from the gross it is off by cents.
    pub net: Amount,
}

/// What the credit fund pays at most for a month to who would have earned so much in it, in euro.
#[derive(SimpleObject)]
#[graphql(name = "CreditFundCeiling")]
pub struct CreditFundCeilingNode {
    /// Monthly pay from which the band starts; it reaches to the next one.
    pub monthly_pay_from: Amount,
    /// Of a month, in euros, before taxes.
    pub gross: Amount,
    /// The act that publishes it.
    pub source: String,
}

/// The ceilings of a year (art. 3 c. 5-bis D.Lgs. 148/2015).
#[derive(SimpleObject)]
#[graphql(name = "MonthlyCeilings")]
pub struct CeilingsNode {
    /// The year for which they hold, as the yearly circular of INPS sets them.
    pub year: i32,
    /// Of every cause.
    pub ordinary: CeilingNode,
    /// Of seasonal bad weather in construction (art. 2 c. 17 L. 549/1995).
    pub construction_weather: CeilingNode,
    /// Of the allowance of the credit fund, by pay, the lowest band first; empty where none are held of the year.
    pub credit_fund: Vec<CreditFundCeilingNode>,
    /// The act that publishes the first two.
    pub source: String,
}

impl From<&CreditFundBand> for CreditFundCeilingNode {
    fn from(band: &CreditFundBand) -> Self {
        Self { monthly_pay_from: Amount(band.from), gross: Amount(band.gross), source: band.source.to_owned() }
    }
}

impl From<Ceiling> for CeilingNode {
    fn from(ceiling: Ceiling) -> Self {
        Self { gross: Amount(ceiling.gross), net: Amount(ceiling.net) }
    }
}

impl From<&MonthlyCeilings> for CeilingsNode {
    fn from(ceilings: &MonthlyCeilings) -> Self {
        Self {
            year: ceilings.year,
            ordinary: ceilings.ordinary.into(),
            construction_weather: ceilings.construction_weather.into(),
            credit_fund: CREDIT_FUND_BANDS.iter().filter(|band| band.year == ceilings.year).map(Into::into).collect(),
            source: ceilings.source.to_owned(),
        }
    }
}
