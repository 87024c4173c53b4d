//! Acts that are done once for their key, however often they are sent.

use std::collections::BTreeMap;

use async_graphql::Context;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

use super::db::Tx;
use super::error::{Error, Refusal, Result};
use super::ids::CapacityId;
use super::request_context::RequestContext;

/// A key that the caller gave to an act and its input.
pub struct IdempotencyKey {
    capacity: CapacityId,
    key: String,
    act: &'static str,
    input_sha256: [u8; 32],
}

impl IdempotencyKey {
    /// The key of one act of a capacity, which stands for this input alone; refused where it is empty, too long or not visible text. Each
    /// release writes the same input alike: what was sent before an upgrade is known after it.
    pub fn new(capacity: CapacityId, key: &str, act: &'static str, input: &Value) -> Result<Self> {
        if !(1..=128).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::new("IDEMPOTENCY_KEY_BAD").at(["idempotencyKey"]).into());
        }
        Ok(Self { capacity, key: key.to_owned(), act, input_sha256: fingerprint(input) })
    }

    /// The key of one of many that a caller's act with this key is made of.
    pub fn of_part(capacity: CapacityId, key: &str, part: Uuid, act: &'static str, input: &Value) -> Result<Self> {
        let whole = Self::new(capacity, key, act, input)?;
        // The parts of one key are as many as the things that it names: each is kept under a digest of both.
        Ok(Self { key: hex::encode(Sha256::digest(format!("{act} {part} {key}"))), ..whole })
    }

    /// What the act made when it was done before with this key; of two at once the second waits here until the first is done.
    pub async fn claim(&self, tx: &mut Tx) -> Result<Option<Uuid>> {
        let digest = Sha256::digest(format!("{} {}", self.capacity.0, self.key));
        let lock = i64::from_be_bytes(digest.first_chunk().copied().unwrap_or_default());
        sqlx::query!("select pg_advisory_xact_lock($1)", lock).execute(&mut **tx).await?;
        self.done_before(tx).await
    }

    /// What the act made when it was done before with this key; the same key with other input is refused.
    pub async fn done_before(&self, db: &mut PgConnection) -> Result<Option<Uuid>> {
        match kept(db, self.capacity, &self.key).await? {
            None => Ok(None),
            Some(kept) if kept.act == self.act && kept.input_sha256 == self.input_sha256 => Ok(Some(kept.result_id)),
            Some(_) => Err(reused()),
        }
    }

    /// Whether something was done with this key before, whatever it was: asked where the input is not yet read.
    pub async fn is_known(db: &mut PgConnection, capacity: CapacityId, key: &str) -> Result<bool> {
        Ok(kept(db, capacity, key).await?.is_some())
    }

    /// Keeps the key with what the act made, in the act's transaction.
    pub async fn keep(&self, db: &mut PgConnection, result: Uuid, now: DateTime<Utc>) -> Result<()> {
        let kept = sqlx::query!(
            "insert into idempotency (capacity_id, key, act, input_sha256, result_id, created_at)
            values ($1, $2, $3, $4, $5, $6)",
            self.capacity.0,
            self.key,
            self.act,
            &self.input_sha256,
            result,
            now
        )
        .execute(db)
        .await
        .map_err(Error::from);
        match kept {
            // The same key at the same moment for something else: the other one was first.
            Err(error) if error.constraint() == Some("idempotency_pkey") => Err(reused()),
            other => other.map(|_| ()),
        }
    }
}

/// The key of an act, where the caller gave one.
pub struct OptionalKey(Option<IdempotencyKey>);

impl OptionalKey {
    /// The key of one act of the viewer's capacity, which stands for this input alone.
    pub fn new(context: &RequestContext, key: Option<&str>, act: &'static str, input: &Value) -> Result<Self> {
        let Some(key) = key else { return Ok(Self(None)) };
        Ok(Self(Some(IdempotencyKey::new(context.person()?.capacity.id, key, act, input)?)))
    }

    /// What the act made when it was done before with this key; of two at once the second waits here until the first is done.
    pub async fn claim(&self, tx: &mut Tx) -> Result<Option<Uuid>> {
        match &self.0 {
            Some(key) => key.claim(tx).await,
            None => Ok(None),
        }
    }

    /// The same where the caller holds what the act is done to: the second of two at once has waited already.
    pub async fn done_before(&self, db: &mut PgConnection) -> Result<Option<Uuid>> {
        match &self.0 {
            Some(key) => key.done_before(db).await,
            None => Ok(None),
        }
    }

    /// Keeps the key with what the act made, in the act's transaction.
    pub async fn keep(&self, db: &mut PgConnection, result: Uuid, now: DateTime<Utc>) -> Result<()> {
        match &self.0 {
            Some(key) => key.keep(db, result, now).await,
            None => Ok(()),
        }
    }
}

impl From<IdempotencyKey> for OptionalKey {
    fn from(key: IdempotencyKey) -> Self {
        Self(Some(key))
    }
}

/// The value of an argument of a mutation as it was sent, after coercion: what a key stands for.
pub fn sent(ctx: &Context<'_>, argument: &str) -> Result<Value> {
    let arguments = ctx.field().arguments().map_err(|error| Error::fault(error.message))?;
    let value = arguments.into_iter().find(|(name, _)| name == argument).map(|(_, value)| value);
    value.unwrap_or_default().into_json().map_err(Error::fault)
}

fn fingerprint(input: &Value) -> [u8; 32] {
    Sha256::digest(in_order(input).to_string()).into()
}

/// The same value with the fields of each object by name: clients send them in any order.
fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let by_name: BTreeMap<&String, &Value> = fields.iter().collect();
            Value::Object(by_name.into_iter().map(|(name, value)| (name.clone(), in_order(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(in_order).collect()),
        other => other.clone(),
    }
}

/// A key as the database keeps it.
struct StoredValue {
    act: String,
    input_sha256: Vec<u8>,
    result_id: Uuid,
}

async fn kept(db: &mut PgConnection, capacity: CapacityId, key: &str) -> Result<Option<StoredValue>> {
    let row = sqlx::query_as!(
        StoredValue,
        "select act, input_sha256, result_id from idempotency where capacity_id = $1 and key = $2",
        capacity.0,
        key
    );
    Ok(row.fetch_optional(db).await?)
}

/// Forgets keys that were given before this instant, a page at a time; says whether there may be more.
pub async fn forget_keys(db: &mut PgConnection, before: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "delete from idempotency
        where (capacity_id, key) in (
            select capacity_id, key
            from idempotency
            where created_at < $1
            order by created_at
            limit 1000)",
        before
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1000)
}

fn reused() -> Error {
    Refusal::new("IDEMPOTENCY_KEY_REUSED").at(["idempotencyKey"]).into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_input_has_the_same_fingerprint_in_each_release() {
        let input =
            json!({ "benefit": "CIGO", "content": { "hoursRequested": "80.00", "cause": null, "workers": [{ "b": 1, "a": 2.5 }] } });

        // Of {"benefit":"CIGO","content":{"cause":null,"hoursRequested":"80.00","workers":[{"a":2.5,"b":1}]}}
        assert_eq!(hex::encode(fingerprint(&input)), "5ca2a324edee3389938a35a3ca697e64264356a698fadae66fb09c7408b3d724");
    }
}
