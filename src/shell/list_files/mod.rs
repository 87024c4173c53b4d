//! Lists as files: what a hub of the graph lists, as CSV or as an Excel workbook, under the same rights, limits and cost.

mod columns;
mod csv;
mod endpoint;
mod pages;
mod values;
mod xlsx;

pub use endpoint::ListFiles;
