//! Programs in other languages, in folders of tests/, each with the packages that it depends on.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tokio::task::spawn_blocking;

use super::{Application, Context, Employer, Result, ensure};

/// A program that is run to its end.
pub struct Program {
    name: String,
    command: Command,
}

impl Program {
    /// A program for Node, such as `clients`, `apollo.mjs`.
    pub fn node(folder: &str, name: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        ensure!(folder.join("node_modules").is_dir(), "no packages: run npm ci in {}, as make test does", folder.display());
        Ok(Self::new("node".as_ref(), &folder, name))
    }

    /// A program for the Python of its folder.
    pub fn python(folder: &str, name: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        let python = folder.join(".venv/bin/python");
        ensure!(python.is_file(), "no packages: make {}/.venv, as make test does", folder.display());
        Ok(Self::new(&python, &folder, name))
    }

    fn new(interpreter: &Path, folder: &Path, name: &str) -> Self {
        let mut command = Command::new(interpreter);
        command.arg(name).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        Self { name: name.to_owned(), command }
    }

    /// The same with arguments.
    pub fn with_arguments(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self
    }

    /// The same with a variable of the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What it prints; it must end with success.
    pub async fn runs(self) -> Result<String> {
        // Some clients would look for the hub behind the proxy of whoever runs the tests.
        let program = self.with("no_proxy", "127.0.0.1");
        spawn_blocking(move || program.prints("")).await?
    }

    /// What it prints, given this input; it must end with success.
    pub fn prints(mut self, input: &str) -> Result<String> {
        let mut child = self.command.spawn().with_context(|| format!("{} cannot be run", self.name))?;
        let mut stdin = child.stdin.take().context("a program reads its input")?;
        let input = input.to_owned();
        let written = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output()?;
        // Who ends before its input does has failed, or needed no more of it.
        let _ = written.join();
        let printed = String::from_utf8(output.stdout)?;
        ensure!(output.status.success(), "{} ended with {}:\n{printed}", self.name, output.status);
        Ok(printed)
    }
}

impl Employer {
    /// Works on a draft with a program, which reports of each of its checks whether it holds.
    pub async fn works_with(&self, program: Program, draft: &Application) -> Result {
        let program = program.with("HUB_URL", &self.url).with("HUB_TOKEN", self.token()?).with("HUB_APPLICATION", &draft.id);
        let output = program.runs().await?;
        ensure!(output.starts_with("ok - "), "no check was reported:\n{output}");
        Ok(())
    }
}
