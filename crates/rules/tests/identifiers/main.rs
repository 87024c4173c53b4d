//! Every identifier, by the values of its table, by properties, and against other implementations.

mod birthplace;
mod codes;
mod iban;
mod numbers;
mod oracle;
mod pec;
mod properties;
mod refusals;
mod tax_code;
