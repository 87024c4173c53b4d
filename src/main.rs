//! The program `omnia-hub`: reads the command line and runs the command.

use std::process::ExitCode;

use omnia_hub::shell::cli::{Cli, run};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    run(Cli::read()).await
}
