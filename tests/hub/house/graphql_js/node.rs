//! The programs of tests/graphql-js.

use crate::world::{Program, Result, Value};

/// All of the schema, of which each role can ask a part.
pub const WHOLE: &str = "../../schema.graphql";

/// What a program prints for a schema, one JSON value a line.
pub fn run(program: &str, schema: &str, arguments: &[&str], input: &str) -> Result<Vec<Value>> {
    let program = Program::node("graphql-js", program)?.with_arguments(&[schema]).with_arguments(arguments);
    program.prints(input)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
