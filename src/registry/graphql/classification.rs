//! The classification period of a position as a node.

use async_graphql::SimpleObject;

use crate::core::graph::Date;
use crate::core::graph::identifiers::{AtecoCode, AuthorizationCode, StatisticalCode};
use crate::registry::store::Classification;

/// How a position is classified in a period (inquadramento).
#[derive(SimpleObject)]
#[graphql(name = "Classification")]
pub struct ClassificationNode {
    /// Statistical contributive code (CSC), five digits.
    pub statistical_code: StatisticalCode,
    /// Authorization codes of the position (CA), a digit and a letter each.
    pub authorization_codes: Vec<AuthorizationCode>,
    /// ATECO_2007 or ATECO_2025.
    pub ateco_version: Option<String>,
    /// Economic activity in that version.
    pub ateco_code: Option<AtecoCode>,
    /// Letter of art. 10 D.Lgs. 148/2015 that the firm falls under.
    pub article10: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day; none while it holds.
    pub valid_to: Option<Date>,
}

impl From<Classification> for ClassificationNode {
    fn from(period: Classification) -> Self {
        Self {
            statistical_code: period.statistical_code.into(),
            authorization_codes: period.authorization_codes.into_iter().map(Into::into).collect(),
            ateco_version: period.ateco_version,
            ateco_code: period.ateco_code.map(Into::into),
            article10: period.article10,
            valid_from: Date(period.valid_from),
            valid_to: period.valid_to.map(Date),
        }
    }
}
