//! Compression of responses (`accept-encoding`, RFC 9110, 12.5.3).
use poem::http::{HeaderMap, header};
use poem::web::{Compress, CompressionAlgo, CompressionLevel};
use poem::{IntoResponse, Response};

use super::quality_values::weighted_values;

/// A coding of a response body that the client accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentCoding {
    Zstd,
    Brotli,
    Gzip,
}

impl ContentCoding {
    /// In order of preference among equals: the first saves the most for its cost.
    const ALL: [Self; 3] = [Self::Zstd, Self::Brotli, Self::Gzip];

    /// The coding that the client prefers to none. Only codings that it names are used: `*` alone accepts the identity coding as well.
    pub fn preferred(headers: &HeaderMap) -> Option<Self> {
        Self::preferred_of(&Self::ALL, headers)
    }

    /// The same among some codings, in our order of preference.
    pub fn preferred_of(codings: &[Self], headers: &HeaderMap) -> Option<Self> {
        let lists = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
        let named: Vec<_> = lists.flat_map(weighted_values).collect();
        let weight = |name: &str| named.iter().find(|coding| coding.value.eq_ignore_ascii_case(name)).map_or(0, |coding| coding.weight);
        let min_weight = weight("identity").max(1);
        // `max_by_key` returns the last among equals.
        let best = codings.iter().copied().rev().max_by_key(|coding| weight(coding.name()))?;
        (weight(best.name()) >= min_weight).then_some(best)
    }

    /// Compresses the body of a response while it is written.
    pub fn compress(self, response: Response) -> Response {
        Compress::new(response, self.algorithm()).with_quality(CompressionLevel::Fastest).into_response()
    }

    /// Its name in `content-encoding`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zstd => "zstd",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    const fn algorithm(self) -> CompressionAlgo {
        match self {
            Self::Zstd => CompressionAlgo::ZSTD,
            Self::Brotli => CompressionAlgo::BR,
            Self::Gzip => CompressionAlgo::GZIP,
        }
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::ContentCoding::*;
    use super::*;

    fn preferred(list: &str) -> Option<ContentCoding> {
        ContentCoding::preferred(Request::builder().header("accept-encoding", list).finish().headers())
    }

    #[test]
    fn a_client_that_accepts_all_codings_always_gets_the_same() {
        assert_eq!(preferred("gzip, deflate, br, zstd"), Some(Zstd));
        assert_eq!(preferred("gzip, br"), Some(Brotli));
        assert_eq!(preferred("GZIP"), Some(Gzip));
    }

    #[test]
    fn the_quality_value_precedes_our_own_order() {
        assert_eq!(preferred("zstd;q=0.1, br;q=0.2, gzip;q=0.9"), Some(Gzip));
        assert_eq!(preferred("zstd;q=0, gzip;q=0.001"), Some(Gzip));
        assert_eq!(preferred("gzip;q=0.5, identity;q=0.8"), None);
    }

    #[test]
    fn a_client_that_names_no_supported_coding_gets_no_compression() {
        assert_eq!(preferred("*"), None);
        assert_eq!(preferred("identity, deflate, zstd;q=0"), None);
        assert_eq!(ContentCoding::preferred(&HeaderMap::new()), None);
    }
}
