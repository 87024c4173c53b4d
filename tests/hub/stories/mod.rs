//! The stories, a file for each thing that people do.

mod applications;
mod bad_input;
mod commands;
mod dashboard;
mod decisions;
mod delegations;
mod delegations_refused;
mod documents;
mod edge;
mod faults;
mod interlocutions;
mod killed;
mod knowledge;
mod leaving;
mod live;
mod lying_files;
mod main_job;
mod protocol;
mod running;
mod seeding;
mod sessions;
mod signing_in;
mod storage;
mod sub_delegations;
mod two_processes;
mod worlds;
