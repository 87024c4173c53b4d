//! The console, as the hub serves it: its page, what it loads, and people who work with it in a browser.

use reqwest::{Method, Response};

use crate::world::*;

const PASSWORD_OF_THE_DEMO: &str = "una parola d'ordine";

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[story(once)]
async fn every_address_of_the_console_is_its_page_with_scripts_of_the_hub_alone(hub: Hub) -> Result {
    let stranger = hub.stranger();

    let routes = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/web/console/src/Routes.tsx"))?;
    let paths: Vec<_> =
        routes.split("path=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(|path| path.replace(':', "")).collect();
    ensure!(paths.len() > 5, "{paths:?}");

    for path in &paths {
        let page = stranger.get(path).await?;
        let policy = header(&page, "content-security-policy").to_owned();
        ensure!(page.status() == 200 && header(&page, "cache-control") == "no-cache", "{path}: {page:?}");
        ensure!(
            policy.contains("default-src 'none'; script-src 'self';") && !policy.contains("unsafe") && !policy.contains("http"),
            "{policy}"
        );
        let text = page.text().await?;
        ensure!(text.contains("<html lang=\"en\"") && !text.contains("://"), "run web/build.sh first: {text}");
    }
    ensure!(stranger.speaking("it").get("/").await?.text().await?.contains("<html lang=\"it\""));
    ensure!(stranger.get("/nothing").await?.status() == 404);
    Ok(())
}

/// All tabs of a browser share one cookie.
#[story]
async fn a_page_does_nothing_in_the_name_of_somebody_else_than_it_shows(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let browser = rossi.client.with(Pass::Cookie(rossi.token()?.to_owned()));
    let asks = async |acting_as: &str| {
        let question = json!({ "query": "{ viewer { account { name } } mySessions { nodes { id } } }" });
        let request = browser.request(Method::POST, "/graphql").header("hub-acting-as", acting_as).json(&question);
        anyhow::Ok(request.send().await?.json::<Value>().await?)
    };

    let (own, other, none) = (asks(&rossi.capacity.id).await?, asks(&neri.capacity.id).await?, asks("").await?);

    ensure!(own["data"]["mySessions"]["nodes"].as_array().is_some_and(|sessions| !sessions.is_empty()), "{own}");
    for refused in [other, none] {
        ensure!(refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED" && refused["data"]["mySessions"].is_null(), "{refused}");
    }
    Ok(())
}

#[story]
async fn a_page_follows_nothing_in_the_name_of_somebody_else_than_it_shows(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let browser = rossi.client.with(Pass::Cookie(rossi.token()?.to_owned()));
    let question = "{ mySessions { nodes { id } } }";

    let mut own = browser.opens_a_socket_saying(json!({ "actingAs": rossi.capacity.id })).await?;
    let mut foreign = browser.opens_a_socket_saying(json!({ "actingAs": neri.capacity.id })).await?;

    own.subscribes(question, json!({})).await?.next().await?.succeeds()?;
    foreign.subscribes(question, json!({})).await?.next().await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story(once)]
async fn what_the_console_loads_is_kept_by_browsers_and_compressed(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let text = stranger.get("/").await?.text().await?;
    let assets: Vec<_> = text.split('"').filter(|word| word.starts_with("/assets/")).collect();

    for path in &assets {
        let asked = stranger.request(Method::GET, path).header("accept-encoding", "br").send().await?;
        ensure!(asked.status() == 200 && header(&asked, "cache-control") == "public, max-age=31536000, immutable", "{path}: {asked:?}");
    }
    ensure!(!assets.is_empty(), "{text}");
    ensure!(stranger.get("/assets/none.js").await?.status() == 404);
    ensure!(stranger.get("/licenses.md").await?.text().await?.contains("MIT"));
    Ok(())
}

/// Runs a program of tests/browser against a demo of its own, whose people send nothing but the console's documents.
async fn is_worked_with(program: &str, settings: &[(&str, &str)]) -> Result {
    let folder = tempfile::tempdir()?;
    let mut command = omnia_hub(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("HUB_DATA_DIR", folder.path()).env("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO).envs(settings.iter().copied());
    let demo = Binary::start(command).await?;

    let program = Program::node("browser", program)?.with("HUB_URL", &demo.url).with("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO);
    let output = program.runs().await?;

    ensure!(output.starts_with("ok - "), "no check was reported:\n{output}");
    Ok(())
}

#[tokio::test]
async fn an_employer_works_with_the_console_in_chromium() -> Result {
    is_worked_with("console-employer.mjs", &[]).await
}

#[tokio::test]
async fn an_intermediary_works_with_the_console_in_chromium() -> Result {
    is_worked_with("console-intermediary.mjs", &[]).await
}

#[tokio::test]
async fn an_intermediary_and_an_employer_work_with_delegations_in_chromium() -> Result {
    is_worked_with("console-delegations.mjs", &[]).await
}

#[tokio::test]
async fn people_share_a_browser_with_the_console_in_chromium() -> Result {
    is_worked_with("console-session.mjs", &[]).await
}

#[tokio::test]
async fn an_office_works_with_the_console_in_chromium() -> Result {
    is_worked_with("console-office.mjs", &[]).await
}

#[tokio::test]
async fn a_hub_is_killed_while_people_work_with_the_console_in_chromium() -> Result {
    let program = Program::node("browser", "console-restart.mjs")?.with("HUB_BINARY", env!("CARGO_BIN_EXE_omnia-hub"));
    let output = program.with("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO).runs().await?;

    ensure!(output.starts_with("ok - "), "no check was reported:\n{output}");
    Ok(())
}

#[story(once)]
async fn an_intermediary_goes_through_5_000_employers_in_chromium(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;
    hub.archives_clients(studio.key, &hub.office("Bergamo").await?, 5_000).await?;
    let process = hub.as_process().await?;

    let program = Program::node("browser", "console-many.mjs")?.with("HUB_URL", &process.url);
    let output = program.with("HUB_EMAIL", &studio.account.email).with("HUB_PASSWORD", PASSWORD).runs().await?;

    ensure!(output.starts_with("ok - "), "no check was reported:\n{output}");
    Ok(())
}

#[tokio::test]
async fn commands_are_given_to_the_console_by_the_keyboard_in_chromium() -> Result {
    is_worked_with("console-palette.mjs", &[]).await
}

#[tokio::test]
async fn a_second_factor_is_added_in_the_console_in_chromium() -> Result {
    is_worked_with("console-second-factor.mjs", &[("HUB_SECOND_FACTOR", "institute")]).await
}

#[tokio::test]
async fn an_administrator_works_with_the_console_in_chromium() -> Result {
    is_worked_with("console-admin.mjs", &[]).await
}

#[tokio::test]
async fn an_auditor_works_with_the_console_in_chromium() -> Result {
    is_worked_with("console-auditor.mjs", &[]).await
}
