//! Whether an application may pass through a channel.

use chrono::NaiveDate;

use super::{Audience, Channel, ChannelRow, Release};
use crate::law::cause::{Benefit, Fund};

/// An application, on the day on which someone would send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelRequest {
    /// The benefit asked for.
    pub benefit: Benefit,
    /// The fund, for a fund's allowance.
    pub fund: Option<Fund>,
    /// The channel.
    pub channel: Channel,
    /// Who sends it.
    pub audience: Audience,
    /// The day.
    pub on: NaiveDate,
}

/// Whether an application may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It may, here and nowhere else.
    OnlyHere,
    /// It may, here as by the other channel.
    Either,
    /// It may not yet.
    NotYet {
        /// The first day on which it may, when it is announced.
        from: Option<NaiveDate>,
    },
    /// It may no longer.
    Retired {
        /// The first day on which it could not.
        on: NaiveDate,
    },
    /// The calendar does not know the benefit or the fund on that day.
    Unknown,
}

impl Availability {
    /// Whether it may pass.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::OnlyHere | Self::Either)
    }
}

/// What the calendar answers: the row that began last decides, among those that hold on the day for who applies.
pub fn availability(rows: &[ChannelRow], requested: ChannelRequest) -> Availability {
    let of_this = |row: &&ChannelRow| (row.benefit, row.fund) == (requested.benefit, requested.fund) && row.is_open_to(requested.audience);
    let holding = rows.iter().filter(of_this).filter(|row| row.is_valid_on(requested.on));
    let Some(row) = holding.max_by_key(|row| row.valid_from) else {
        return Availability::Unknown;
    };
    match (requested.channel, row.release) {
        (_, Release::Both) => Availability::Either,
        (Channel::Omnia, Release::OmniaOnly) | (Channel::Legacy, Release::Legacy) => Availability::OnlyHere,
        (Channel::Legacy, Release::OmniaOnly) => Availability::Retired { on: row.valid_from },
        (Channel::Omnia, Release::Legacy) => {
            let released = rows.iter().filter(of_this).filter(|row| row.release != Release::Legacy);
            Availability::NotYet { from: released.map(|row| row.valid_from).filter(|from| requested.on < *from).min() }
        }
    }
}
