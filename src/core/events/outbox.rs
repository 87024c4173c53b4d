//! The outbox: events are written in the transaction of the change that they announce.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::event::{ChangedNode, Event, EventFilter, EventKind, NewEvent, NodeType};
use crate::core::access::Person;
use crate::core::error::Result;
use crate::core::ids::ApplicationId;
use crate::core::named_person::NamedPerson;

/// Writes events, in this order. The commit numbers them, and from then on readers see them: until then no lock is held, so that a
/// transaction that hangs does not keep others from writing.
pub async fn append(db: &mut PgConnection, events: &[NewEvent], by: Option<&Person>, now: DateTime<Utc>) -> Result<()> {
    let kinds: Vec<String> = events.iter().map(|event| event.kind.as_str().to_owned()).collect();
    let node_types: Vec<Option<String>> = events.iter().map(|event| event.node.map(|node| node.of.as_str().to_owned())).collect();
    let nodes: Vec<Option<Uuid>> = events.iter().map(|event| event.node.map(|node| node.key)).collect();
    let versions: Vec<Option<i32>> = events.iter().map(|event| event.node.and_then(|node| node.version)).collect();
    let intermediaries: Vec<Option<Uuid>> = events.iter().map(|event| event.intermediary.map(|id| id.0)).collect();
    let applications: Vec<Option<Uuid>> = events.iter().map(|event| event.application.map(|id| id.0)).collect();
    let positions: Vec<Option<Uuid>> = events.iter().map(|event| event.position.map(|id| id.0)).collect();
    let offices: Vec<Option<Uuid>> = events.iter().map(|event| event.office.map(|id| id.0)).collect();
    let submitted: Vec<bool> = events.iter().map(|event| event.submitted).collect();
    let payloads: Vec<Value> = events.iter().map(|event| event.payload.clone()).collect();
    sqlx::query!(
        "insert into event (at, actor, actor_account, actor_role, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version,
            intermediary_id)
        select $1, $8, $9, $10, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version, intermediary_id
        from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::boolean[], $7::jsonb[], $11::text[], $12::uuid[], $13::integer[],
            $14::uuid[])
            with ordinality as new_event (kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version,
                intermediary_id, place)
        order by place",
        now,
        &kinds,
        &applications as &[Option<Uuid>],
        &positions as &[Option<Uuid>],
        &offices as &[Option<Uuid>],
        &submitted,
        &payloads,
        by.map(|person| person.name.as_str()),
        by.map(|person| person.account.0),
        by.map(|person| person.capacity.role.as_str()),
        &node_types as &[Option<String>],
        &nodes as &[Option<Uuid>],
        &versions as &[Option<i32>],
        &intermediaries as &[Option<Uuid>],
    )
    .execute(db)
    .await?;
    Ok(())
}

// The condition `id > 0` lets PostgreSQL use the partial indexes of numbered events.

/// The events after a cursor that the bound viewer may see, oldest first.
pub(super) async fn after(db: &mut PgConnection, cursor: i64, most: i64) -> Result<Vec<Event>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, at, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version, actor, actor_account, actor_role
        from event
        where id > $1
            and id > 0
        order by id
        limit $2",
        cursor,
        most,
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(Event::from).collect())
}

/// The events that match a filter and that the viewer may see, after one cursor and up to another, oldest first.
pub async fn matching(db: &mut PgConnection, filter: &EventFilter, after: i64, upto: i64, most: i64) -> Result<Vec<Event>> {
    let kinds: Vec<String> = filter.kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
    // A statement for each kind of filter: one that may or may not filter would be planned for neither.
    let rows = match (filter.application, filter.nodes.as_slice()) {
        (Some(application), _) => {
            let of_one = sqlx::query_as!(
                Row,
                "select id, at, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version, actor, actor_account, actor_role
                from event
                where application_id = $1
                    and kind = any($2)
                    and id > $3
                    and id > 0
                    and id <= $4
                order by id
                limit $5",
                application.0,
                &kinds,
                after,
                upto,
                most,
            );
            of_one.fetch_all(db).await?
        }
        (None, []) => {
            let of_all = sqlx::query_as!(
                Row,
                "select id, at, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version, actor, actor_account, actor_role
                from event
                where kind = any($1)
                    and id > $2
                    and id > 0
                    and id <= $3
                order by id
                limit $4",
                &kinds,
                after,
                upto,
                most,
            );
            of_all.fetch_all(db).await?
        }
        (None, nodes) => {
            let of_nodes = sqlx::query_as!(
                Row,
                "select id, at, kind, application_id, position_id, office_id, submitted, payload, node_type, node_id, version, actor, actor_account, actor_role
                from event
                where (node_id = any($1) or application_id = any($1))
                    and kind = any($2)
                    and id > $3
                    and id > 0
                    and id <= $4
                order by id
                limit $5",
                nodes,
                &kinds,
                after,
                upto,
                most,
            );
            of_nodes.fetch_all(db).await?
        }
    };
    Ok(rows.into_iter().map(Event::from).collect())
}

/// Whether the viewer may see a stored event.
pub async fn sees_event(db: &mut PgConnection, id: i64) -> Result<bool> {
    Ok(sqlx::query_scalar!(r#"select exists (select from event where id = $1) as "sees!""#, id).fetch_one(db).await?)
}

/// Whether the viewer sees what was changed.
pub async fn sees_node(db: &mut PgConnection, changed: ChangedNode) -> Result<bool> {
    let sees = match changed.of {
        NodeType::Application => "select exists (select from application where id = $1)",
        NodeType::Authorization => "select exists (select from authorization_grant where id = $1)",
        NodeType::Delegation => "select exists (select from delegation where id = $1)",
        NodeType::Document => "select exists (select from document where id = $1)",
        NodeType::Interlocution => "select exists (select from interlocution where id = $1)",
        NodeType::Note => "select exists (select from note where id = $1)",
        NodeType::Proposal => "select exists (select from proposal where id = $1)",
        NodeType::SubDelegation => "select exists (select from sub_delegation where id = $1)",
    };
    Ok(sqlx::query_scalar(sees).bind(changed.key).fetch_one(db).await?)
}

/// Whether the viewer still sees this application.
pub async fn sees_application(db: &mut PgConnection, application: ApplicationId) -> Result<bool> {
    let sees = sqlx::query_scalar!(r#"select exists (select from application where id = $1) as "sees!""#, application.0);
    Ok(sees.fetch_one(db).await?)
}

struct Row {
    id: i64,
    at: DateTime<Utc>,
    kind: String,
    application_id: Option<Uuid>,
    position_id: Option<Uuid>,
    office_id: Option<Uuid>,
    submitted: bool,
    payload: Value,
    node_type: Option<String>,
    node_id: Option<Uuid>,
    version: Option<i32>,
    actor: Option<String>,
    actor_account: Option<Uuid>,
    actor_role: Option<String>,
}

impl From<Row> for Event {
    fn from(row: Row) -> Self {
        let application = row.application_id.map(Into::into);
        // While hubs are upgraded one after the other, an older one reads what a newer one wrote.
        let kind = row.kind.parse().unwrap_or(EventKind::Unknown);
        let node_type = row.node_type.and_then(|name| name.parse().ok());
        let node = node_type.zip(row.node_id).map(|(of, key)| ChangedNode { of, key, version: row.version });
        // Events from before nodes were written were about their application.
        let node = node.or_else(|| match kind {
            EventKind::ApplicationStatusChanged | EventKind::AlertsChanged => {
                Some(ChangedNode { of: NodeType::Application, key: row.application_id?, version: None })
            }
            _ => None,
        });
        Self {
            id: row.id,
            at: row.at,
            kind,
            node,
            actor: row.actor.map(|name| NamedPerson::of(row.actor_account, name)),
            actor_role: row.actor_role,
            application,
            position: row.position_id.map(Into::into),
            office: row.office_id.map(Into::into),
            submitted: row.submitted,
            payload: row.payload,
        }
    }
}

/// Deletes events older than this instant, a page at a time; whether there may be more. The newest one stays, so that the end of the
/// series is known and a genuine cursor is never taken for an invented one.
pub async fn forget(db: &mut PgConnection, before: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "delete from event
        where id in (
            select id
            from event
            where at < $1
                and id > 0
                and id < (select max(id) from event)
            order by at
            limit 1000)",
        before
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1000)
}

/// The ids of the oldest and the newest stored event, whoever may see them.
pub async fn bounds(db: &mut PgConnection) -> Result<(Option<i64>, Option<i64>)> {
    let row = sqlx::query!("select oldest, newest from event_bounds()").fetch_one(db).await?;
    Ok((row.oldest, row.newest))
}
