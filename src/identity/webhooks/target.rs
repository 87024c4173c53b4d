//! Where a webhook may lead: over HTTPS, into a public network. Whoever makes one must not reach through the hub what they do not reach
//! themselves.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::core::config::WebhookTargets;
use crate::core::error::Refusal;

/// Ports that webhooks lead to: other services of a host are not to be found out by its answers.
const PORTS: [Option<u16>; 3] = [None, Some(443), Some(8443)];
/// Characters of a URL.
const LONGEST: usize = 500;

/// The URL as it is stored, where notifications may go there. What its name leads to is looked at before each notification.
pub fn parse_target(text: &str, targets: WebhookTargets) -> Result<Url, Refusal> {
    let refusal = |code| Refusal::new(code).at(["url"]);
    let url = Url::parse(text.trim()).ok().filter(|url| url.has_host()).ok_or_else(|| refusal("WEBHOOK_URL_BAD"))?;
    if url.as_str().chars().count() > LONGEST {
        return Err(refusal("WEBHOOK_URL_TOO_LONG").with("most", LONGEST));
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(refusal("WEBHOOK_URL_BAD"));
    }
    match targets {
        WebhookTargets::Any if ["http", "https"].contains(&url.scheme()) => Ok(url),
        WebhookTargets::Public if url.scheme() == "https" && may_be_public(&url) && PORTS.contains(&url.port()) => Ok(url),
        WebhookTargets::Public if url.scheme() == "https" => Err(refusal("WEBHOOK_URL_NOT_PUBLIC")),
        _ => Err(refusal("WEBHOOK_URL_BAD")),
    }
}

/// Whether a URL may lead to a public network: its address does, or it has a name, of which that is seen when it is looked up.
pub fn may_be_public(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_public(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => is_public(IpAddr::V6(address)),
        Some(Host::Domain(name)) => name.contains('.') && !name.ends_with(".localhost"),
        None => false,
    }
}

/// Whether this is an address of a public network (IANA special-purpose registries).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || first == 0
        || first >= 240
        || (first == 100 && (64..128).contains(&second))
        || (first == 198 && (18..20).contains(&second))
        || (first == 192 && second == 0 && third == 0)
        || (first == 192 && second == 88 && third == 99);
    !is_special
}

/// Those of 2000::/3 without what stands for addresses of version 4, and what is set aside for documentation and tests.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_special = first == 0x2002 || (first == 0x2001 && second < 0x200) || (first == 0x2001 && second == 0xdb8) || first == 0x3fff;
    (0x2000..0x4000).contains(&first) && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for address in ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4002::1"] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
        for address in [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "3fff::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn a_webhook_leads_over_https_to_a_public_network() {
        let code = |text: &str| parse_target(text, WebhookTargets::Public).map_err(|refusal| refusal.code);
        assert!(code(" https://paghe.example.it/hub?a=1 ").is_ok() && code("https://paghe.example.it:8443").is_ok());
        for text in
            ["", "hub", "http://paghe.example.it", "ftp://a.it", "https://a:b@c.it", "https://c.it/#x", "file:///etc/passwd", "data:,x"]
        {
            assert_eq!(code(text), Err("WEBHOOK_URL_BAD"), "{text}");
        }
        for text in [
            "https://127.0.0.1",
            "https://[::1]",
            "https://localhost",
            "https://intranet",
            "https://2130706433",
            "https://0x7f.1",
            "https://a.localhost",
            "https://a.it:22",
        ] {
            assert_eq!(code(text), Err("WEBHOOK_URL_NOT_PUBLIC"), "{text}");
        }
        assert_eq!(code(&format!("https://a.it/{}", "x".repeat(500))), Err("WEBHOOK_URL_TOO_LONG"));
        assert!(parse_target("http://127.0.0.1:9000/", WebhookTargets::Any).is_ok());
    }
}
