//! Content negotiation: the media type of a response (`accept`, RFC 9110, 12.5.1).
use mediatype::{MediaType, MediaTypeList, Name, ReadParams};

use super::quality_values::parse_weight;
use super::stream_format::StreamFormat;

/// The media type of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseType {
    /// `application/json`: every well-formed GraphQL request has status 200.
    Json,
    /// `application/graphql-response+json`: a request that was not executed has status 4xx or 5xx.
    GraphQl,
    Stream(StreamFormat),
}

/// What a caller accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The preferred media type.
    pub response_type: ResponseType,
    /// A stream format that is named, if not preferred: a subscription may use it.
    pub stream: Option<StreamFormat>,
}

/// A media range and its quality value, in thousandths.
struct Range<'a> {
    media_type: MediaType<'a>,
    weight: u16,
}

impl ResponseType {
    const STREAMS: [StreamFormat; 2] = [StreamFormat::Parts, StreamFormat::Events];
    const ALL: [Self; 4] = [Self::Json, Self::GraphQl, Self::Stream(StreamFormat::Parts), Self::Stream(StreamFormat::Events)];

    /// The `content-type`.
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

    /// Among equals: a client that names both types wants the stricter one, one that names neither gets plain JSON.
    const fn rank(self, closeness: u8) -> u8 {
        match (self, closeness) {
            (Self::GraphQl, 2) => 3,
            (Self::Json, _) => 2,
            (Self::GraphQl, _) => 1,
            (Self::Stream(_), _) => 0,
        }
    }
}

/// Chooses the media type of the response; none if no supported type is accepted.
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

/// Whether a list names a media type of GraphQL responses, as only a script does.
pub fn names_graphql(accept: &str) -> bool {
    ranges(accept).any(|range| ResponseType::ALL.iter().any(|response_type| response_type.named_by(&range.media_type) == Some(2)))
}

/// The ranges of an `accept` header; malformed ones are ignored.
fn ranges(accept: &str) -> impl Iterator<Item = Range<'_>> {
    MediaTypeList::new(accept).flatten().map(|media_type| {
        let weight = media_type.get_param(Name::new_unchecked("q")).and_then(|q| parse_weight(q.as_str()));
        Range { weight: weight.unwrap_or(1000), media_type }
    })
}

/// Whether `multipart/mixed` is meant for subscriptions: other specifications use it for other responses.
fn asks_for_subscriptions(range: &MediaType<'_>) -> bool {
    range.get_param(Name::new_unchecked("subscriptionSpec")).is_some_and(|version| version.unquoted_str() == "1.0")
}

/// The closest range decides whether a type is accepted and how much it is preferred.
fn score(response_type: ResponseType, ranges: &[Range<'_>]) -> Option<(u16, u8, u8)> {
    let (closeness, weight) = ranges.iter().filter_map(|range| Some((response_type.named_by(&range.media_type)?, range.weight))).max()?;
    (weight > 0).then(|| (weight, closeness, response_type.rank(closeness)))
}

#[cfg(test)]
mod tests {
    use super::ResponseType::*;
    use super::StreamFormat::*;
    use super::*;

    fn response_type(accept: &str) -> Option<ResponseType> {
        negotiate(Some(accept)).map(|accepted| accepted.response_type)
    }

    #[test]
    fn a_client_without_a_preference_gets_json() {
        assert_eq!(negotiate(None).map(|accepted| accepted.response_type), Some(Json));
        assert_eq!(response_type("*/*"), Some(Json));
        assert_eq!(response_type("application/*"), Some(Json));
    }

    #[test]
    fn a_client_that_names_both_types_gets_the_stricter_one() {
        assert_eq!(response_type("application/json, application/graphql-response+json"), Some(GraphQl));
        assert_eq!(response_type("application/graphql-response+json;q=0.1, application/json"), Some(Json));
    }

    #[test]
    fn a_stream_is_used_for_subscriptions_only_unless_it_is_preferred() {
        let accepted = negotiate(Some("application/json, text/event-stream, multipart/mixed"));

        assert_eq!(accepted, Some(Accepted { response_type: Json, stream: Some(Events) }));
        assert_eq!(response_type("text/event-stream"), Some(Stream(Events)));
    }

    #[test]
    fn an_unsupported_type_is_not_acceptable() {
        assert_eq!(response_type("text/html"), None);
        assert_eq!(response_type("application/json;q=0"), None);
    }

    #[test]
    fn apollo_clients_request_multipart_subscriptions() {
        let accepted = |accept| negotiate(Some(accept)).map(|accepted| (accepted.response_type, accepted.stream));

        assert_eq!(accepted("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"), Some((Json, Some(Parts))));
        assert_eq!(accepted("multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\""), Some((Stream(Parts), Some(Parts))));
        assert_eq!(accepted("multipart/mixed;deferSpec=20220824, application/json"), Some((Json, None)));
        assert_eq!(accepted("multipart/mixed;subscriptionSpec=1.0;q=0.5, text/event-stream;q=0.9, */*"), Some((Json, Some(Events))));
    }

    #[test]
    fn a_comma_within_quotes_separates_nothing_and_malformed_items_are_ignored() {
        assert_eq!(response_type("text/html;title=\"a, application/json\""), None);
        assert_eq!(response_type(";;, =, /, application/json;q=x"), Some(Json));
        assert_eq!(response_type("Application/JSON;q=0.000, */*;q=0.1"), Some(GraphQl));
    }
}
