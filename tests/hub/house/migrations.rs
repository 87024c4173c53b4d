//! The database's own clock decides nothing.

use super::source::{self, File};

const CLOCKS: [&str; 8] =
    ["now()", "current_date", "current_time", "localtime", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday"];

#[test]
fn no_migration_and_no_query_asks_the_database_for_the_time() {
    let files = source::below("migrations", "sql").into_iter().chain(source::rust());
    let wrong: Vec<String> = files.flat_map(|file| clocks_in(&file)).collect();

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn clocks_in(file: &File) -> Vec<String> {
    // `Instant::now()` is the machine's and measures how long something takes.
    let is_sql = |line: &str| {
        CLOCKS.iter().any(|clock| line.to_lowercase().replace("::now()", "").replace(".now()", "").replace("_now()", "").contains(clock))
    };
    let bare = file.text.lines().map(|line| line.split("--").next().unwrap_or_default().split("//").next().unwrap_or_default());
    let wrong = bare.enumerate().filter(|(_, line)| is_sql(line));
    wrong.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
}
