//! The programs of tests/graphql-js.

use crate::world::{Program, Result, Value};

/// What a program prints, one JSON value a line.
pub fn run(program: &str, arguments: &[&str], input: &str) -> Result<Vec<Value>> {
    let program = Program::node("graphql-js", program)?.with_arguments(&["../../schema.graphql"]).with_arguments(arguments);
    program.prints(input)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
