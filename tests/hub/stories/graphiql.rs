//! GraphiQL: its page, what it loads, and a developer who works with it in a browser.

use reqwest::{Method, Response};

use crate::world::*;

const PASSWORD_OF_THE_DEMO: &str = "una parola d'ordine";

/// The scripts and styles that a page names.
fn assets(page: &str) -> Vec<&str> {
    page.split('"').filter(|word| word.starts_with("/graphiql/assets/")).collect()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[story(once)]
async fn a_developer_is_sent_a_page_that_runs_only_scripts_of_the_hub(hub: Hub) -> Result {
    let stranger = hub.stranger();

    let page = stranger.get("/graphiql").await?;

    let policy = header(&page, "content-security-policy").to_owned();
    ensure!(page.status() == 200 && header(&page, "cache-control") == "no-cache", "{page:?}");
    let scripts = policy.split("; ").find(|part| part.starts_with("script-src")).unwrap_or_default();
    ensure!(scripts == "script-src 'self'" && policy.contains("default-src 'none'") && !policy.contains("http"), "{policy}");
    let text = page.text().await?;
    ensure!(text.contains("<html lang=\"en\" data-demo=\"\">") && !text.contains("://"), "{text}");
    ensure!(stranger.speaking("it").get("/graphiql").await?.text().await?.contains("<html lang=\"it\""));
    ensure!(assets(&text).len() > 1, "run web/build.sh first: {text}");
    Ok(())
}

#[story(once)]
async fn what_the_page_loads_is_kept_by_browsers_and_compressed(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let text = stranger.get("/graphiql").await?.text().await?;
    let asked = |path: String, coding: &'static str| stranger.request(Method::GET, &path).header("accept-encoding", coding).send();

    for path in assets(&text) {
        let plain = asked(path.to_owned(), "identity").await?;
        let content_type = match path.rsplit_once('.') {
            Some((_, "css")) => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        ensure!(header(&plain, "content-type") == content_type && header(&plain, "content-encoding").is_empty(), "{plain:?}");
        ensure!(header(&plain, "cache-control") == "public, max-age=31536000, immutable", "{plain:?}");
        let length = plain.bytes().await?.len();
        for coding in ["br", "gzip"].into_iter().filter(|_| length > 4096) {
            let compressed = asked(path.to_owned(), coding).await?;
            ensure!(header(&compressed, "content-encoding") == coding && header(&compressed, "vary").contains("accept-encoding"));
            ensure!(compressed.bytes().await?.len() < length, "{path} is as long by {coding}");
        }
    }
    for path in ["/graphiql/assets/none.js", "/graphiql/assets/..%2findex.html", "/graphiql/assets/", "/graphiql/index.html"] {
        ensure!(stranger.get(path).await?.status() == 404, "{path}");
    }
    ensure!(stranger.get("/graphiql/licenses.md").await?.text().await?.contains("MIT"));
    Ok(())
}

#[story(once)]
async fn a_developer_works_with_graphiql_in_chromium(hub: Hub) -> Result {
    let folder = tempfile::tempdir()?;
    let mut command = omnia_hub(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("HUB_DATA_DIR", folder.path()).env("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO);
    let demo = Binary::start(command).await?;

    let program = Program::node("browser", "graphiql.mjs")?.with("HUB_URL", &demo.url).with("HUB_CLOSED_URL", &hub.url);
    let output = program.with("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO).runs().await?;

    ensure!(output.starts_with("ok - "), "no check was reported:\n{output}");
    Ok(())
}
