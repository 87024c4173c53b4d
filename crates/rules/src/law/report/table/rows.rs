//! All the families.

use super::{common, event, machinery, market, materials, site, strike, weather};
use crate::report::FieldRow;

pub(in crate::report) const TABLES: &[&[FieldRow]] =
    &[common::ROWS, market::ROWS, site::ROWS, materials::ROWS, weather::ROWS, strike::ROWS, event::ROWS, machinery::ROWS];
