//! Each change is an event: whatever row a mutation changes for somebody, they hear of. The mutations are those of `tests/access.csv`, all of
//! them; the rows are read under the policies of each viewer before and after.

use std::collections::BTreeSet;
use std::time::Duration;

use omnia_hub::core::RequestContext;
use omnia_hub::core::access::{Role, Viewer, allowed};
use omnia_hub::core::ids::GlobalId;
use omnia_hub::identity::{Sessions, TokenUse};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::access::PERFORMANCES;
use super::access::cast::Cast;
use crate::world::*;

const CHANGES: &str = "subscription { changes { kind nodeId version node { id } application { id status } } }";

/// Tables that viewers read, each with the column of the thing that its rows are part of, and the letter of that thing's ids.
const TABLES: [(&str, &str, u8); 15] = [
    ("alert", "application_id", b'A'),
    ("application", "id", b'A'),
    ("authorization_grant", "id", b'Z'),
    ("authorized_period", "authorization_id", b'Z'),
    ("beneficiary", "application_id", b'A'),
    ("delegation", "id", b'D'),
    ("document", "id", b'F'),
    ("dossier", "application_id", b'A'),
    ("draft_change", "application_id", b'A'),
    ("interlocution", "id", b'T'),
    ("interlocution_answer", "interlocution_id", b'T'),
    ("note", "id", b'M'),
    ("proposal", "id", b'R'),
    ("status_change", "application_id", b'A'),
    ("sub_delegation", "id", b'B'),
];

/// Tables of which no change is told: registries and laws that no mutation writes, what is one's own account's, and the hub's own books.
const OTHERS: [&str; 25] = [
    "access_employer",
    "access_entry",
    "access_seal",
    "account",
    "capacity",
    "classification_period",
    "employer",
    "event",
    "idempotency",
    "intermediary",
    "logout_token",
    "number_series",
    "office",
    "office_count",
    "position",
    "productive_unit",
    "program",
    "webhook",
    "recovery_code",
    "second_factor",
    "security_notice",
    "session",
    "sign_in_attempt",
    "sign_in_challenge",
    "sign_in_origin",
];

/// What is shown or hidden together with its application: who hears of its change of status looks at it anew.
const WITH_STATUS: [&str; 6] =
    ["authorization_grant", "authorized_period", "document", "interlocution", "interlocution_answer", "proposal"];

/// A row as somebody sees it: its table, the id of the thing that it is part of, that of its application, and a digest.
type SeenRow = (&'static str, String, Option<String>, String);

/// The ids that a viewer heard of, and those of applications whose status changed.
#[derive(Default)]
struct Heard {
    ids: BTreeSet<String>,
    turned: BTreeSet<String>,
}

impl Heard {
    fn covers(&self, (table, id, application, _): &SeenRow) -> bool {
        let with_status = || WITH_STATUS.contains(table) && application.as_ref().is_some_and(|id| self.turned.contains(id));
        self.ids.contains(id) || with_status()
    }
}

#[story(once)]
async fn each_row_that_a_mutation_changes_for_somebody_is_in_a_change_that_they_hear(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;
    let viewers: Vec<(Role, &Persona)> = cast.all().into_iter().filter(|(role, _)| *role != Role::Admin).collect();
    let mut sockets = Vec::new();
    for (_, viewer) in &viewers {
        let mut socket = viewer.opens_a_socket().await?;
        let mut changes = socket.subscribes(CHANGES, json!({})).await?;
        changes.is_silent_for(Duration::from_millis(200)).await?;
        sockets.push((socket, changes));
    }

    let mut unheard = Vec::new();
    for performance in PERFORMANCES.iter().filter(|performance| !performance.mutation.ends_with("Program")) {
        for (_, person) in viewers.iter().filter(|(role, _)| allowed(*role, performance.action)) {
            let before = rows(&cast, &viewers).await?;
            (performance.does)(&cast, person).await?.succeeds()?;
            let after = rows(&cast, &viewers).await?;
            let heard = hears_up_to_a_marker(&cast, &mut sockets).await?;
            // What comes before the other mutations may register a delegation without its steps.
            let is_told = |row: &&SeenRow| row.0 != "delegation" || performance.mutation.contains("elegat");
            for (at, (role, _)) in viewers.iter().enumerate() {
                let changed = before[at].symmetric_difference(&after[at]).filter(|row| !heard[at].covers(row)).filter(is_told);
                unheard.extend(changed.map(|(table, ..)| format!("{}: the {role} does not hear of a {table}", performance.mutation)));
            }
        }
    }
    unheard.sort();
    unheard.dedup();
    ensure!(unheard.is_empty(), "{}", unheard.join("\n"));
    Ok(())
}

#[story(once)]
async fn each_table_is_told_of_or_is_listed_as_one_that_is_not(hub: Hub) -> Result {
    let tables = hub.as_owner(async |db| {
        let names = "select table_name::text from information_schema.tables where table_schema = 'hub' and table_type = 'BASE TABLE'";
        Ok(sqlx::query_scalar::<_, String>(names).fetch_all(db).await?)
    });
    let tables = tables.await?;

    let told = TABLES.iter().map(|(table, ..)| *table).chain(OTHERS).collect::<BTreeSet<_>>();

    ensure!(told == tables.iter().map(String::as_str).collect(), "in the database: {tables:?}");
    Ok(())
}

/// What each viewer sees of the tables.
async fn rows(cast: &Cast, viewers: &[(Role, &Persona)]) -> Result<Vec<BTreeSet<SeenRow>>> {
    let sessions = Sessions::new(cast.hub.app().clone(), None);
    let mut seen = Vec::new();
    for (_, viewer) in viewers {
        let person = sessions.find(viewer.token()?, TokenUse::IN_USE).await?.context("a session")?;
        let context = RequestContext::new(cast.hub.app().clone(), Viewer::Person(person), Default::default(), Default::default());
        let mut db = context.read().await?;
        let mut of_viewer = BTreeSet::new();
        for (table, column, letter) in TABLES {
            let may_read = sqlx::query_scalar("select has_table_privilege(current_user, 'hub.' || $1, 'select')").bind(table);
            if !may_read.fetch_one(&mut *db).await? {
                continue;
            }
            let application = if WITH_STATUS.contains(&table) { "application_id" } else { "null::uuid" };
            let read = AssertSqlSafe(format!("select {column}, {application}, md5(t::text) from hub.{table} t"));
            for (key, application, digest) in sqlx::query_as::<_, (Uuid, Option<Uuid>, String)>(read).fetch_all(&mut *db).await? {
                let id = GlobalId { letter, key }.write();
                of_viewer.insert((table, id, application.map(|key| GlobalId { letter: b'A', key }.write()), digest));
            }
        }
        seen.push(of_viewer);
    }
    Ok(seen)
}

/// The ids that each viewer heard of, up to an application that the operator takes now.
async fn hears_up_to_a_marker(cast: &Cast, sockets: &mut [(Socket, Subscription)]) -> Result<Vec<Heard>> {
    let marker = cast.taken().await?.id;
    let mut all = Vec::new();
    for (_, changes) in sockets {
        let mut heard = Heard::default();
        loop {
            let change = changes.next().await?.get("changes")?.clone();
            let ids = [&change["nodeId"], &change["application"]["id"]];
            heard.ids.extend(ids.into_iter().filter_map(|id| id.as_str().map(str::to_owned)));
            if change["kind"] != "APPLICATION_STATUS_CHANGED" {
                continue;
            }
            heard.turned.extend(change["nodeId"].as_str().map(str::to_owned));
            // The marker was submitted and then taken.
            if change["nodeId"] == marker.as_str() && change["application"]["status"] == "ASSIGNED" {
                break;
            }
        }
        all.push(heard);
    }
    Ok(all)
}
