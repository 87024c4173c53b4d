//! Whom the use of a resource counts against.
use std::net::{IpAddr, Ipv6Addr};

use uuid::Uuid;

use super::rate::RateKeys;
use super::{Language, Principal};
use crate::Networks;

/// Whom the use of a resource counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotaKey {
    Session(Uuid),
    /// An anonymous caller; of IPv6 the /64 network.
    Address(IpAddr),
    /// Callers that cannot be distinguished, behind the loopback or a proxy, have no quota: one of them would use up that of all.
    Exempt,
}

/// The caller of an operation: on whose quota it runs, and in which language.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// Whom the use of resources counts against.
    pub quota_key: QuotaKey,
    /// Whom the cost of operations is charged to.
    pub rate_keys: RateKeys,
    /// The language of the response.
    pub language: Language,
    /// Whether the response reports the cost of the operation.
    pub wants_cost: bool,
}

impl QuotaKey {
    /// The key of a caller at this address.
    pub fn of(principal: &impl Principal, address: Option<IpAddr>, proxies: &Networks) -> Self {
        match (principal.quota_id(), address.map(|address| address.to_canonical())) {
            (Some(session), _) => Self::Session(session),
            (None, Some(address)) if !address.is_loopback() && !proxies.contains(address) => Self::Address(network_of(address)),
            (None, _) => Self::Exempt,
        }
    }
}

/// The network of a client: an IPv6 client has all 2^64 addresses of its /64.
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::Data;
    use futures_util::future::BoxFuture;

    use super::*;
    use crate::CloseFrame;

    struct Someone(Option<Uuid>);

    impl Principal for Someone {
        fn operation(&self) -> Data {
            Data::default()
        }

        fn ended(&self) -> BoxFuture<'static, CloseFrame> {
            Box::pin(std::future::pending())
        }

        fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
            Box::pin(async { Ok(()) })
        }

        fn quota_id(&self) -> Option<Uuid> {
            self.0
        }

        fn role(&self) -> &'static str {
            "nobody"
        }
    }

    fn key(session: Option<Uuid>, address: &str) -> QuotaKey {
        QuotaKey::of(&Someone(session), address.parse().ok(), &Networks::default())
    }

    #[test]
    fn a_session_has_a_quota_and_an_anonymous_caller_that_of_their_address() {
        assert_eq!(key(Some(Uuid::nil()), "192.0.2.1"), QuotaKey::Session(Uuid::nil()));
        assert_eq!(key(None, "192.0.2.1"), key(None, "::ffff:192.0.2.1"));
        assert_eq!(key(None, "2001:db8::1"), key(None, "2001:db8::2"));
        assert_ne!(key(None, "192.0.2.1"), key(None, "192.0.2.2"));
    }

    #[test]
    fn callers_that_cannot_be_distinguished_have_no_quota() {
        assert_eq!(key(None, "127.0.0.1"), QuotaKey::Exempt);
        assert_eq!(key(None, "unknown"), QuotaKey::Exempt);
    }
}
