//! What a response says of the limits: `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers).
use poem::Response;
use poem::http::{HeaderName, HeaderValue};

use super::ledger::Remaining;
use super::policy::RateQuota;

/// The limits that an operation counted against, and what is left of each.
#[derive(Clone, Debug, Default)]
pub struct Usage(Vec<PolicyUsage>);

#[derive(Clone, Copy, Debug)]
struct PolicyUsage {
    name: &'static str,
    quota: RateQuota,
    remaining: Remaining,
}

impl Usage {
    /// Adds a limit.
    pub(super) fn push(&mut self, name: &'static str, quota: RateQuota, remaining: Remaining) {
        self.0.push(PolicyUsage { name, quota, remaining });
    }

    /// Adds the headers to a response; none where nothing is limited.
    pub fn add_to(&self, response: &mut Response) {
        for (name, of) in [("ratelimit-policy", PolicyUsage::policy as fn(&PolicyUsage) -> String), ("ratelimit", PolicyUsage::state)] {
            let value = self.0.iter().map(of).collect::<Vec<_>>().join(", ");
            if let Ok(value) = HeaderValue::from_str(&value)
                && !value.is_empty()
            {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
    }
}

impl PolicyUsage {
    fn policy(&self) -> String {
        format!("\"{}\";q={};w={}", self.name, self.quota.cost, self.quota.window.as_secs())
    }

    fn state(&self) -> String {
        let reset = self.remaining.reset.as_millis().div_ceil(1_000);
        format!("\"{}\";r={};t={reset}", self.name, self.remaining.left)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_headers_are_lists_of_structured_fields() {
        let quota = |cost| RateQuota { cost, window: Duration::from_mins(1) };
        let mut usage = Usage::default();
        usage.push("session", quota(1_000), Remaining { left: 990, reset: Duration::from_millis(600) });
        usage.push("address", quota(5_000), Remaining { left: 0, reset: Duration::from_mins(1) });
        let mut response = Response::default();

        usage.add_to(&mut response);

        assert_eq!(response.headers()["ratelimit-policy"], "\"session\";q=1000;w=60, \"address\";q=5000;w=60");
        assert_eq!(response.headers()["ratelimit"], "\"session\";r=990;t=1, \"address\";r=0;t=60");
    }

    #[test]
    fn where_nothing_is_limited_nothing_is_said() {
        let mut response = Response::default();

        Usage::default().add_to(&mut response);

        assert!(response.headers().is_empty());
    }
}
