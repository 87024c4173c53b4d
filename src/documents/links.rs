//! Addresses of what lies outside the graph.

use url::Url;

/// Makes links absolute where the hub knows the address that people use.
#[derive(Debug, Clone, Default)]
pub struct Links(String);

impl Links {
    pub fn of(public: Option<&Url>) -> Self {
        Self(public.map(|url| url.as_str().trim_end_matches('/').to_owned()).unwrap_or_default())
    }

    /// The address of a path that begins with a slash.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_absolute_where_the_public_address_is_known() {
        let public = Url::parse("https://hub.example/").ok();

        assert_eq!(Links::of(public.as_ref()).to("/documents/a"), "https://hub.example/documents/a");
        assert_eq!(Links::default().to("/documents/a"), "/documents/a");
    }
}
