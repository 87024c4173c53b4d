//! How much cost is let through, and in which time.
use std::collections::HashMap;
use std::time::Duration;

use crate::quota_key::QuotaKey;

/// So much cost in a window: all of it at once, and then as fast as the window lets it come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateQuota {
    /// Points of cost.
    pub cost: u64,
    /// The time in which all of them come back.
    pub window: Duration,
}

impl RateQuota {
    /// The time in which this much cost comes back, rounded up.
    pub fn time_of(self, cost: u64) -> Duration {
        let millis = self.window.as_millis().saturating_mul(cost.into()).div_ceil(u128::from(self.cost.max(1)));
        Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
    }

    /// The window in milliseconds.
    pub fn window_millis(self) -> i64 {
        i64::try_from(self.window.as_millis()).unwrap_or(i64::MAX).max(1)
    }
}

/// Limits on the cost of operations in a window. One that is not set limits nothing.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// The window.
    pub window: Duration,
    /// Of a session or a token, by the role of its caller.
    pub by_role: HashMap<&'static str, u64>,
    /// Of all anonymous callers at an address.
    pub anonymous: Option<u64>,
    /// Of all callers at an address together.
    pub per_address: Option<u64>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self { window: Duration::from_mins(1), by_role: HashMap::new(), anonymous: None, per_address: None }
    }
}

impl RateLimits {
    /// The quota of a caller.
    pub fn of_caller(&self, quota_key: QuotaKey, role: &str) -> Option<RateQuota> {
        let cost = match quota_key {
            QuotaKey::Session(_) => self.by_role.get(role).copied(),
            QuotaKey::Address(_) => self.anonymous,
            QuotaKey::Exempt => None,
        };
        cost.map(|cost| self.quota(cost))
    }

    /// The quota of all callers at an address together.
    pub fn of_address(&self) -> Option<RateQuota> {
        self.per_address.map(|cost| self.quota(cost))
    }

    fn quota(&self, cost: u64) -> RateQuota {
        RateQuota { cost, window: self.window }
    }
}
