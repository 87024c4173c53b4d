//! The monthly ceilings.

use async_graphql::SimpleObject;
use omnia_rules::amounts::{Ceiling, MonthlyCeilings};

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

/// The ceilings of a year (art. 3 c. 5-bis D.Lgs. 148/2015).
#[derive(SimpleObject)]
#[graphql(name = "MonthlyCeilings")]
pub struct CeilingsNode {
    pub year: i32,
    /// Of every cause.
    pub ordinary: CeilingNode,
    /// Of seasonal bad weather in construction (art. 2 c. 17 L. 549/1995).
    pub construction_weather: CeilingNode,
    /// The act that publishes them.
    pub source: String,
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
            source: ceilings.source.to_owned(),
        }
    }
}
