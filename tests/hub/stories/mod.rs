//! The stories, a file for each thing that people do.

mod bad_input;
mod commands;
mod dashboard;
mod decisions;
mod delegations;
mod delegations_refused;
mod documents;
mod faults;
mod interlocutions;
mod lying_files;
mod running;
mod seeding;
mod sessions;
mod signing_in;
mod sub_delegations;
mod worlds;
