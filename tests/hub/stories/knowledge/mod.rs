//! What the hub advises and computes: benefits and channels, simulations, reports, lists of workers, and deadlines.

mod alerts;
mod benefits;
mod decided;
mod reminders;
mod reports;
mod schemes;
mod simulations;
mod worker_files;
