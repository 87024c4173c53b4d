//! Every identifier, by the values of its table, and by properties.

mod codes;
mod iban;
mod numbers;
mod pec;
mod properties;
mod refusals;
mod tax_code;
