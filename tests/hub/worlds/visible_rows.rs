//! What exists for someone, read over a connection that is bound to them.

use std::sync::Arc;

use omnia_hub::core::access::{Capacity, Function, Person, Role, Viewer as Who};
use omnia_hub::core::ids::SessionId;
use uuid::Uuid;

use super::Seen;
use super::facts::{Acts, Viewer, World};
use super::rows::key;
use crate::world::{Hub, Result, bail};

const ALL: &str = "
    select 'account' as kind, id from account
    union all select 'capacity', id from capacity
    union all select 'employer', id from employer
    union all select 'position', id from position
    union all select 'unit', id from productive_unit
    union all select 'delegation', id from delegation
    union all select 'sub_delegation', id from sub_delegation
    union all select 'application', id from application
    union all select 'alert', id from alert
    union all select 'note', id from note
    union all select 'event', ('00000000-0000-0000-0000-' || lpad(to_hex(id), 12, '0'))::uuid from event";

/// Everything that exists for this viewer.
pub async fn sees(hub: &Hub, world: &World, viewer: &Viewer) -> Result<Seen> {
    let mut bound = hub.app().db.bind(&who(hub, world, viewer)).await?;
    let rows: Vec<(String, Uuid)> = sqlx::query_as(ALL).fetch_all(&mut *bound).await?;
    rows.into_iter().map(|(kind, id)| place(&kind, id)).collect()
}

fn place(kind: &str, id: Uuid) -> Result<(&'static str, usize)> {
    let kinds =
        ["account", "capacity", "employer", "position", "unit", "delegation", "sub_delegation", "application", "alert", "note", "event"];
    let Some(kind) = kinds.into_iter().find(|known| *known == kind) else { bail!("no such kind: {kind}") };
    let place = usize::try_from(id.as_u64_pair().1)? - 1;
    if kind != "event" && id != key(kind, place) {
        bail!("{id} is none of ours");
    }
    Ok((kind, place))
}

/// The viewer as a session holds it, with what was true when the session began.
fn who(hub: &Hub, world: &World, viewer: &Viewer) -> Who {
    let capacity = &world.capacities[viewer.capacity];
    let (role, function) = match capacity.acts {
        Acts::RepresentativeOf(_) => (Role::Employer, Function::LegalRepresentative),
        Acts::EmployeeOf(_) => (Role::Employer, Function::Employee),
        Acts::PractitionerOf(_) => (Role::Intermediary, Function::Practitioner),
        Acts::CollaboratorOf(_) => (Role::Intermediary, Function::Collaborator),
        Acts::OperatorAt(_) => (Role::Operator, Function::Operator),
        Acts::DirectorAt(_) => (Role::Director, Function::Director),
        Acts::Auditor => (Role::Auditor, Function::Auditor),
        Acts::Administrator => (Role::Admin, Function::Administrator),
    };
    let capacity = Capacity {
        id: key("capacity", viewer.capacity).into(),
        role,
        function,
        employer: None,
        intermediary: None,
        office: None,
        subject: None,
        valid_from: capacity.days.from,
        valid_to: capacity.days.to,
    };
    Who::Person(Arc::new(Person {
        session: SessionId(Uuid::nil()),
        account: key("account", viewer.account).into(),
        name: String::new(),
        capacity,
        last_seen_at: hub.now(),
        expires_at: hub.now(),
        program: None,
        is_by_password_alone: true,
    }))
}
