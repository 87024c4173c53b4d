//! What the reference lists is what the program has.

use std::collections::{BTreeMap, BTreeSet};

use omnia_hub::applications::Status;
use omnia_hub::core::access::Role;
use omnia_hub::core::events::EventKind;

use crate::house::source;

fn text(path: &str) -> String {
    std::fs::read_to_string(source::root().join(path)).expect("a file of the project can be read")
}

/// The rows of all tables of a page, cell by cell.
fn rows(page: &str) -> Vec<Vec<String>> {
    let page = text(page);
    let rows = page.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'));
    rows.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The words between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_page_of_roles_and_acts_is_what_was_written_by_hand() {
    let rows = rows("docs/reference/access.md");
    let csv = text("tests/access.csv");
    let written = csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let wrong: Vec<_> = written
        .filter(|line| {
            let column = Role::ALL.iter().position(|role| role.as_str() == line[0]).map_or(usize::MAX, |place| place + 2);
            let cell = rows.iter().find(|row| row[0] == line[1]).and_then(|row| row.get(column));
            cell.map(String::as_str) != Some(if line[2] == "yes" { "yes" } else { "" })
        })
        .collect();

    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_page_of_states_lists_where_each_goes() {
    let rows = rows("docs/reference/states.md");

    for status in Status::ALL {
        let row = rows.iter().find(|row| quoted(&row[0]) == [status.as_str()]);
        let documented: Option<BTreeSet<&str>> = row.map(|row| quoted(&row[2]).into_iter().collect());

        assert_eq!(documented, Some(status.next().iter().map(|next| next.as_str()).collect()), "{status}");
    }
}

#[test]
fn the_page_of_events_has_every_kind() {
    let page = text("docs/reference/events.md");

    assert!(EventKind::ALL.iter().all(|kind| page.contains(&format!("| `{}` |", kind.as_str()))));
}

/// What the page of limits says, and where the source says it.
const LIMITS: &[(&str, &str, &str)] = &[
    ("30 minutes without use", "src/identity/domain.rs", "IDLE_MINUTES: i64 = 30;"),
    ("| 500 drafts, answers and authorizations", "src/core/app_context.rs", "BATCH_SIZE: usize = 500;"),
    ("programs of a capacity | 20;", "src/identity/programs/domain.rs", "MOST_PROGRAMS: i64 = 20;"),
    ("holds for 366 days at most", "src/identity/programs/domain.rs", "MAX_DAYS: i64 = 366;"),
    ("a rotation for 168 hours", "src/identity/programs/domain.rs", "MAX_OVERLAP_HOURS: i32 = 168;"),
    ("an access token for an hour", "src/identity/programs/domain.rs", "ACCESS_TOKEN_SECONDS: i64 = 3600;"),
    ("| 30 requests for one, then one each 30 s;", "src/identity/programs/exchange.rs", "burst: 30, period: Span::from_secs(30)"),
    ("from one address 60, then one each second", "src/identity/programs/exchange.rs", "burst: 60, period: Span::from_secs(1)"),
    ("| 8 KiB, within 10 s |", "src/shell/oauth_token.rs", "MAX_FORM_BYTES: usize = 8 << 10;"),
    ("8 KiB, within 10 s", "src/shell/oauth_token.rs", "FORM_TIMEOUT: Duration = Duration::from_secs(10);"),
    ("12 hours in all", "src/identity/domain.rs", "ABSOLUTE_HOURS: i64 = 12;"),
    ("; 32 wait for each", "src/identity/password.rs", "WAITERS_PER_WORKER: usize = 32;"),
    ("32 wait for each, 5 s at most", "src/identity/password.rs", "QUEUE_TIMEOUT: Duration = Duration::from_secs(5);"),
    ("of one account 60, then one each 10 s;", "src/identity/throttle.rs", "DEVICES_PER_ACCOUNT: Quota = Quota { burst: 60,"),
    ("back 10 times, then once each second", "src/identity/throttle.rs", "burst: 10, period: Duration::from_secs(1)"),
    ("| 10 attempts, then one each 30 s;", "src/identity/throttle.rs", "burst: 10, period: Duration::from_secs(30)"),
    ("| 60 attempts, then one each 10 s;", "src/identity/throttle.rs", "burst: 60, period: Duration::from_secs(10)"),
    ("at one account 10, then one each 60 s", "src/identity/throttle.rs", "burst: 10, period: Duration::from_mins(1)"),
    ("| 100 attempts, then one each 20 s", "src/identity/throttle.rs", "burst: 100, period: Duration::from_secs(20)"),
    ("together | 20 attempts, then one each hour", "src/identity/throttle.rs", "burst: 20, period: Duration::from_hours(1)"),
    ("| 5 minutes, 5 attempts |", "src/identity/second_factor/domain.rs", "CHALLENGE_MINUTES: i64 = 5;"),
    ("| 5 minutes, 5 attempts |", "src/identity/second_factor/domain.rs", "MAX_ATTEMPTS: i32 = 5;"),
    ("| within 10 minutes of signing in |", "src/identity/second_factor/domain.rs", "FRESH_MINUTES: i64 = 10;"),
    ("of an account | 10; 10 recovery", "src/identity/second_factor/domain.rs", "MAX_FACTORS: usize = 10;"),
    ("10; 10 recovery codes |", "src/identity/second_factor/recovery_codes.rs", "CODES: usize = 10;"),
    (
        "identity, a client | 60 times, then one each 10 s",
        "src/identity/throttle.rs",
        "Quota { burst: 60, period: Duration::from_secs(10) }",
    ),
    ("| 10 minutes, once, in the browser", "src/identity/openid/attempt.rs", "ATTEMPT_MINUTES: i64 = 10;"),
    ("| at most 10 minutes old", "src/identity/openid/id_token.rs", "OLDEST: TimeDelta = TimeDelta::minutes(10);"),
    ("clocks 60 s apart", "src/identity/openid/id_token.rs", "CLOCK_SKEW: TimeDelta = TimeDelta::seconds(60);"),
    ("| answers within 10 s", "src/identity/openid/http_client.rs", "TIMEOUT: Duration = Duration::from_secs(10);"),
    ("with 1 MiB at most", "src/identity/openid/http_client.rs", "MOST_BYTES: usize = 1 << 20;"),
    ("is cached for 1 hour", "src/identity/openid/discovery.rs", "FRESH: Duration = Duration::from_hours(1);"),
    ("used for 24 hours while", "src/identity/openid/discovery.rs", "USABLE: Duration = Duration::from_hours(24);"),
    ("again at most each 10 s", "src/identity/openid/discovery.rs", "BETWEEN_KEYS: Duration = Duration::from_secs(10);"),
    ("| 1 MiB |", "src/shell/limits.rs", "max_body_bytes = 1 << 20;"),
    ("at most 20 in a request", "crates/edge/src/limits.rs", "max_files: 20,"),
    ("brings at least 16 KiB each 30 s", "crates/edge/src/limits.rs", "min_bytes: 16 << 10,"),
    ("16 KiB each 30 s, or ends", "crates/edge/src/limits.rs", "min_bytes_period: Duration::from_secs(30),"),
    ("thrown away for 30 s", "crates/edge/src/limits.rs", "drain_time: Duration::from_secs(30),"),
    ("up to 64 MiB", "crates/edge/src/limits.rs", "drain_bytes: 64 << 20,"),
    ("| 20 requests with files", "crates/edge/src/limits.rs", "max_uploads: 20,"),
    ("as many bytes as 20 files", "src/shell/limits.rs", "max_upload_bytes = limits.body.max_file_bytes * limits.body.max_files as u64;"),
    ("for a request, 1 s at least", "crates/edge/src/limits.rs", "min_idle: Duration::from_secs(1),"),
    ("| 1,000; from the loopback", "crates/edge/src/limits.rs", "per_address: 1_000,"),
    ("of a TLS connection | 10 s |", "crates/edge/src/limits.rs", "handshake_timeout: Duration::from_secs(10),"),
    ("| 32 KiB in a handshake", "src/shell/tls.rs", "MOST_SHOWN: usize = 32 << 10;"),
    ("from a proxy at most 10,", "src/shell/client_certificate.rs", "MOST_CERTIFICATES: usize = 10;"),
    ("16 KiB each; revocation", "src/shell/client_certificate.rs", "MOST_BYTES: usize = 16 << 10;"),
    ("lists are checked each 5 s", "src/identity/cns/verifier.rs", "PERIOD: Duration = Duration::from_secs(5);"),
    ("whole within 75 s", "crates/edge/src/limits.rs", "head_timeout: Duration::from_secs(75),"),
    ("at most 128 KiB", "crates/edge/src/connections/connection.rs", "MAX_BUFFER_BYTES: usize = 128 << 10;"),
    ("of an answer | 60 s |", "crates/edge/src/limits.rs", "stall_timeout: Duration::from_mins(1),"),
    ("at least 16 KiB each 30 s, or the connection", "crates/edge/src/limits.rs", "min_bytes_period: Duration::from_secs(30),"),
    ("five times as many, over", "src/shell/limits.rs", "max_subscriptions = 5 * limits.session.max_sockets;"),
    ("closed after 60 s without", "crates/edge/src/limits.rs", "anonymous_idle_timeout: Duration::from_mins(1),"),
    ("| 64 KiB,", "crates/edge/src/limits.rs", "max_bytes: 64 << 10,"),
    ("10,000 tokens, 64 levels of nesting", "crates/edge/src/limits.rs", "max_tokens: 10_000,"),
    ("64 levels of nesting", "crates/edge/src/limits.rs", "max_nesting: 64,"),
    ("20 levels of fields", "crates/edge/src/limits.rs", "max_depth: 20,"),
    ("100 aliases of one field", "crates/edge/src/limits.rs", "max_aliases: 100,"),
    ("50 directives", "crates/edge/src/limits.rs", "max_directives: 50,"),
    ("| 15,000 bytes, 1,000 tokens, 15 aliases", "crates/edge/src/limits.rs", "max_bytes: 15_000, max_tokens: 1_000, max_aliases: 15,"),
    ("SHA-256 | 8 MiB", "crates/edge/src/limits.rs", "max_bytes: 8 << 20,"),
    ("one of 32 KiB at most", "crates/edge/src/limits.rs", "max_document_bytes: 32 << 10,"),
    ("asked for it for 24 hours", "crates/edge/src/limits.rs", "max_idle: Duration::from_hours(24)"),
    ("checked each 5 s", "crates/edge/src/trusted/documents.rs", "PERIOD: Duration = Duration::from_secs(5);"),
    ("their readers | 256 MiB", "crates/edge/src/limits.rs", "max_buffered_bytes: 256 << 20"),
    ("One of 16 KiB at most", "crates/edge/src/http_handler.rs", "SMALL_RESPONSE_BYTES: usize = 16 << 10;"),
    ("| 50,000, of an", "crates/edge/src/limits.rs", "max_cost: 50_000,"),
    ("of an employer 25,000,", "src/core/access/role.rs", "max_document_cost: 25_000,"),
    ("of an administrator 10,000:", "src/core/access/role.rs", "max_document_cost: 10_000,"),
    ("of its tokens, 2,000,000;", "src/shell/document_limits.rs", "DOCUMENTS_PER_MINUTE: u64 = 40;"),
    ("at one address 200,000;", "src/shell/document_limits.rs", "ANONYMOUS_PER_MINUTE: u64 = 200_000;"),
    ("at one address 10,000,000 |", "src/shell/document_limits.rs", "ADDRESS_PER_MINUTE: u64 = 10_000_000;"),
    ("each leases a twentieth", "crates/edge/src/rate/ledger.rs", "LEASES: u64 = 20;"),
    ("does not answer within 50 ms", "src/core/rate_store.rs", "TERM: Duration = Duration::from_millis(50);"),
    ("| 100 rows;", "src/core/graph/paging.rs", "MOST: i32 = 100;"),
    ("20 where `first` and `last` are left out", "src/core/graph/paging.rs", "USUAL: i32 = 20;"),
    ("counted up to 10,000", "src/applications/list/select.rs", "MOST_COUNTED: i64 = 10_000;"),
    ("counted up to 10,000", "src/authorizations/inbox/select.rs", "MOST_COUNTED: i64 = 10_000;"),
    ("| ids in `nodes` | 100 |", "src/shell/node.rs", "MOST: usize = 100;"),
    ("| files of a draft | 20;", "src/documents/document.rs", "MOST_FILES: usize = 20;"),
    ("| workers of an application | 10,000 by", "src/applications/content/beneficiary.rs", "MOST_IN_ALL: usize = 10_000;"),
    ("1,000 in one patch or one edit", "src/applications/content/beneficiary.rs", "MOST: usize = 1_000;"),
    ("| a period that is asked for | 731 days |", "src/applications/graphql/input/draft.rs", "MOST_ASKED: u32 = 731;"),
    ("1,100 days of an authorization", "src/applications/content/circumstances.rs", "MOST_GRANTED: u32 = 1_100;"),
    ("3,660 days used", "src/applications/content/circumstances.rs", "MOST_USED: u32 = 3_660;"),
    ("| periods of a decision | 100 |", "src/authorizations/terms.rs", "MOST_PERIODS: usize = 100;"),
    ("| 5,000 characters, 20 points", "src/interlocutions/opening.rs", "LONGEST_TEXT: usize = 5_000;"),
    ("application | 100 of 2,000 characters", "src/notes/adding.rs", "MOST_NOTES: i64 = 100;"),
    ("100 of 2,000 characters |", "src/notes/note.rs", "LONGEST_TEXT: usize = 2_000;"),
    ("| 10,000 characters;", "src/interlocutions/answering.rs", "LONGEST_TEXT: usize = 10_000;"),
    ("50 answers to one question", "src/interlocutions/answering.rs", "MOST_ANSWERS: i64 = 50;"),
    ("| events | kept for 30 days |", "src/core/events/stream.rs", "KEPT_DAYS: i64 = 30;"),
    ("at the same time | 512;", "crates/edge/src/mutation_slots.rs", "MAX_CONCURRENT: usize = 512;"),
    ("as many as there are) | 32 |", "crates/edge/src/limits.rs", "max_mutations: 32,"),
    ("| 100 operations at once", "crates/edge/src/limits.rs", "max_operations: 100,"),
    ("256 messages or 16 MiB that wait", "crates/edge/src/limits.rs", "max_queued_messages: 256,"),
    ("or 16 MiB that wait", "crates/edge/src/limits.rs", "max_buffered_bytes: 16 << 20,"),
    ("for 10 s at most", "crates/edge/src/limits.rs", "slow_reader_timeout: Duration::from_secs(10),"),
    ("opened within 30 s of its", "crates/edge/src/limits.rs", "reservation_timeout: Duration::from_secs(30),"),
    ("| 100 reservations of a session", "crates/edge/src/limits.rs", "max_reservations: 100,"),
    ("as there are), 10,000 in all", "crates/edge/src/limits.rs", "max_reservations_total: 10_000,"),
    ("| at least 10 characters |", "src/identity/administration/password.rs", "LEAST_CHARACTERS: usize = 10;"),
    ("| webhooks of the programs of a capacity | 10;", "src/identity/webhooks/domain.rs", "MOST_WEBHOOKS: i64 = 10;"),
    ("has 500 characters at most, an answer 10 s;", "src/identity/webhooks/target.rs", "LONGEST: usize = 500;"),
    (
        "an answer 10 s; one that takes nothing is stopped after 3 days",
        "src/identity/webhooks/domain.rs",
        "STOPPED_AFTER: Duration = Duration::days(3);",
    ),
];

#[test]
fn the_page_of_limits_says_what_the_source_says() {
    let page = text("docs/reference/limits.md");
    let wrong: Vec<_> = LIMITS.iter().filter(|(phrase, path, source)| !page.contains(phrase) || !text(path).contains(source)).collect();

    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_page_of_errors_has_every_code_with_its_texts() {
    let rows = rows("docs/reference/errors.md");
    let [english, italian] = ["en", "it"].map(|language| texts(&text(&format!("src/core/messages/{language}.ftl"))));
    let is_documented = |code: &str, texts: [&String; 2]| rows.iter().any(|row| quoted(&row[0]) == [code] && row[1..].iter().eq(texts));
    let wrong = english.iter().filter(|(code, text)| !is_documented(code, [text, &italian[*code]]));
    let wrong: Vec<String> = wrong.map(|(code, text)| format!("| `{code}` | {text} | {} |", italian[code])).collect();
    assert!(wrong.is_empty(), "docs/reference/errors.md lacks\n{}", wrong.join("\n"));

    let edge = text("crates/edge/src/request_error.rs");
    let codes = edge.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next());
    let missing: Vec<&str> = codes.filter(|code| !rows.iter().any(|row| quoted(&row[0]) == [*code])).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The texts of a file of messages, with `…` for each value; of those that depend on one, what they usually say.
fn texts(messages: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in messages.lines().filter(|line| !line.starts_with('#')) {
        if let Some((code, text)) = line.split_once(" =").filter(|(code, _)| !code.starts_with(' ')) {
            code.clone_into(&mut last);
            found.insert(last.clone(), without_values(text.trim()));
        } else if let Some((_, text)) = line.split_once("*[other] ") {
            let texts = found.entry(last.clone()).or_default();
            format!("{texts} {}", without_values(text)).trim_start().clone_into(texts);
        }
    }
    found
}

fn without_values(text: &str) -> String {
    let mut pieces = text.split("{ $");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |joined, piece| format!("{joined}…{}", piece.split_once(" }").map_or(piece, |(_, rest)| rest)))
}
