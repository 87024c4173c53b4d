//! Whether an application may pass through a channel.

use chrono::NaiveDate;

use super::{Audience, Channel, ChannelRow, Release};
use crate::law::cause::{Benefit, Fund};

/// An application, on the day on which someone would send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submission {
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
pub enum Passage {
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

impl Passage {
    /// Whether it may pass.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::OnlyHere | Self::Either)
    }
}

/// What the calendar answers: the row that began last decides, among those that hold on the day for who applies.
pub fn passage(rows: &[ChannelRow], asked: Submission) -> Passage {
    let of_this = |row: &&ChannelRow| (row.benefit, row.fund) == (asked.benefit, asked.fund) && row.is_told_to(asked.audience);
    let holding = rows.iter().filter(of_this).filter(|row| row.is_valid_on(asked.on));
    let Some(row) = holding.max_by_key(|row| row.valid_from) else {
        return Passage::Unknown;
    };
    match (asked.channel, row.release) {
        (_, Release::Both) => Passage::Either,
        (Channel::Omnia, Release::OmniaOnly) | (Channel::Legacy, Release::Legacy) => Passage::OnlyHere,
        (Channel::Legacy, Release::OmniaOnly) => Passage::Retired { on: row.valid_from },
        (Channel::Omnia, Release::Legacy) => {
            let released = rows.iter().filter(of_this).filter(|row| row.release != Release::Legacy);
            Passage::NotYet { from: released.map(|row| row.valid_from).filter(|from| asked.on < *from).min() }
        }
    }
}
