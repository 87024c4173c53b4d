//! The chain: what an entry's hash covers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Serialize, Serializer};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An entry of the access log, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its place in the chain, from 1, without gaps.
    pub number: i64,
    /// Its key.
    pub id: Uuid,
    /// When, exact to a microsecond; of more than one request, the first.
    pub at: DateTime<Utc>,
    /// Whose account.
    pub account_id: Uuid,
    /// The name of the person.
    pub person_name: String,
    /// The capacity of the session.
    pub capacity_id: Uuid,
    /// The role.
    pub role: String,
    /// The employer, intermediary or office that the person acts in.
    pub subject_name: Option<String>,
    /// The session.
    pub session_id: Uuid,
    /// The program, where one of the person's own programs did it.
    pub program_id: Option<Uuid>,
    /// The address of the client.
    pub address: Option<String>,
    /// The program of the client, as it names itself.
    pub agent: Option<String>,
    /// `READ` or `CHANGE`.
    pub kind: String,
    /// The name of the operation, as the client gave it.
    pub operation: Option<String>,
    /// The fields of the root, or the download.
    pub fields: Vec<String>,
    /// Whose data.
    pub employers: Vec<Uuid>,
    /// Which applications, where they are few.
    pub applications: Vec<Uuid>,
    /// How many applications.
    pub application_count: i32,
    /// Of how many workers personal data were shown, counted again by each request.
    pub worker_count: i32,
    /// The requests that it covers.
    pub requests: i32,
    /// When the last of them was, where it covers more than one.
    pub last_at: Option<DateTime<Utc>>,
    /// Which accounts, where an administrator read or changed some.
    pub accounts: Vec<Uuid>,
    /// The hash of the entry before it; zeros of the first.
    #[serde(serialize_with = "as_hex")]
    pub previous_hash: Vec<u8>,
    /// SHA-256 over all else.
    #[serde(serialize_with = "as_hex")]
    pub hash: Vec<u8>,
}

fn as_hex<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex::encode(bytes))
}

/// The hash before the first entry, and before the first seal.
pub const ZERO_HASH: [u8; 32] = [0; 32];

impl Entry {
    /// SHA-256 over the hash before it and a JSON array: number, key, microseconds, who, what, and of more than one request how many and
    /// the microseconds of the last, then the accounts where there are some. Entries from before either was stored keep their hash.
    pub fn computed_hash(&self) -> Vec<u8> {
        // Each column by its name: one that is added does not compile until it is hashed.
        let Self {
            number,
            id,
            at,
            account_id,
            person_name,
            capacity_id,
            role,
            subject_name,
            session_id,
            program_id,
            address,
            agent,
            kind,
            operation,
            fields,
            employers,
            applications,
            application_count,
            worker_count,
            requests,
            last_at,
            accounts,
            previous_hash,
            hash: _,
        } = self;
        let at = at.timestamp_micros();
        let who = json!([account_id, person_name, capacity_id, role, subject_name, session_id, program_id, address, agent]);
        let what = json!([kind, operation, fields, employers, applications, application_count, worker_count]);
        let repeated = json!([requests, last_at.map(|last| last.timestamp_micros())]);
        let columns = match (requests, last_at, accounts.as_slice()) {
            (1, None, []) => json!([number, id, at, who, what]),
            (_, _, []) => json!([number, id, at, who, what, repeated]),
            (_, _, accounts) => json!([number, id, at, who, what, repeated, accounts]),
        };
        let mut hash = Sha256::new();
        hash.update(previous_hash);
        hash.update(columns.to_string());
        hash.finalize().to_vec()
    }
}

/// The hash of a seal: SHA-256 over the seal before it, the day, the number of its last entry and the hash of that entry.
pub fn seal_hash(previous: &[u8], day: NaiveDate, last_number: i64, last_hash: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(day.to_string());
    hash.update(last_number.to_be_bytes());
    hash.update(last_hash);
    hash.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let nil = Uuid::nil();
        Entry {
            number: 1,
            id: nil,
            at: DateTime::default(),
            account_id: nil,
            person_name: "Mario Rossi".to_owned(),
            capacity_id: nil,
            role: "EMPLOYER".to_owned(),
            subject_name: None,
            session_id: nil,
            program_id: None,
            address: None,
            agent: None,
            kind: "READ".to_owned(),
            operation: None,
            fields: vec!["application".to_owned()],
            employers: vec![nil],
            applications: Vec::new(),
            application_count: 0,
            worker_count: 0,
            requests: 1,
            last_at: None,
            accounts: Vec::new(),
            previous_hash: ZERO_HASH.to_vec(),
            hash: Vec::new(),
        }
    }

    #[test]
    fn the_hash_covers_each_column_and_the_entry_before() {
        let edits: [fn(&mut Entry); 23] = [
            |entry| entry.number = 2,
            |entry| entry.id = Uuid::max(),
            |entry| entry.at += chrono::Duration::microseconds(1),
            |entry| entry.account_id = Uuid::max(),
            |entry| entry.person_name = "Maria Rossi".to_owned(),
            |entry| entry.capacity_id = Uuid::max(),
            |entry| entry.role = "AUDITOR".to_owned(),
            |entry| entry.subject_name = Some(String::new()),
            |entry| entry.session_id = Uuid::max(),
            |entry| entry.program_id = Some(Uuid::nil()),
            |entry| entry.address = Some("127.0.0.1".to_owned()),
            |entry| entry.agent = Some("curl".to_owned()),
            |entry| entry.kind = "CHANGE".to_owned(),
            |entry| entry.operation = Some("Q".to_owned()),
            |entry| entry.fields.clear(),
            |entry| entry.employers.clear(),
            |entry| entry.applications.push(Uuid::nil()),
            |entry| entry.application_count = 1,
            |entry| entry.worker_count = 1,
            |entry| entry.requests = 2,
            |entry| entry.last_at = Some(DateTime::default()),
            |entry| entry.accounts.push(Uuid::nil()),
            |entry| entry.previous_hash[0] = 1,
        ];
        for (column, edit) in edits.iter().enumerate() {
            let mut edited = entry();
            edit(&mut edited);

            assert_ne!(edited.computed_hash(), entry().computed_hash(), "column {column}");
        }
    }

    #[test]
    fn the_hash_of_a_stored_entry_stays_what_it_was() {
        let mut entry = entry();
        entry.at = "2026-03-16T09:00:00.123456Z".parse().expect("an instant");

        assert_eq!(hex::encode(entry.computed_hash()), "773d893cb29dd30bb1dde09f22a47742d9f6a575cfbc0f900b6ac8fa60aed3fa");
    }

    #[test]
    fn the_hash_of_an_entry_of_several_requests_stays_what_it_was() {
        let mut entry = entry();
        (entry.requests, entry.last_at) = (3, Some(DateTime::default()));

        assert_eq!(hex::encode(entry.computed_hash()), "9eb51a0dc13ee9345b811f1e1dfd8c048afafeae0d861b64ebeb0f0cfeb7c35d");
    }
}
