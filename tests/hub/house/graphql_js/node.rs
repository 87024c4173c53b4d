//! The programs of tests/graphql-js, run by Node.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::house::source;
use crate::world::{Context, Result, Value, bail};

/// What a program prints, one JSON value a line.
pub fn run(program: &str, arguments: &[&str], input: &str) -> Result<Vec<Value>> {
    let folder = source::root().join("tests/graphql-js");
    if !folder.join("node_modules").is_dir() {
        bail!("graphql-js is not installed: run npm ci in tests/graphql-js, as make test does");
    }
    let mut child = Command::new("node")
        .arg(program)
        .arg("../../schema.graphql")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node runs the programs of tests/graphql-js")?;
    let mut stdin = child.stdin.take().context("a program reads its input")?;
    let input = input.to_owned();
    let written = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    let _ = written.join();
    if !output.status.success() {
        bail!("{program} ended with {}", output.status);
    }
    String::from_utf8(output.stdout)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
