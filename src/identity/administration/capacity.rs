//! The capacity that an account is given.

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::access::{Function, Role, SubjectKind};
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, GlobalId, IntermediaryId, OfficeId};
use crate::identity::store::capacities::{self, NewCapacity};

/// Characters of what names a subject.
const LONGEST_SUBJECT: usize = 40;

/// A capacity, as it is asked for.
#[derive(Debug, Clone)]
pub struct WantedCapacity {
    /// What the hub is to let it do.
    pub role: Role,
    /// In what function the person is to hold the role; without it in its usual one.
    pub function: Option<Function>,
    /// The employer, intermediary or office: its id, its tax code or its code.
    pub subject: Option<String>,
    /// First day; without it today.
    pub valid_from: Option<NaiveDate>,
    /// Last day; none while it is open.
    pub valid_to: Option<NaiveDate>,
}

impl WantedCapacity {
    /// The capacity, or all that is wrong with it.
    pub async fn read(&self, db: &mut PgConnection, id: CapacityId, account: AccountId, today: NaiveDate) -> Result<NewCapacity> {
        let function = self.function.unwrap_or(self.role.functions()[0]);
        let valid_from = self.valid_from.unwrap_or(today);
        let mut wrong = Vec::new();
        if !self.role.functions().contains(&function) {
            let refusal = Refusal::new("FUNCTION_OF_ANOTHER_ROLE").at(["function"]);
            wrong.push(refusal.with("function", function.as_str()).with("role", self.role.as_str()));
        }
        if let Some(to) = self.valid_to.filter(|to| *to < valid_from) {
            wrong.push(Refusal::new("PERIOD_UPSIDE_DOWN").at(["validTo"]).with("from", valid_from).with("to", to));
        }
        let subject = match find_subject(db, self.role, self.subject.as_deref()).await {
            Err(Error::Refused(refusals)) => {
                wrong.extend(refusals);
                None
            }
            found => found?,
        };
        match wrong.is_empty() {
            true => Ok(NewCapacity { id, account, role: self.role, function, subject, valid_from, valid_to: self.valid_to }),
            false => Err(Error::Refused(wrong)),
        }
    }
}

/// For whom a capacity of this role acts, by an id, a tax code or a code; none for a role that acts for no one.
pub async fn find_subject(db: &mut PgConnection, role: Role, named: Option<&str>) -> Result<Option<Uuid>> {
    let named = named.map(str::trim).filter(|named| !named.is_empty());
    let refusal = |code: &'static str| Error::from(Refusal::new(code).at(["subject"]).with("role", role.as_str()));
    let (kind, named) = match (role.acts_for(), named) {
        (Some(kind), Some(named)) => (kind, named),
        (Some(_), None) => return Err(refusal("SUBJECT_MISSING")),
        (None, Some(_)) => return Err(refusal("SUBJECT_OF_NO_USE")),
        (None, None) => return Ok(None),
    };
    let letter = match kind {
        SubjectKind::Employer => EmployerId::LETTER,
        SubjectKind::Intermediary => IntermediaryId::LETTER,
        SubjectKind::Office => OfficeId::LETTER,
    };
    let key = GlobalId::read(named).filter(|id| id.letter == letter).map(|id| id.key);
    let is_possible = named.len() <= LONGEST_SUBJECT && !named.contains('\0');
    let found = match is_possible {
        true => capacities::find_subject(db, kind, key, &named.to_uppercase()).await?,
        false => None,
    };
    found.map(Some).ok_or_else(|| refusal("SUBJECT_UNKNOWN"))
}
