//! SQL of programs, and of their tokens.

mod programs;
mod tokens;

pub use programs::{
    ProgramCriteria, add_program, count_programs, end_programs, end_programs_in, forget_programs, get_program, list_programs,
    lock_programs, programs_of, replace_secret, revoke_program,
};
pub use tokens::{EndedToken, ProgramPerson, add_token, end_tokens, find_client, hold_client, shorten_token, touch_program};
