//! Where a person signs in from, and what of it is new to their account: the network, and the program.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::core::request_context::Origin;

/// For how many days a network or a program is known after a sign-in with it.
pub const KNOWN_DAYS: i64 = 90;
/// For how many days it is stored: who has not signed in for longer begins anew.
pub const KEPT_DAYS: i64 = 366;
/// Where no address was seen.
const NOWHERE: &str = "";
/// The programs that are distinguished, the more specific first: many name Chrome and Safari too.
const FAMILIES: [(&str, &str); 8] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [&str; 6] = ["Windows", "Android", "iPhone", "iPad", "Macintosh", "Linux"];
/// Characters of a program that is no browser.
const LONGEST_NAME: usize = 60;

omnia_rules::named! {
    /// What of a sign-in was new to its account in the last 90 days.
    UnusualSignIn {
        /// The program.
        Device = "NEW_DEVICE",
        /// The network.
        Network = "NEW_NETWORK",
        /// Both.
        Both = "NEW_DEVICE_AND_NETWORK",
    }
}

/// Where a session is opened from.
#[derive(Debug, PartialEq, Eq)]
pub struct SignInOrigin {
    /// The network of the address.
    pub network: String,
    /// The family of the program.
    pub agent: String,
    /// Whether it needs no comparison: the browser has signed in before, or the person is signed in already.
    pub is_known: bool,
    /// Whether the person was signed in already: another capacity makes no place known to the account.
    pub is_continued: bool,
}

impl SignInOrigin {
    /// Where a request comes from.
    pub fn of(origin: &Origin, is_known: bool) -> Self {
        let address: Option<IpAddr> = origin.address.as_deref().and_then(|address| address.parse().ok());
        let network = address.map_or_else(|| NOWHERE.to_owned(), network_of);
        Self { network, agent: origin.agent.as_deref().map_or_else(String::new, family_of), is_known, is_continued: false }
    }
}

/// The network that a household or an office has: a /24, of IPv6 a /48.
fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{}/24", Ipv4Addr::from_bits(address.to_bits() >> 8 << 8)),
        IpAddr::V6(address) => format!("{}/48", Ipv6Addr::from_bits(address.to_bits() >> 80 << 80)),
    }
}

/// A browser and its system without their versions, or the name of another program.
fn family_of(agent: &str) -> String {
    let system = SYSTEMS.iter().find(|system| agent.contains(**system));
    match FAMILIES.iter().find(|(mark, _)| agent.contains(mark)) {
        Some((_, browser)) => format!("{browser} {}", system.unwrap_or(&"")).trim_end().to_owned(),
        None => agent.split(['/', ' ']).next().unwrap_or_default().chars().take(LONGEST_NAME).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_the_same_in_its_next_version() {
        let chrome = |version| {
            format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Safari/537.36")
        };

        assert_eq!(family_of(&chrome("130.0.0.0")), family_of(&chrome("131.0.0.0")));
        assert_eq!(family_of(&chrome("131.0.0.0")), "Chrome Windows");
        assert_eq!(family_of(&format!("{} Edg/131.0.0.0", chrome("131.0.0.0"))), "Edge Windows");
        assert_eq!(family_of("gestionale/4.2 (di Rossi)"), "gestionale");
        assert_eq!(family_of(""), "");
    }

    #[test]
    fn an_address_is_in_its_network() {
        let network = |address: &str| address.parse().ok().map(network_of);

        assert_eq!(network("203.0.113.77").as_deref(), Some("203.0.113.0/24"));
        assert_eq!(network("::ffff:203.0.113.1"), network("203.0.113.77"));
        assert_eq!(network("2001:db8:1:2::7").as_deref(), Some("2001:db8:1::/48"));
    }
}
