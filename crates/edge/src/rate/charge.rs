//! Charges an operation to its caller and to the address that it came from.
use std::net::IpAddr;

use uuid::Uuid;

use super::headers::Usage;
use super::ledger::{RateLedger, Shortfall};
use super::policy::{RateLimits, RateQuota};
use crate::quota_key::{QuotaKey, network_of};
use crate::request_error::RequestError;
use crate::{Networks, Principal};

/// Whom the cost of operations is charged to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateKeys {
    /// The session of the caller, or the program for all of its tokens.
    pub caller: Option<Uuid>,
    /// The network that they call from; none where many share it: the loopback, and the proxies.
    pub network: Option<IpAddr>,
}

impl RateKeys {
    /// Of nobody.
    #[cfg(test)]
    pub const NONE: Self = Self { caller: None, network: None };

    /// The keys of a caller at this address.
    pub fn of(principal: &impl Principal, address: Option<IpAddr>, proxies: &Networks) -> Self {
        let address = address.map(|address| address.to_canonical());
        let network = address.filter(|address| !address.is_loopback() && !proxies.contains(*address)).map(network_of);
        Self { caller: principal.quota_id(), network }
    }
}

impl RateLedger {
    /// Charges an operation to all limits that it counts against, or to none.
    pub async fn admit(
        &self,
        limits: &RateLimits,
        (quota_key, keys, role): (QuotaKey, RateKeys, &str),
        cost: u64,
    ) -> Result<Usage, RequestError> {
        let of_caller = limits.of_caller(quota_key, role).zip(caller_key(quota_key, keys));
        let of_address = limits.of_address().zip(keys.network.map(|network| format!("rate:address:{network}")));
        let (mut usage, mut charged) = (Usage::default(), Vec::<(String, RateQuota)>::new());
        for (name, limit) in [("session", of_caller), ("address", of_address)] {
            let Some((quota, key)) = limit else { continue };
            match self.charge(&key, quota, cost).await {
                Ok(remaining) => usage.push(name, quota, remaining),
                Err(Shortfall { remaining, wait }) => {
                    usage.push(name, quota, remaining);
                    for (key, quota) in charged {
                        self.refund(&key, quota, cost);
                    }
                    let seconds = u64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX).max(1);
                    return Err(RequestError::RateLimited { cost, seconds, usage });
                }
            }
            charged.push((key, quota));
        }
        Ok(usage)
    }
}

fn caller_key(quota_key: QuotaKey, keys: RateKeys) -> Option<String> {
    match (quota_key, keys.caller) {
        (QuotaKey::Session(session), caller) => Some(format!("rate:session:{}", caller.unwrap_or(session))),
        (QuotaKey::Address(network), _) => Some(format!("rate:anonymous:{network}")),
        (QuotaKey::Exempt, _) => None,
    }
}
