//! What a request reads or changes of employers and of the accounts of others, and the queue to the access log.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection};
use chrono::{DateTime, Utc};
use tokio::sync::mpsc::{OwnedPermit, Receiver, Sender, channel};
use tokio::time::timeout;
use uuid::Uuid;

use super::access::Person;
use super::error::{Error, Result};
use super::ids::{AccountId, ApplicationId, EmployerId, PositionId};
use super::request_context::RequestContext;

/// Accesses that wait to be written. Whoever reads more waits until some are.
const QUEUE_CAPACITY: usize = 10_000;
/// How long a request waits for room in the queue.
const SEND_TIMEOUT: Duration = Duration::from_secs(5);
/// The longest name of an operation that is kept, in characters.
const LONGEST_NAME: usize = 100;
/// Root fields that an entry names.
const MOST_FIELDS: usize = 20;

omnia_rules::named! {
    /// What an access did.
    AccessKind {
        /// It read.
        Read = "READ",
        /// It changed something, or tried to.
        Change = "CHANGE",
    }
}

/// What one request did, for the access log.
#[derive(Debug, Clone)]
pub struct Access {
    /// Its key.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, in which capacity and session.
    pub person: Arc<Person>,
    /// The address of the client.
    pub address: Option<Arc<str>>,
    /// The program of the client, as it names itself.
    pub agent: Option<Arc<str>>,
    /// The operation, or the download.
    pub operation: Arc<Operation>,
    /// The field that shows what is the office's own, such as a proposal: applicants do not see such an entry.
    pub of_office: Option<&'static str>,
    /// Whose data. This list and those below are sorted, each key once.
    pub employers: Vec<EmployerId>,
    /// Positions whose employers were touched too: the log looks up whose they are.
    pub positions: Vec<PositionId>,
    /// Applications whose employers were touched too: the log looks up whose they are.
    pub unattributed: Vec<ApplicationId>,
    /// Which applications.
    pub applications: Vec<ApplicationId>,
    /// Which accounts, of others.
    pub accounts: Vec<AccountId>,
    /// Of how many workers personal data were shown.
    pub worker_count: usize,
}

/// The way to the access log; without one, as in tests of parts, accesses are not written.
#[derive(Debug, Clone, Default)]
pub struct AccessQueue(Option<Sender<Access>>);

impl AccessQueue {
    /// A queue, and its end from which a task writes the log.
    pub fn open() -> (Self, Receiver<Access>) {
        let (sender, receiver) = channel(QUEUE_CAPACITY);
        (Self(Some(sender)), receiver)
    }

    /// Waits for a place in the queue, or fails where there is none for some seconds: nothing is shown that is not logged.
    async fn reserve(&self) -> Result<Option<OwnedPermit<Access>>> {
        let Some(sender) = &self.0 else { return Ok(None) };
        if let Ok(place) = sender.clone().try_reserve_owned() {
            return Ok(Some(place));
        }
        match timeout(SEND_TIMEOUT, sender.clone().reserve_owned()).await {
            Ok(Ok(place)) => Ok(Some(place)),
            Ok(Err(_)) => Err(Error::access_log_unavailable("the hub stops")),
            Err(_) => Err(Error::access_log_unavailable("the queue stays full")),
        }
    }
}

/// What an operation is called and selects.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Operation {
    /// What it does.
    pub kind: AccessKind,
    /// Its name, as the client gave it.
    pub name: Option<String>,
    /// The fields of the root that it selects, or the download.
    pub fields: Vec<String>,
}

/// What a request has read or changed so far.
#[derive(Debug, Default)]
pub struct Accesses {
    described: OnceLock<Arc<Operation>>,
    seen: Mutex<Seen>,
    /// The place of a change in the queue, taken before it begins.
    place: Mutex<Option<OwnedPermit<Access>>>,
}

#[derive(Debug, Default)]
struct Seen {
    employers: Vec<EmployerId>,
    positions: Vec<PositionId>,
    unattributed: Vec<ApplicationId>,
    applications: Vec<ApplicationId>,
    accounts: Vec<AccountId>,
    worker_count: usize,
    /// Whether an account was looked for by what only one person has.
    has_searched_accounts: bool,
    /// What of the office's own the access is about, by the field that shows it: applicants do not see such an entry.
    of_office: Option<&'static str>,
}

impl Seen {
    fn is_empty(&self) -> bool {
        self.employers.is_empty()
            && self.positions.is_empty()
            && self.unattributed.is_empty()
            && self.accounts.is_empty()
            && self.worker_count == 0
            && !self.has_searched_accounts
    }
}

impl Accesses {
    /// Says what the operation is; a second description is ignored.
    pub fn describe(&self, document: &ExecutableDocument) {
        let Some((name, operation)) = document.operations.iter().next() else { return };
        let kind = if operation.node.ty == OperationType::Mutation { AccessKind::Change } else { AccessKind::Read };
        let field = |selection: &Selection| match selection {
            Selection::Field(field) => Some(field.node.name.node.to_string()),
            Selection::FragmentSpread(_) | Selection::InlineFragment(_) => None,
        };
        let selected = &operation.node.selection_set.node.items;
        let fields = selected.iter().filter_map(|selection| field(&selection.node)).take(MOST_FIELDS).collect();
        let name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        let _ = self.described.set(Arc::new(Operation { kind, name, fields }));
    }

    /// Says what is read where there is no operation: a download, or a notification.
    pub fn describe_read(&self, of: &str) {
        let _ = self.described.set(Arc::new(Operation { kind: AccessKind::Read, name: None, fields: vec![of.to_owned()] }));
    }

    /// Whether the operation is a mutation.
    pub fn is_of_change(&self) -> bool {
        self.described.get().is_some_and(|described| described.kind == AccessKind::Change)
    }

    /// Notes that data of an employer are shown or changed.
    pub fn employer(&self, employer: EmployerId) {
        self.seen().employers.push(employer);
    }

    /// Notes that an application is shown or changed.
    pub fn application(&self, application: ApplicationId, employer: EmployerId) {
        let mut seen = self.seen();
        seen.employers.push(employer);
        seen.applications.push(application);
    }

    /// Notes that something of an application is shown or changed, where its employer is not at hand.
    pub fn of_application(&self, application: ApplicationId) {
        let mut seen = self.seen();
        seen.applications.push(application);
        seen.unattributed.push(application);
    }

    /// Notes that something of a position is shown or changed, where its employer is not at hand.
    pub fn of_position(&self, position: PositionId) {
        self.seen().positions.push(position);
    }

    fn account(&self, account: AccountId) {
        self.seen().accounts.push(account);
    }

    /// Notes that an account was looked for by its tax code or its e-mail address: also that nothing was found shows something of a person.
    pub fn account_search(&self) {
        self.seen().has_searched_accounts = true;
    }

    /// Notes that what is seen next is the office's own, such as a proposal: the field that shows it is named in the entry.
    pub fn of_office(&self, field: &'static str) {
        self.seen().of_office = Some(field);
    }

    /// Notes that personal data of so many workers of an application are shown.
    pub fn workers(&self, application: ApplicationId, employer: EmployerId, count: usize) {
        self.application(application, employer);
        self.seen().worker_count += count;
    }

    /// Notes that a worker was looked for by their tax code: also that nothing was found shows something of them.
    pub fn worker_search(&self) {
        self.seen().worker_count += 1;
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was seen since it was last taken.
    fn take(&self) -> Seen {
        std::mem::take(&mut self.seen())
    }
}

/// The keys in order, each once: a request notes a key as often as it meets it.
fn each_once<T: Ord>(mut keys: Vec<T>) -> Vec<T> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl RequestContext {
    /// Notes that an account is shown or changed: of someone else, for one's own is no access.
    pub fn note_account(&self, account: AccountId) {
        if self.viewer.signed_in().is_ok_and(|person| person.account != account) {
            self.accesses.account(account);
        }
    }

    /// Sends what the request read or changed to the access log: before its answer leaves, so that nothing is shown that is not logged.
    pub async fn log_access(&self) -> Result<()> {
        let seen = self.accesses.take();
        let (Ok(person), Some(described)) = (self.viewer.person(), self.accesses.described.get()) else { return Ok(()) };
        if described.kind == AccessKind::Read && seen.is_empty() {
            return Ok(());
        }
        let reserved = self.accesses.place.lock().unwrap_or_else(PoisonError::into_inner).take();
        let place = match reserved {
            Some(place) => Some(place),
            None => self.app.access_queue.reserve().await?,
        };
        let Some(place) = place else { return Ok(()) };
        let access = Access {
            id: self.key(),
            at: self.now(),
            person: person.clone(),
            address: self.origin.address.clone(),
            agent: self.origin.agent.clone(),
            operation: described.clone(),
            of_office: seen.of_office,
            employers: each_once(seen.employers),
            positions: each_once(seen.positions),
            unattributed: each_once(seen.unattributed),
            applications: each_once(seen.applications),
            accounts: each_once(seen.accounts),
            worker_count: seen.worker_count,
        };
        place.send(access);
        Ok(())
    }

    /// Takes a place in the queue for a change before it begins: what is done can then be logged.
    pub async fn reserve_access(&self) -> Result<()> {
        if self.viewer.person().is_ok() && self.accesses.is_of_change() {
            let place = self.app.access_queue.reserve().await?;
            *self.accesses.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
        }
        Ok(())
    }
}
