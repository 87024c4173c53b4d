//! The compiled hub as a process of its own, for stories in which it is killed or stopped.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::hub::World;
use super::servers::Servers;
use super::{Client, Context, Hub, Result, ensure};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running process; killed where the story lets go of it.
pub struct Binary {
    child: Child,
    output: mpsc::UnboundedReceiver<String>,
    pub url: String,
    /// Where it serves HTTPS itself; empty where it does not.
    pub tls_url: String,
}

/// The program in a clean environment, to which a story adds what it wants.
pub fn omnia_hub(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_omnia-hub"));
    command.args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HUB_LOG", "warn");
    command
}

/// A hub whose files may be kept from growing: to the process that is an error, and not its end.
pub fn omnia_hub_on_a_small_disk() -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" serve", env!("CARGO_BIN_EXE_omnia-hub")]);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HUB_LOG", "warn");
    command
}

/// Runs a command of the program to its end.
pub async fn runs(command: Command) -> Result<Output> {
    runs_reading(command, "").await
}

/// Runs a command that reads a line from its input.
pub async fn runs_reading(mut command: Command, input: &str) -> Result<Output> {
    let line = format!("{input}\n");
    let ended = spawn_blocking(move || {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        // Who reads nothing may be gone already.
        let _ = child.stdin.take().map(|mut reader| reader.write_all(line.as_bytes()));
        child.wait_with_output()
    });
    Ok(timeout(PATIENCE, ended).await.context("the command does not end")???)
}

impl World {
    /// The environment of a process that serves the story's database.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let mut environment = vec![("HUB_LISTEN", "127.0.0.1:0".to_owned()), ("HUB_DATA_DIR", self.folder.path().display().to_string())];
        if let Some(database) = &self.database {
            environment.push(("DATABASE_URL", database.url("hub_app").into()));
            environment.push(("REDIS_URL", Servers::of_the_run().redis.clone().into()));
            environment.push(("HUB_REDIS_PREFIX", self.redis_prefix.clone()));
            environment.push(("HUB_DB_CONNECTIONS", self.backend.connections().to_string()));
        }
        environment
    }
}

impl Hub {
    /// A hub process on the same database and Redis. Its clock is the machine's.
    pub async fn as_process(&self) -> Result<Binary> {
        let mut command = omnia_hub(&["serve"]);
        command.envs(self.environment());
        Binary::start(command).await
    }
}

impl Binary {
    /// Starts a hub and waits until it prints its address, which it does once it is ready.
    pub async fn start(mut command: Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("the compiled hub")?;
        let output = lines_of(child.stdout.take().context("it has an output")?);
        let mut hub = Self { child, output, url: String::new(), tls_url: String::new() };
        while hub.url.is_empty() {
            let line = hub.prints().await?.context("the hub ended before it served")?;
            if let Some((_, address)) = line.split_once("https://") {
                hub.tls_url = format!("https://{address}");
            }
            hub.url = line.find("http://").map(|start| line[start..].trim_end_matches('/').to_owned()).unwrap_or_default();
        }
        Ok(hub)
    }

    /// Ends it as a crash would: nothing is tidied up.
    pub fn is_killed(&mut self) -> Result {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Sends SIGTERM, and waits until it has ended.
    pub async fn stops(&mut self) -> Result<ExitStatus> {
        self.is_asked_to_stop()?;
        self.has_ended().await
    }

    /// Sends SIGTERM.
    pub fn is_asked_to_stop(&self) -> Result {
        self.is_sent("TERM")
    }

    /// Stops it (SIGSTOP), whatever it holds.
    pub fn freezes(&self) -> Result {
        self.is_sent("STOP")
    }

    /// Has it go on from where it was frozen.
    pub fn thaws(&self) -> Result {
        self.is_sent("CONT")
    }

    fn is_sent(&self, signal: &str) -> Result {
        let status = Command::new("kill").args([format!("-{signal}"), self.child.id().to_string()]).status()?;
        ensure!(status.success(), "the process could not be sent {signal}");
        Ok(())
    }

    /// Waits until it has ended.
    pub async fn has_ended(&mut self) -> Result<ExitStatus> {
        // Its output ends when it does.
        while self.prints().await?.is_some() {}
        Ok(self.child.wait()?)
    }

    /// No file of the process can be written from here on, as on a full disk; or again as before.
    pub fn has_a_full_disk(&self, is_full: bool) -> Result {
        let limit = if is_full { "--fsize=0:" } else { "--fsize=unlimited:" };
        let status = Command::new("prlimit").args([limit, "--pid", &self.child.id().to_string()]).status()?;
        ensure!(status.success(), "the limit could not be set");
        Ok(())
    }

    /// The most memory that it ever held, in bytes.
    pub fn peak(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the peak of its memory")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes << 10)
    }

    /// The next line that it prints; none when it has ended.
    pub async fn prints(&mut self) -> Result<Option<String>> {
        timeout(PATIENCE, self.output.recv()).await.context("the hub prints nothing")
    }

    /// A client of another hub, with its session, at this one.
    pub fn for_client(&self, client: &Client) -> Client {
        client.at_url(&self.url)
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        let _ = self.is_killed();
    }
}

fn lines_of(output: ChildStdout) -> mpsc::UnboundedReceiver<String> {
    let (sender, lines) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(std::io::Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}
