//! Writes a world into the tables, past the policies, in place of the one that was there.

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::facts::{About, Acts, DelegationStatus, World};
use crate::world::{Hub, Result, Value, json};

/// The key of a thing: its kind and its place can be read from it.
pub fn key(kind: &str, place: usize) -> Uuid {
    let kind = kind.bytes().take(7).fold(0_u128, |sum, byte| sum << 8 | u128::from(byte));
    Uuid::from_u128(kind << 64 | (place as u128 + 1))
}

/// Puts the world in place of what the database holds.
pub async fn write(hub: &Hub, world: &World) -> Result {
    hub.as_owner(async |db| {
        let empty = "truncate hub.office, hub.employer, hub.intermediary, hub.account, hub.event cascade";
        sqlx::raw_sql(empty).execute(&mut *db).await?;
        for (table, rows) in tables(world) {
            fill(db, table, rows).await?;
        }
        Ok(())
    })
    .await
}

/// Inserts rows with the columns of the first.
async fn fill(db: &mut PgConnection, table: &str, rows: Vec<Value>) -> Result {
    let Some(columns) = rows.first().and_then(Value::as_object).map(|row| row.keys().cloned().collect::<Vec<_>>().join(", ")) else {
        return Ok(());
    };
    let insert = format!(
        "insert into hub.{table} ({columns}) overriding system value
        select {columns} from jsonb_populate_recordset(null::hub.{table}, $1)"
    );
    sqlx::query(AssertSqlSafe(insert)).bind(Value::Array(rows)).execute(db).await?;
    Ok(())
}

/// The rows of each table, those that others refer to first.
fn tables(world: &World) -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("office", many(world.offices, |n| json!({ "id": key("office", n), "code": n.to_string(), "name": "Sede", "province": "BG" }))),
        (
            "employer",
            many(
                world.employers,
                |n| json!({ "id": key("employer", n), "tax_code": n.to_string(), "name": "E", "name_search": "e", "legal_form": "SRL" }),
            ),
        ),
        (
            "intermediary",
            many(
                world.intermediaries,
                |n| json!({ "id": key("intermediary", n), "tax_code": n.to_string(), "name": "I", "kind": "LAWYER" }),
            ),
        ),
        ("position", many(world.positions.len(), |n| position(world, n))),
        ("productive_unit", many(world.units.len(), |n| unit(world, n))),
        ("account", many(world.accounts.len(), |n| account(world, n))),
        ("capacity", many(world.capacities.len(), |n| capacity(world, n))),
        ("delegation", many(world.delegations.len(), |n| delegation(world, n))),
        ("sub_delegation", many(world.sub_delegations.len(), |n| sub_delegation(world, n))),
        ("application", many(world.applications.len(), |n| application(world, n))),
        ("alert", many(world.applications.len(), |n| alert(world, n))),
        ("note", many(world.applications.len(), |n| note(world, n))),
        ("event", many(world.events.len(), |n| event(world, n))),
    ]
}

fn many(count: usize, row: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..count).map(row).collect()
}

const THEN: &str = "2026-01-01T09:00:00Z";

fn position(world: &World, n: usize) -> Value {
    let position = &world.positions[n];
    json!({
        "id": key("position", n), "employer_id": key("employer", position.employer), "number": format!("{n:010}"),
        "office_id": key("office", position.office),
    })
}

fn unit(world: &World, n: usize) -> Value {
    let unit = &world.units[n];
    json!({
        "id": key("unit", n), "position_id": key("position", unit.position), "number": n, "name": "U", "kind": "PLANT", "address": "Via Roma 1",
        "municipality_code": "A794", "municipality": "Bergamo", "province": "BG", "office_id": key("office", unit.office), "active_from": "2020-01-01",
    })
}

fn account(world: &World, n: usize) -> Value {
    let status = if world.accounts[n].is_disabled { "DISABLED" } else { "ACTIVE" };
    json!({
        "id": key("account", n), "tax_code": n.to_string(), "email": n.to_string(), "name": "P", "password_hash": "", "status": status,
        "created_at": THEN,
    })
}

fn capacity(world: &World, n: usize) -> Value {
    let capacity = &world.capacities[n];
    let (role, function, employer, intermediary, office) = match capacity.acts {
        Acts::RepresentativeOf(employer) => ("EMPLOYER", "LEGAL_REPRESENTATIVE", Some(employer), None, None),
        Acts::EmployeeOf(employer) => ("EMPLOYER", "EMPLOYEE", Some(employer), None, None),
        Acts::PractitionerOf(intermediary) => ("INTERMEDIARY", "PRACTITIONER", None, Some(intermediary), None),
        Acts::CollaboratorOf(intermediary) => ("INTERMEDIARY", "COLLABORATOR", None, Some(intermediary), None),
        Acts::OperatorAt(office) => ("OPERATOR", "OPERATOR", None, None, Some(office)),
        Acts::DirectorAt(office) => ("DIRECTOR", "DIRECTOR", None, None, Some(office)),
        Acts::Auditor => ("AUDITOR", "AUDITOR", None, None, None),
        Acts::Administrator => ("ADMIN", "ADMINISTRATOR", None, None, None),
    };
    json!({
        "id": key("capacity", n), "account_id": key("account", capacity.account), "role": role, "function": function,
        "employer_id": employer.map(|n| key("employer", n)), "intermediary_id": intermediary.map(|n| key("intermediary", n)),
        "office_id": office.map(|n| key("office", n)), "valid_from": capacity.days.from, "valid_to": capacity.days.to,
    })
}

fn delegation(world: &World, n: usize) -> Value {
    let delegation = &world.delegations[n];
    let status = match delegation.status {
        DelegationStatus::Draft => "DRAFT",
        DelegationStatus::Printed => "PRINTED",
        DelegationStatus::Active => "ACTIVE",
        DelegationStatus::Discarded => "DISCARDED",
        DelegationStatus::Revoked => "REVOKED",
        DelegationStatus::Expired => "EXPIRED",
        DelegationStatus::Superseded => "SUPERSEDED",
    };
    let is_active = delegation.status == DelegationStatus::Active;
    json!({
        "id": key("delegation", n), "intermediary_id": key("intermediary", delegation.intermediary),
        "position_id": key("position", delegation.position), "employer_id": key("employer", world.positions[delegation.position].employer),
        "employer_name": "E", "position_number": format!("{:010}", delegation.position), "delegator_tax_code": "0", "status": status, "version": 1,
        "valid_from": delegation.days.from, "valid_to": delegation.days.to, "created_at": THEN,
        "activated_at": is_active.then_some(THEN), "signed_form_reference": is_active.then_some("F"),
    })
}

fn sub_delegation(world: &World, n: usize) -> Value {
    let given = &world.sub_delegations[n];
    json!({
        "id": key("sub_delegation", n), "delegation_id": key("delegation", given.delegation), "capacity_id": key("capacity", given.capacity),
        "collaborator_name": "P", "valid_from": given.days.from, "valid_to": given.days.to, "created_at": THEN,
        "ended_at": given.has_ended.then_some(THEN),
    })
}

fn application(world: &World, n: usize) -> Value {
    let application = &world.applications[n];
    let position = world.units[application.unit].position;
    let submitted = application.is_submitted;
    json!({
        "id": key("application", n), "employer_id": key("employer", world.positions[position].employer), "position_id": key("position", position),
        "unit_id": key("unit", application.unit), "office_id": key("office", application.office), "submitted": submitted,
        "status": if submitted { "PROTOCOLLED" } else { "DRAFT" }, "version": 1, "benefit": "CIGO", "cause": "LACK_OF_WORK", "period_from": "2026-03-02", "period_to": "2026-03-15", "workforce": [], "created_at": THEN,
        "updated_at": THEN, "submitted_at": submitted.then_some(THEN), "blocking_alerts": 0, "warning_alerts": 0, "info_alerts": 0,
        "document_count": 0, "beneficiary_count": 0, "ticket": format!("{n:016}"),
    })
}

fn alert(world: &World, n: usize) -> Value {
    let application = &world.applications[n];
    json!({
        "id": key("alert", n), "application_id": key("application", n), "position_id": key("position", world.units[application.unit].position),
        "office_id": key("office", application.office), "submitted": application.is_submitted, "rule": "R01", "severity": "INFO", "path": "",
        "message": "R01", "computed": {}, "ordinal": 0, "raised_at": THEN,
    })
}

fn note(world: &World, n: usize) -> Value {
    let application = &world.applications[n];
    json!({
        "id": key("note", n), "application_id": key("application", n), "position_id": key("position", world.units[application.unit].position),
        "office_id": key("office", application.office), "submitted": application.is_submitted, "text": "N", "written_at": THEN,
        "account_id": key("account", 0), "capacity_id": key("capacity", 0), "author": "P", "role": "OPERATOR",
    })
}

fn event(world: &World, n: usize) -> Value {
    let (kind, application, position, office, submitted) = match world.events[n] {
        About::Application { application, as_draft } => {
            let it = &world.applications[application];
            let kind = if as_draft { "ALERTS_CHANGED" } else { "APPLICATION_STATUS_CHANGED" };
            (kind, Some(application), Some(world.units[it.unit].position), Some(it.office), !as_draft)
        }
        About::Delegation(delegation) => ("DELEGATION_CHANGED", None, Some(world.delegations[delegation].position), None, true),
        About::Session => ("SESSION_ENDED", None, None, None, true),
    };
    json!({
        "id": n + 1, "at": THEN, "kind": kind, "application_id": application.map(|n| key("application", n)),
        "position_id": position.map(|n| key("position", n)), "office_id": office.map(|n| key("office", n)), "submitted": submitted, "payload": {},
    })
}
