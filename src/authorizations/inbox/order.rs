//! In which order the proposals that wait are listed, and the place in it after which a page goes on.

use async_graphql::Enum;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};

use crate::authorizations::proposal::Proposal;
use crate::core::error::Result;
use crate::core::graph::{Cursor, Page, PageArguments, PushValue, SortColumns, SortValue};

/// In which order proposals are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Enum)]
pub enum ProposalOrder {
    /// The one that waits longest first.
    #[default]
    ProposedAtAsc,
    /// The one that would grant most hours first.
    HoursDesc,
}

/// The value of a proposal in its order. It names the order, so that a cursor of another order is not taken for one of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    #[serde(rename = "p")]
    ProposedAt(DateTime<Utc>),
    #[serde(rename = "h", with = "rust_decimal::serde::str")]
    Hours(Decimal),
}

impl SortValue for Place {
    fn is_possible(&self) -> bool {
        match self {
            Self::ProposedAt(at) => at.is_possible(),
            Self::Hours(_) => true,
        }
    }
}

impl ProposalOrder {
    /// Reads the arguments of a list in this order.
    pub fn page(self, arguments: &PageArguments) -> Result<Page<Place>> {
        Page::read_in(arguments, |place: &Place| place.order() == self)
    }

    /// The cursor of a proposal in a list of this order.
    pub fn cursor(self, proposal: &Proposal) -> Cursor<Place> {
        let value = match self {
            Self::ProposedAtAsc => Place::ProposedAt(proposal.proposed_at),
            Self::HoursDesc => Place::Hours(proposal.terms.hours()),
        };
        Cursor { value, key: proposal.id.0 }
    }

    /// What it orders by, of table proposal named p.
    pub const fn columns(self) -> SortColumns {
        match self {
            Self::ProposedAtAsc => SortColumns::ascending(&["p.proposed_at", "p.id"]),
            Self::HoursDesc => SortColumns::descending(&["p.hours", "p.id"]),
        }
    }
}

impl PushValue for Place {
    fn push(&self, query: &mut QueryBuilder<Postgres>) {
        match self {
            Self::ProposedAt(at) => query.push_bind(*at),
            Self::Hours(hours) => query.push_bind(*hours),
        };
    }
}

impl Place {
    const fn order(self) -> ProposalOrder {
        match self {
            Self::ProposedAt(_) => ProposalOrder::ProposedAtAsc,
            Self::Hours(_) => ProposalOrder::HoursDesc,
        }
    }
}
