//! The access log in the graph: all of it for the auditor, one's own for everybody, that of its data for an employer.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::NaiveDate;
use omnia_edge::PlainFields;
use uuid::Uuid;

use super::store::{self, Seal};
use super::verify::verify_day;
use super::visible::{Filter, VisibleEntry, for_auditor, for_others};
use crate::core::access::Role;
use crate::core::access::acts::SeeAccessLog;
use crate::core::accesses::AccessKind;
use crate::core::graph::{Cursor, Date, DateTime, Page, PageArguments, Paged, PersonNode};
use crate::core::ids::{AccountId, ApplicationId, EmployerId, ProgramId, ServingId};
use crate::core::named_person::NamedPerson;
use crate::core::{Error, RequestContextExt, Result};

/// What someone changed with one request, or read with the requests of one operation within a moment.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "AccessEntry")]
pub struct AccessEntryNode {
    /// Its place in the log, from 1, without gaps.
    pub number: i64,
    /// When; of more than one request, the first.
    pub at: DateTime,
    /// Who did it.
    pub person: PersonNode,
    /// The role in which they did it.
    pub role: Role,
    /// The employer, intermediary or office that they acted in.
    pub subject: Option<String>,
    /// The program of the person's own that did it; null where they did it themselves, or it is not shown.
    pub program: Option<ID>,
    /// The address that it came from; only of one's own accesses, and for the auditor.
    pub address: Option<String>,
    /// The client that it came from, as it names itself; only of one's own accesses, and for the auditor.
    pub agent: Option<String>,
    /// Whether something was read or changed.
    pub kind: AccessKind,
    /// The name of the operation, as the client gave it; only of one's own accesses, and for the auditor.
    pub operation: Option<String>,
    /// The fields of the root that were selected, or what was downloaded: at most 20; only of one's own accesses, and for the auditor.
    pub fields: Vec<String>,
    /// The employers whose data were shown or changed; for an employer, itself alone.
    pub employers: Vec<ID>,
    /// The applications that were shown or changed, where they are at most 20; for an employer, those of its own.
    pub applications: Vec<ID>,
    /// The accounts of others that an administrator was shown or changed; only of one's own accesses, and for the auditor.
    pub accounts: Vec<ID>,
    /// How many applications; only of one's own accesses, and for the auditor.
    pub application_count: Option<i32>,
    /// Of how many workers personal data were shown, counted again by each request; only of one's own accesses, and for the auditor.
    pub worker_count: Option<i32>,
    /// How many requests; only of one's own accesses, and for the auditor.
    pub requests: Option<i32>,
    /// When the last of them was, where there is more than one; only of one's own accesses, and for the auditor.
    pub last_at: Option<DateTime>,
    /// Whether the viewer did it.
    pub is_own: bool,
}

/// The last entry of a day that has ended, under a hash that covers all entries up to it.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "AccessSeal")]
pub struct AccessSealNode {
    /// The day, in Rome.
    pub day: Date,
    /// The number of its last entry.
    pub last_number: i64,
    /// SHA-256 over the seal before it, the day, the number and the hash of its last entry, in hexadecimal digits.
    pub hash: String,
    /// When it was sealed.
    pub sealed_at: DateTime,
}

/// Whether the entries of a day are those that were written.
#[derive(SimpleObject)]
pub struct AccessLogVerification {
    /// Whether each entry follows the one before it, and the seal the entries.
    pub is_intact: bool,
    /// How many entries were verified.
    pub entries: i64,
    /// The number of the first entry that is missing or was changed; null where the entries are whole.
    pub first_broken: Option<i64>,
}

/// Which entries; all conditions hold at once. Only the auditor may filter.
#[derive(InputObject, Default)]
pub struct AccessLogFilter {
    /// Those about this employer.
    pub employer_id: Option<EmployerId>,
    /// Those about this account, which an administrator was shown or changed.
    pub account_id: Option<AccountId>,
    /// Those of this capacity: its id, or that of an official.
    pub capacity_id: Option<ServingId>,
    /// Those that read, or those that changed something.
    pub kind: Option<AccessKind>,
    /// From this instant on.
    pub from: Option<DateTime>,
    /// Before this instant.
    pub to: Option<DateTime>,
}

/// The queries of the access log.
#[derive(Default)]
pub struct AccessLogQuery;

#[Object]
impl AccessLogQuery {
    /// Who read or changed what, newest first: everything for the auditor; for others what they did themselves, and for an employer what
    /// anybody did with its data.
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; for the auditor only.")] filter: Option<AccessLogFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<i64, AccessEntryNode>> {
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let person = ctx.person()?;
        let sees_all = ctx.viewer().ensure_role_may(&SeeAccessLog);
        let rows = match (sees_all, filter) {
            (Ok(()), filter) => {
                let filter = filter.unwrap_or_default().into();
                for_auditor(&mut *ctx.read().await?, person.account.0, &filter, &page).await?
            }
            (Err(refused), Some(_)) => return Err(refused),
            (Err(_), None) => for_others(&mut *ctx.read().await?, &page).await?,
        };
        let rows = rows.into_iter().map(|row| Ok((row.number, row.id, node(row)?))).collect::<Result<Vec<_>>>()?;
        let cursor = |row: &(i64, Uuid, AccessEntryNode)| Cursor { value: row.0, key: row.1 };
        Ok(page.connect(rows, EmptyFields, cursor, |row| row.2))
    }

    /// The seals of the access log, oldest first, for the auditor. A copy that is kept elsewhere shows whether the log was written anew.
    async fn access_log_seals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<NaiveDate, AccessSealNode>> {
        ctx.viewer().ensure_role_may(&SeeAccessLog)?;
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let rows = store::seals(&mut *ctx.read().await?, &page).await?;
        Ok(page.connect(rows, EmptyFields, |row| Cursor { value: row.day, key: Uuid::nil() }, Into::into))
    }

    /// Whether the entries of a sealed day are those that were written, for the auditor. The command `omnia-hub access-log verify` reads the
    /// whole log.
    async fn verify_access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A day that is sealed.")] day: Date,
    ) -> Result<AccessLogVerification> {
        ctx.viewer().ensure_role_may(&SeeAccessLog)?;
        let verified = verify_day(&mut *ctx.read().await?, day.0).await?.ok_or(Error::NotFound)?;
        Ok(AccessLogVerification {
            is_intact: verified.broken.is_none(),
            entries: verified.entries,
            first_broken: verified.broken.and_then(|broken| broken.entry()),
        })
    }
}

fn node(row: VisibleEntry) -> Result<AccessEntryNode> {
    Ok(AccessEntryNode {
        number: row.number,
        at: DateTime(row.at),
        person: NamedPerson::of(Some(row.account_id), row.person_name).into(),
        role: row.role.parse().map_err(Error::fault)?,
        subject: row.subject_name,
        program: row.program_id.map(|key| ProgramId(key).into()),
        address: row.address,
        agent: row.agent,
        kind: row.kind.parse().map_err(Error::fault)?,
        operation: row.operation,
        fields: row.fields,
        employers: row.employers.into_iter().map(|key| EmployerId(key).into()).collect(),
        applications: row.applications.into_iter().map(|key| ApplicationId(key).into()).collect(),
        accounts: row.accounts.into_iter().map(|key| AccountId(key).into()).collect(),
        application_count: row.application_count,
        worker_count: row.worker_count,
        requests: row.requests,
        last_at: row.last_at.map(DateTime),
        is_own: row.is_own,
    })
}

impl From<Seal> for AccessSealNode {
    fn from(seal: Seal) -> Self {
        Self { day: Date(seal.day), last_number: seal.last_number, hash: hex::encode(seal.hash), sealed_at: DateTime(seal.sealed_at) }
    }
}

impl From<AccessLogFilter> for Filter {
    fn from(filter: AccessLogFilter) -> Self {
        Self {
            employer: filter.employer_id.map(|id| id.0),
            account: filter.account_id.map(|id| id.0),
            capacity: filter.capacity_id.map(|id| id.0.0),
            kind: filter.kind.map(AccessKind::as_str),
            from: filter.from.map(|at| at.0),
            to: filter.to.map(|at| at.0),
        }
    }
}
