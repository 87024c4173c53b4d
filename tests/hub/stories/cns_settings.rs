//! The settings of signing in with a card: what works together, and what stops the start.

use omnia_hub::core::config::ServeConfig;

use super::cns::with_cards;
use crate::world::*;

/// What is wrong about settings.
type Change<'a> = &'a dyn Fn(&mut ServeConfig);

#[story(once)]
async fn where_cards_are_shown_on_another_port_the_browser_is_led_there_and_back(hub: Hub) -> Result {
    let (authority, files, _) = with_cards(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let hub = hub
        .another_with(|config| {
            files.set(config);
            config.public_url = "https://hub.example.it".parse().ok();
            config.cns.url = "https://hub.example.it:8443".parse().ok();
        })
        .await?;
    let card = authority.issues(&hub, &rossi.account.tax_code)?;

    let start = Browser::new()?.visits(format!("{}/sign-in/cns?return_to=/manual", hub.url)).await?;
    let end = Browser::with_card(&files.hub_authority, Some(&card))?.visits(format!("{}?return_to=/manual", hub.card_address()?)).await?;

    ensure!(start.leads_to()?.as_str() == "https://hub.example.it:8443/sign-in/cns?return_to=/manual", "{}", start.leads_to()?);
    ensure!(end.leads_to()?.as_str() == "https://hub.example.it/manual", "{}", end.leads_to()?);
    Ok(())
}

#[story(once)]
async fn settings_of_cards_that_cannot_work_stop_the_start_with_what_to_do(hub: Hub) -> Result {
    let authority = CardAuthority::new("CNS")?;
    let files = hub.writes_card_files(&[&authority], &[authority.lists(hub.now(), &[])?])?;
    let garbage = hub.folder.path().join("garbage");
    std::fs::write(&garbage, "garbage")?;
    let wrong: [(&str, Change<'_>); 14] = [
        ("HUB_CNS_REVOCATION_LISTS: it is missing", &|config| config.cns.revocation_lists.clear()),
        ("HUB_CNS_AUTHORITIES: HUB_PUBLIC_URL must be https", &|config| config.public_url = None),
        ("HUB_CNS_AUTHORITIES: nobody could show a card", &|config| config.tls = Default::default()),
        ("HUB_CNS_AUTHORITIES is missing", &|config| config.cns.authorities = None),
        ("HUB_CNS_AUTHORITIES", &|config| config.cns.authorities = Some(garbage.clone())),
        ("HUB_CNS_AUTHORITIES", &|config| config.cns.authorities = Some(files.certificate.clone())),
        ("neither PEM", &|config| config.cns.revocation_lists.push(garbage.clone())),
        ("HUB_CNS_URL: it must be https", &|config| config.cns.url = "https://another.example.it".parse().ok()),
        ("HUB_TRUSTED_PROXIES is missing", &|config| config.cns.proxy_secret_file = Some(files.secret.clone())),
        ("one line of 32 to 256 visible characters", &|config| {
            config.trusted_proxies = "127.0.0.1".parse().unwrap_or_default();
            config.cns.proxy_secret_file = Some(garbage.clone());
        }),
        ("HUB_TLS_KEY is missing", &|config| config.tls.key = None),
        ("HUB_TLS_CERTIFICATE is missing", &|config| config.tls.certificate = None),
        ("HUB_TLS_LISTEN is missing", &|config| {
            config.tls.listen = None;
            config.cns.authorities = None;
            config.cns.revocation_lists.clear();
        }),
        ("HUB_TLS_CERTIFICATE and HUB_TLS_KEY cannot be used together", &|config| {
            config.tls.certificate = Some(files.authorities.clone());
        }),
    ];

    for (reason, change) in wrong {
        let started = hub.another_with(|config| {
            files.set(config);
            change(config);
        });
        let Err(error) = started.await else { bail!("the hub started in spite of {reason}") };
        ensure!(error.to_string().contains(reason), "{reason}: {error}");
    }
    Ok(())
}
