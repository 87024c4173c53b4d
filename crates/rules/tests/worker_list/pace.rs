//! How fast a list is read and written.

use std::time::Instant;

use omnia_rules::worker_list::{MOST_ROWS, read, write};

use crate::lists::{HEADER, many, workers};

/// Run with `--release -- --ignored --nocapture` to read the pace.
#[test]
#[ignore = "a measure, not a verdict"]
fn ten_thousand_workers_are_read_at_once() {
    let file = many(MOST_ROWS);
    // What `make bench` imports.
    if let Some(path) = std::env::var_os("BENCH_LIST") {
        std::fs::write(path, &file).expect("the list can be written where it is wanted");
    }

    let start = Instant::now();
    let read = workers(&file);
    assert_eq!(read.len(), MOST_ROWS);
    println!("{} workers read in {:?}", read.len(), start.elapsed());

    let start = Instant::now();
    println!("{} bytes written in {:?}", write(&read).len(), start.elapsed());
}

/// Run with `--release -- --ignored --nocapture` to read the pace.
#[test]
#[ignore = "a measure, not a verdict"]
fn twenty_hostile_megabytes_are_refused_at_once() {
    let open_quote = format!("{HEADER}\n\"{}", "a;\n".repeat(7_000_000));
    let empty_lines = format!("{HEADER}{}", "\n".repeat(20_000_000));
    let many_fields = format!("{HEADER}\n{}", "\"\n\";".repeat(5_000_000));
    let wrong_rows = format!("{HEADER}\n{}", "=;=;=;=;=;=;=\n".repeat(MOST_ROWS));

    let start = Instant::now();
    println!("{:?} {:?}", read(open_quote.as_bytes()).map_err(|errors| errors.total), start.elapsed());
    let start = Instant::now();
    println!("{:?} {:?}", read(empty_lines.as_bytes()).map_err(|errors| errors.total), start.elapsed());
    let start = Instant::now();
    println!("{:?} {:?}", read(many_fields.as_bytes()).map_err(|errors| errors.total), start.elapsed());
    let start = Instant::now();
    println!("{:?} {:?}", read(wrong_rows.as_bytes()).map_err(|errors| errors.total), start.elapsed());
}
