//! What the hub knows and tells: benefits and channels, simulations, reports, lists of workers, and terms that come near.

mod alerts;
mod benefits;
mod decided;
mod reminders;
mod reports;
mod schemes;
mod simulations;
mod worker_files;
