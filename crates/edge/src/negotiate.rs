//! Which media type answers a call.
use super::preference::{Preference, preferences};

/// The media type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// `application/json`: every well-formed GraphQL request is answered 200.
    Json,
    /// `application/graphql-response+json`: a request that was not executed is answered 4xx or 5xx.
    GraphQl,
    /// `text/event-stream`.
    EventStream,
}

/// What a caller accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub reply: Reply,
    /// Event streams were named, if not preferred: subscriptions may be answered so.
    pub streams: bool,
}

impl Reply {
    const ALL: [Self; 3] = [Self::Json, Self::GraphQl, Self::EventStream];

    /// What stands in `content-type`.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
            Self::EventStream => "text/event-stream; charset=utf-8",
        }
    }

    const fn essence(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphQl => "application/graphql-response+json",
            Self::EventStream => "text/event-stream",
        }
    }

    /// How closely a media range names this type: 2 by name, 1 by its family, 0 by `*/*`.
    fn named_by(self, range: &str) -> Option<u8> {
        let (family, _) = self.essence().split_once('/')?;
        match range.split_once('/')? {
            ("*", "*") => Some(0),
            (of, "*") if of.eq_ignore_ascii_case(family) => Some(1),
            _ if range.eq_ignore_ascii_case(self.essence()) => Some(2),
            _ => None,
        }
    }

    /// Among equals: who names them all wants the stricter one, who names none gets the plainer one.
    const fn rank(self, closeness: u8) -> u8 {
        match (self, closeness) {
            (Self::GraphQl, 2) => 3,
            (Self::Json, _) => 2,
            (Self::GraphQl, _) => 1,
            (Self::EventStream, _) => 0,
        }
    }
}

/// Chooses the answer's media type; none if nothing the edge speaks is accepted.
pub fn negotiate(accept: Option<&str>) -> Option<Accepted> {
    let list = accept.filter(|list| !list.trim().is_empty()).unwrap_or("*/*");
    let ranges: Vec<_> = preferences(list).collect();
    let (reply, _) = Reply::ALL.into_iter().filter_map(|reply| Some((reply, score(reply, &ranges)?))).max_by_key(|(_, score)| *score)?;
    let streams = ranges.iter().any(|range| range.weight > 0 && Reply::EventStream.named_by(range.value) == Some(2));
    Some(Accepted { reply, streams })
}

/// Whether a list names a type that GraphQL is answered in, as only a script does.
pub fn names_graphql(accept: &str) -> bool {
    preferences(accept).any(|range| Reply::ALL.iter().any(|reply| reply.named_by(range.value) == Some(2)))
}

/// The closest range decides whether a type is wanted and how much.
fn score(reply: Reply, ranges: &[Preference<'_>]) -> Option<(u16, u8, u8)> {
    let (closeness, weight) = ranges.iter().filter_map(|range| Some((reply.named_by(range.value)?, range.weight))).max()?;
    (weight > 0).then(|| (weight, closeness, reply.rank(closeness)))
}

#[cfg(test)]
mod tests {
    use super::{Reply::*, *};

    fn reply(accept: &str) -> Option<Reply> {
        negotiate(Some(accept)).map(|accepted| accepted.reply)
    }

    #[test]
    fn a_caller_who_does_not_care_gets_json() {
        assert_eq!(negotiate(None).map(|accepted| accepted.reply), Some(Json));
        assert_eq!(reply("*/*"), Some(Json));
        assert_eq!(reply("application/*"), Some(Json));
    }

    #[test]
    fn a_caller_who_names_both_gets_the_stricter_one() {
        assert_eq!(reply("application/json, application/graphql-response+json"), Some(GraphQl));
        assert_eq!(reply("application/graphql-response+json;q=0.1, application/json"), Some(Json));
    }

    #[test]
    fn streams_are_an_offer_unless_they_are_preferred() {
        let accepted = negotiate(Some("application/json, text/event-stream, multipart/mixed"));

        assert_eq!(accepted, Some(Accepted { reply: Json, streams: true }));
        assert_eq!(reply("text/event-stream"), Some(EventStream));
    }

    #[test]
    fn what_the_edge_does_not_speak_is_not_acceptable() {
        assert_eq!(reply("text/html"), None);
        assert_eq!(reply("application/json;q=0"), None);
    }
}
