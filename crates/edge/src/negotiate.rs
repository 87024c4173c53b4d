//! Which media type answers a call.
use mediatype::{MediaType, MediaTypeList, Name, ReadParams};

use super::{quality_values::weight, stream_format::StreamFormat};

/// The media type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseType {
    /// `application/json`: every well-formed GraphQL request is answered 200.
    Json,
    /// `application/graphql-response+json`: a request that was not executed is answered 4xx or 5xx.
    GraphQl,
    Stream(StreamFormat),
}

/// What a caller accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub response_type: ResponseType,
    /// A stream that was named, if not preferred: a subscription may be answered so.
    pub stream: Option<StreamFormat>,
}

/// A media type or a family of them, and how much it is wanted, in thousandths.
struct Range<'a> {
    media_type: MediaType<'a>,
    weight: u16,
}

impl ResponseType {
    const STREAMS: [StreamFormat; 2] = [StreamFormat::Parts, StreamFormat::Events];
    const ALL: [Self; 4] = [Self::Json, Self::GraphQl, Self::Stream(StreamFormat::Parts), Self::Stream(StreamFormat::Events)];

    /// What stands in `content-type`.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
            Self::Stream(format) => format.content_type(),
        }
    }

    const fn essence(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphQl => "application/graphql-response+json",
            Self::Stream(StreamFormat::Events) => "text/event-stream",
            Self::Stream(StreamFormat::Parts) => "multipart/mixed",
        }
    }

    /// How closely a media range names this type: 2 by name, 1 by its family, 0 by `*/*`.
    fn named_by(self, range: &MediaType<'_>) -> Option<u8> {
        let own = MediaType::parse(self.essence()).ok()?;
        match (range.ty.as_str(), range.subty.as_str()) {
            _ if self == Self::Stream(StreamFormat::Parts) => (range.essence() == own && asks_for_subscriptions(range)).then_some(2),
            ("*", "*") => Some(0),
            (_, "*") if range.ty == own.ty => Some(1),
            _ => (range.essence() == own).then_some(2),
        }
    }

    /// Among equals: who names them all wants the stricter one, who names none gets the plainer one.
    const fn rank(self, closeness: u8) -> u8 {
        match (self, closeness) {
            (Self::GraphQl, 2) => 3,
            (Self::Json, _) => 2,
            (Self::GraphQl, _) => 1,
            (Self::Stream(_), _) => 0,
        }
    }
}

/// Chooses the answer's media type; none if nothing the edge speaks is accepted.
pub fn negotiate(accept: Option<&str>) -> Option<Accepted> {
    let list = accept.filter(|list| !list.trim().is_empty()).unwrap_or("*/*");
    let ranges: Vec<_> = ranges(list).collect();
    let (response_type, _) = ResponseType::ALL
        .into_iter()
        .filter_map(|response_type| Some((response_type, score(response_type, &ranges)?)))
        .max_by_key(|(_, score)| *score)?;
    let named = |format: &StreamFormat| score(ResponseType::Stream(*format), &ranges).filter(|(_, closeness, _)| *closeness == 2);
    let stream = ResponseType::STREAMS.into_iter().filter(|format| named(format).is_some()).max_by_key(named);
    Some(Accepted { response_type, stream })
}

/// Whether a list names a type that GraphQL is answered in, as only a script does.
pub fn names_graphql(accept: &str) -> bool {
    ranges(accept).any(|range| ResponseType::ALL.iter().any(|response_type| response_type.named_by(&range.media_type) == Some(2)))
}

/// The ranges of an `accept` header; what is none is passed over.
fn ranges(accept: &str) -> impl Iterator<Item = Range<'_>> {
    MediaTypeList::new(accept).flatten().map(|media_type| {
        let weight = media_type.get_param(Name::new_unchecked("q")).and_then(|q| weight(q.as_str()));
        Range { weight: weight.unwrap_or(1000), media_type }
    })
}

/// Whether `multipart/mixed` is meant for subscriptions: other specifications use it for other answers.
fn asks_for_subscriptions(range: &MediaType<'_>) -> bool {
    range.get_param(Name::new_unchecked("subscriptionSpec")).is_some_and(|version| version.unquoted_str() == "1.0")
}

/// The closest range decides whether a type is wanted and how much.
fn score(response_type: ResponseType, ranges: &[Range<'_>]) -> Option<(u16, u8, u8)> {
    let (closeness, weight) = ranges.iter().filter_map(|range| Some((response_type.named_by(&range.media_type)?, range.weight))).max()?;
    (weight > 0).then(|| (weight, closeness, response_type.rank(closeness)))
}

#[cfg(test)]
mod tests {
    use super::{ResponseType::*, StreamFormat::*, *};

    fn response_type(accept: &str) -> Option<ResponseType> {
        negotiate(Some(accept)).map(|accepted| accepted.response_type)
    }

    #[test]
    fn a_caller_who_does_not_care_gets_json() {
        assert_eq!(negotiate(None).map(|accepted| accepted.response_type), Some(Json));
        assert_eq!(response_type("*/*"), Some(Json));
        assert_eq!(response_type("application/*"), Some(Json));
    }

    #[test]
    fn a_caller_who_names_both_gets_the_stricter_one() {
        assert_eq!(response_type("application/json, application/graphql-response+json"), Some(GraphQl));
        assert_eq!(response_type("application/graphql-response+json;q=0.1, application/json"), Some(Json));
    }

    #[test]
    fn streams_are_an_offer_unless_they_are_preferred() {
        let accepted = negotiate(Some("application/json, text/event-stream, multipart/mixed"));

        assert_eq!(accepted, Some(Accepted { response_type: Json, stream: Some(Events) }));
        assert_eq!(response_type("text/event-stream"), Some(Stream(Events)));
    }

    #[test]
    fn what_the_edge_does_not_speak_is_not_acceptable() {
        assert_eq!(response_type("text/html"), None);
        assert_eq!(response_type("application/json;q=0"), None);
    }

    #[test]
    fn apollo_clients_ask_for_subscriptions_in_parts() {
        let accepted = |accept| negotiate(Some(accept)).map(|accepted| (accepted.response_type, accepted.stream));

        assert_eq!(accepted("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"), Some((Json, Some(Parts))));
        assert_eq!(accepted("multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\""), Some((Stream(Parts), Some(Parts))));
        assert_eq!(accepted("multipart/mixed;deferSpec=20220824, application/json"), Some((Json, None)));
        assert_eq!(accepted("multipart/mixed;subscriptionSpec=1.0;q=0.5, text/event-stream;q=0.9, */*"), Some((Json, Some(Events))));
    }

    #[test]
    fn a_comma_within_quotes_parts_nothing_and_garbage_is_passed_over() {
        assert_eq!(response_type("text/html;title=\"a, application/json\""), None);
        assert_eq!(response_type(";;, =, /, application/json;q=x"), Some(Json));
        assert_eq!(response_type("Application/JSON;q=0.000, */*;q=0.1"), Some(GraphQl));
    }
}
