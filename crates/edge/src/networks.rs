//! IP networks, as of trusted proxies.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use ipnet::IpNet;

/// Addresses and networks, written `10.0.0.0/8, 2001:db8::1`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks(Arc<[IpNet]>);

impl Networks {
    /// Whether an address is in one of the networks.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl FromStr for Networks {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(network).collect::<Result<_, _>>().map(Self)
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    let network = address.or_else(|_| text.parse::<IpNet>()).map_err(|_| format!("{text} is neither an address nor a network"))?;
    // Every client would be trusted.
    if network.prefix_len() == 0 { Err(format!("{text} is everybody's address")) } else { Ok(network) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contains(networks: &str, address: &str) -> bool {
        let networks: Networks = networks.parse().expect("networks");
        networks.contains(address.parse().expect("an address"))
    }

    #[test]
    fn addresses_and_networks_of_both_kinds_are_read() {
        assert!(contains("127.0.0.1, 10.0.0.0/8,2001:db8::/32", "10.200.3.4"));
        assert!(contains("127.0.0.1, 10.0.0.0/8,2001:db8::/32", "2001:db8:7::1"));
        assert!(!contains("127.0.0.1, 10.0.0.0/8", "127.0.0.2"));
        assert!(!contains("", "127.0.0.1"));
    }

    #[test]
    fn malformed_networks_and_the_whole_internet_are_refused() {
        for text in ["nonsense", "10.0.0.0/33", "10.0.0.1;10.0.0.2", "0.0.0.0/0", "::/0", "proxy.example"] {
            assert!(text.parse::<Networks>().is_err(), "{text}");
        }
    }
}
