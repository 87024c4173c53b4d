//! Through which channel a benefit is asked for on a day.

use async_graphql::{Enum, SimpleObject};
use omnia_rules::channel::{self, CHANNELS, Channel, ChannelRequest, availability};

use crate::core::graph::Date;

/// Whether an application may pass through a channel on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum PassageState {
    /// It may, through this channel and no other.
    OnlyHere,
    /// It may, through either channel.
    Either,
    /// It may not yet.
    NotYet,
    /// It may no longer.
    Retired,
    /// The calendar of releases does not know the benefit or the fund on that day.
    Unknown,
}

/// Whether an application may pass through a channel on a day.
#[derive(SimpleObject)]
pub struct ChannelPassage {
    /// The channel that was asked about.
    pub channel: Channel,
    /// What may be done there on that day.
    pub state: PassageState,
    /// Whether something new may be sent there on that day.
    pub is_open: bool,
    /// The first day on which it may, or on which it could no longer.
    pub changes_on: Option<Date>,
}

impl ChannelPassage {
    /// Whether the application passes, and since when.
    pub fn of(submission: ChannelRequest) -> Self {
        use channel::Availability;
        let found = availability(CHANNELS, submission);
        let (state, changes_on) = match found {
            Availability::OnlyHere => (PassageState::OnlyHere, None),
            Availability::Either => (PassageState::Either, None),
            Availability::NotYet { from } => (PassageState::NotYet, from),
            Availability::Retired { on } => (PassageState::Retired, Some(on)),
            Availability::Unknown => (PassageState::Unknown, None),
        };
        Self { channel: submission.channel, state, is_open: found.is_open(), changes_on: changes_on.map(Date) }
    }
}
