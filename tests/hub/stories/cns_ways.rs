//! The ways of a card's certificate: the hub's own HTTPS, and a proxy that proves to be the hub's.

use std::time::Duration;

use omnia_hub::core::clock::{Clock, SystemClock};
use rustls::HandshakeKind;

use super::cns::with_cards;
use crate::world::*;

const MY_SESSIONS: &str = "{ mySessions { nodes { isCurrent } } }";
/// Long enough for whoever does not dally, on a busy machine too.
const SOON: Duration = Duration::from_millis(700);

#[story(once)]
async fn a_certificate_counts_at_the_address_of_signing_in_alone(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;
    let client = TlsClient::with_card(&files.hub_authority, &card)?;
    let body = json!({ "query": MY_SESSIONS }).to_string();

    let mut wire = client.connects(hub.tls_url()?).await?;
    let headers = format!("content-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    wire.begins("POST", "/graphql", &headers).await?;
    wire.writes(&body).await?;

    let answer = wire.reads_to_the_end().await?;
    ensure!(answer.contains("UNAUTHENTICATED") && answer.contains("strict-transport-security"), "{answer}");
    Ok(())
}

#[story(once)]
async fn a_connection_that_asks_for_cards_is_never_resumed(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let card = authority.issues(&hub, "RSSMRA85T10A562S")?;
    let client = TlsClient::with_card(&files.hub_authority, &card)?;

    for _ in 0..2 {
        let mut wire = client.connects(hub.tls_url()?).await?;
        ensure!(wire.handshake() == Some(HandshakeKind::Full), "{:?}", wire.handshake());
        wire.begins("GET", "/health/live", "connection: close\r\n").await?;
        ensure!(wire.reads_to_the_end().await?.starts_with("HTTP/1.1 200"));
    }
    Ok(())
}

#[story(once)]
async fn a_socket_opens_over_tls(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let client = TlsClient::with_card(&files.hub_authority, &authority.issues(&hub, "RSSMRA85T10A562S")?)?;
    let mut wire = client.connects(hub.tls_url()?).await?;

    let upgrade = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
        sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n";
    wire.begins("GET", "/graphql", upgrade).await?;

    let answer = wire.reads_to("\r\n\r\n").await?;
    ensure!(answer.starts_with("HTTP/1.1 101") && answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "{answer}");
    Ok(())
}

#[story(once)]
async fn whoever_stalls_in_the_handshake_is_cut(hub: Hub) -> Result {
    let (_authority, files, _) = with_cards(&hub).await?;
    let hub = hub
        .another_within(|config, limits| {
            files.set(config);
            limits.connection.handshake_timeout = SOON;
        })
        .await?;
    let mut over_tls = hub.clone();
    over_tls.url = hub.tls_url()?.replace("https://", "http://");
    let (mut silent, mut half, mut plain) = (Wire::to(&over_tls).await?, Wire::to(&over_tls).await?, Wire::to(&over_tls).await?);
    half.writes(&[0x16, 0x03, 0x01, 0x02, 0x00]).await?;
    plain.begins("GET", "/health/live", "").await?;

    silent.is_closed().await?;
    half.is_closed().await?;
    let answer = plain.is_closed().await?;

    ensure!(!answer.starts_with(b"HTTP"), "it speaks without TLS");
    Ok(())
}

#[story(once)]
async fn a_full_hub_refuses_over_tls_too(hub: Hub) -> Result {
    let (authority, files, _) = with_cards(&hub).await?;
    let hub = hub
        .another_within(|config, limits| {
            files.set(config);
            config.max_connections_per_address = Some(1);
            limits.connection.min_idle = Duration::from_mins(1);
        })
        .await?;
    let client = TlsClient::with_card(&files.hub_authority, &authority.issues(&hub, "RSSMRA85T10A562S")?)?;
    let _first = client.connects(hub.tls_url()?).await?;

    let mut second = client.connects(hub.tls_url()?).await?;
    second.begins("GET", "/health/live", "").await?;

    let answer = second.reads_to_the_end().await?;
    ensure!(answer.starts_with("HTTP/1.1 503") && answer.contains("TOO_MANY_CONNECTIONS"), "{answer}");
    Ok(())
}

#[story(once)]
async fn a_hub_that_stops_ends_what_runs_over_tls(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let (authority, files, hub) = with_cards(&hub).await?;
    let admin = hub.admin().await?;
    let mut command = omnia_hub(&["serve"]);
    command.envs(hub.environment()).envs(files.environment());
    let mut process = Binary::start(command).await?;
    let client = TlsClient::with_card(&files.hub_authority, &authority.issues(&hub, "RSSMRA85T10A562S")?)?;
    let body = json!({ "query": MY_SESSIONS }).to_string();
    let mut wire = client.connects(&process.tls_url).await?;
    let _stalled = tokio::net::TcpStream::connect(process.tls_url.trim_start_matches("https://")).await?;
    wire.begins("POST", "/graphql", &admin.head_of_json(body.len())?).await?;
    let (first, rest) = body.split_at(5);
    wire.writes(first).await?;
    // The head has arrived once another connection was served after it.
    let mut other = client.connects(&process.tls_url).await?;
    other.begins("GET", "/health/live", "connection: close\r\n").await?;
    other.reads_to_the_end().await?;

    process.is_asked_to_stop()?;
    let is_refused = async {
        while client.connects(&process.tls_url).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), is_refused).await.context("a new connection was taken")?;
    wire.writes(rest).await?;

    let answer = wire.reads_to_the_end().await?;
    ensure!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"isCurrent\":true"), "{answer}");
    ensure!(process.has_ended().await?.success());
    Ok(())
}

#[story(once)]
async fn a_certificate_of_the_hub_that_is_renewed_is_used_without_a_restart(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let renewed = hub.writes_card_files(&[&authority], &[])?;
    let browser = Browser::with_card(&renewed.hub_authority, None)?;
    let address = format!("{}/health/live", hub.tls_url()?);
    ensure!(browser.visits(&address).await.is_err(), "the browser does not know the first certificate");

    std::fs::copy(&renewed.key, &files.key)?;
    std::fs::copy(&renewed.certificate, &files.certificate)?;

    let is_used = async {
        while browser.visits(&address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), is_used).await.context("the new certificate is not used")?;
    Ok(())
}

#[story(once)]
async fn a_picture_on_another_page_signs_nobody_in(hub: Hub) -> Result {
    let (authority, files, hub) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;
    let browser = Browser::with_card(&files.hub_authority, Some(&card))?;

    for destination in ["image", "iframe", "empty"] {
        let page = browser.visits_with(hub.card_address()?, &[("sec-fetch-dest", destination)]).await?;
        page.is_refused_with(403, "CNS_NOT_OPENED")?;
    }
    browser.visits_with(hub.card_address()?, &[("sec-fetch-dest", "document")]).await?.client(&hub)?;
    Ok(())
}

#[story]
async fn a_certificate_comes_through_the_proxy_as_the_standard_and_as_nginx_write_it(hub: Hub) -> Result {
    let (authority, hub) = behind_a_proxy(&hub, "127.0.0.1").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;

    for certificate in [card.header(), card.escaped()] {
        let headers = [("client-cert", certificate.as_str()), ("hub-proxy-secret", PROXY_SECRET)];
        let page = Browser::new()?.visits_with(format!("{}/sign-in/cns", hub.url), &headers).await?;
        let cookie = page.cookie("hub_session").context("a session")?;
        ensure!(cookie.ends_with("; Secure"), "{cookie}");
        page.client(&hub)?.does(MY_SESSIONS, json!({})).await?;
    }
    Ok(())
}

#[story(once)]
async fn a_header_without_the_secret_of_the_proxy_is_as_if_it_were_not_there(hub: Hub) -> Result {
    let (authority, hub) = behind_a_proxy(&hub, "127.0.0.1").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let certificate = authority.issues(&hub, &rossi.account.tax_code)?.header();
    let (almost, address) = (PROXY_SECRET.replace('w', "W"), format!("{}/sign-in/cns", hub.url));
    let certificate = ("client-cert", certificate.as_str());

    for headers in [
        &[certificate][..],
        &[certificate, ("hub-proxy-secret", almost.as_str())],
        &[certificate, ("hub-proxy-secret", "")],
        &[certificate, ("hub-proxy-secret", PROXY_SECRET), ("hub-proxy-secret", PROXY_SECRET)],
        &[("hub-proxy-secret", PROXY_SECRET)],
    ] {
        let page = Browser::new()?.visits_with(&address, headers).await?;
        page.is_refused_with(403, "CNS_MISSING").with_context(|| format!("{headers:?}"))?;
    }
    Ok(())
}

#[story(once)]
async fn a_header_from_an_address_that_is_no_proxy_is_as_if_it_were_not_there(hub: Hub) -> Result {
    let (authority, behind) = behind_a_proxy(&hub, "10.0.0.0/8").await?;
    let (of_cards, files, over_tls) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let certificate = authority.issues(&hub, &rossi.account.tax_code)?.header();
    let of_tls = of_cards.issues(&hub, &rossi.account.tax_code)?.header();

    let from_stranger = [("client-cert", certificate.as_str()), ("hub-proxy-secret", PROXY_SECRET), ("x-forwarded-for", "10.0.0.1")];
    let page = Browser::new()?.visits_with(format!("{}/sign-in/cns", behind.url), &from_stranger).await?;
    let over_own_tls = [("client-cert", of_tls.as_str()), ("hub-proxy-secret", PROXY_SECRET)];
    let own = Browser::with_card(&files.hub_authority, None)?.visits_with(over_tls.card_address()?, &over_own_tls).await?;

    page.is_refused_with(403, "CNS_MISSING")?;
    own.is_refused_with(403, "CNS_MISSING")?;
    Ok(())
}

#[story(once)]
async fn a_header_that_stands_twice_or_holds_garbage_is_refused(hub: Hub) -> Result {
    let (authority, hub) = behind_a_proxy(&hub, "127.0.0.1").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let certificate = authority.issues(&hub, &rossi.account.tax_code)?.header();
    let address = format!("{}/sign-in/cns", hub.url);

    for headers in [
        &[("client-cert", certificate.as_str()), ("client-cert", certificate.as_str())][..],
        &[("client-cert", "garbage")],
        &[("client-cert", ":Z2FyYmFnZQ==:")],
        &[("client-cert", "(null)")],
        &[("client-cert", ""), ("client-cert-chain", certificate.as_str())],
        &[("client-cert-chain", certificate.as_str())],
    ] {
        let headers = [headers, &[("hub-proxy-secret", PROXY_SECRET)]].concat();
        let page = Browser::new()?.visits_with(&address, &headers).await?;
        page.is_refused_with(403, "CNS_UNREADABLE").with_context(|| format!("{headers:?}"))?;
    }
    Ok(())
}

#[story(once)]
async fn what_the_proxy_passes_on_is_verified_again(hub: Hub) -> Result {
    let (authority, hub) = behind_a_proxy(&hub, "127.0.0.1").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let stranger = CardAuthority::new("Another")?.issues(&hub, &rossi.account.tax_code)?.header();
    let (_, signed_with_sha1) = signed_with_sha1()?;

    for (certificate, refusal) in [
        (stranger, "CNS_UNKNOWN_AUTHORITY"),
        (signed_with_sha1.header(), "CNS_TOO_WEAK"),
        (authority.issues_with_an_old_key(&hub, &rossi.account.tax_code)?.header(), "CNS_TOO_WEAK"),
    ] {
        let headers = [("client-cert", certificate.as_str()), ("hub-proxy-secret", PROXY_SECRET)];
        let page = Browser::new()?.visits_with(format!("{}/sign-in/cns", hub.url), &headers).await?;
        page.is_refused_with(403, refusal)?;
    }
    Ok(())
}

/// A hub that takes certificates from a proxy at these addresses, and from SHA-1 authorities too.
async fn behind_a_proxy(hub: &Hub, proxies: &str) -> Result<(CardAuthority, Hub)> {
    let authority = CardAuthority::new("CNS")?;
    let files = hub.writes_card_files(&[&authority], &[authority.lists(hub.now(), &[])?])?;
    let (with_sha1, _) = signed_with_sha1()?;
    std::fs::write(&files.authorities, format!("{}{with_sha1}", authority.pem))?;
    let mut is_set = Ok(());
    let hub = hub.another_with(|config| is_set = files.set_proxy(config, proxies)).await?;
    is_set.map(|()| (authority, hub))
}
