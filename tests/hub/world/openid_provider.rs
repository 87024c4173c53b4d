//! A provider of identities as its makers publish it: oidc-provider for Node, started by the story, with made-up identities.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

use super::{Context, Hub, Result, Value, ensure, json};

const PATIENCE: Duration = Duration::from_secs(30);

/// The secret that the hub and the provider share.
pub const CLIENT_SECRET: &str = "a secret that both of them know";

/// A running provider; it ends with the story.
pub struct OpenIdProvider {
    child: Child,
    commands: ChildStdin,
    printed: mpsc::UnboundedReceiver<String>,
    pub issuer: String,
}

impl OpenIdProvider {
    pub async fn start() -> Result<Self> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/openid-provider");
        ensure!(folder.join("node_modules").is_dir(), "no packages: run npm ci in {}, as make test does", folder.display());
        let mut command = Command::new("node");
        command.arg("provider.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("node")?;
        let (commands, output) = (child.stdin.take().context("its input")?, child.stdout.take().context("its output")?);
        let (sender, printed) = mpsc::unbounded_channel();
        std::thread::spawn(move || BufReader::new(output).lines().map_while(std::io::Result::ok).try_for_each(|line| sender.send(line)));
        let mut provider = Self { child, commands, printed, issuer: String::new() };
        provider.issuer = provider.prints().await?;
        Ok(provider)
    }

    /// Knows this hub as the client of one of its settings, by the secret.
    pub async fn knows(&mut self, hub: &Hub, id: &str) -> Result {
        self.knows_client(hub, id, json!({ "client_secret": CLIENT_SECRET })).await
    }

    /// The same, with what says how the client proves itself.
    pub async fn knows_client(&mut self, hub: &Hub, id: &str, proof: Value) -> Result {
        let mut client = json!({
            "client_id": "hub",
            "redirect_uris": [format!("{}/sign-in/{id}/callback", hub.url)],
            "backchannel_logout_uri": format!("{}/sign-in/{id}/back-channel-logout", hub.url),
            "backchannel_logout_session_required": true,
        });
        for (name, value) in proof.as_object().context("an object")? {
            client[name] = value.clone();
        }
        self.does(json!({ "clients": [client] })).await
    }

    /// Signs with another key from here on, and publishes that one alone.
    pub async fn changes_its_keys(&mut self) -> Result {
        self.does(json!({ "rotate": true })).await
    }

    /// Ends as a crash would.
    pub fn goes_away(&mut self) -> Result {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    async fn does(&mut self, command: Value) -> Result {
        writeln!(self.commands, "{command}")?;
        let answer = self.prints().await?;
        ensure!(answer == "done", "{answer}");
        Ok(())
    }

    async fn prints(&mut self) -> Result<String> {
        loop {
            let line =
                timeout(PATIENCE, self.printed.recv()).await.context("the provider prints nothing")?.context("the provider ended")?;
            // The library prints notices about its defaults between the lines of the program.
            if !line.contains("oidc-provider ") {
                return Ok(line);
            }
        }
    }
}

impl Drop for OpenIdProvider {
    fn drop(&mut self) {
        let _ = self.goes_away();
    }
}
