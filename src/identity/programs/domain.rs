//! Programs: their kinds, what is asked for, and how long what they are given holds.

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};

use crate::core::access::{Capacity, Scope};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::required_text;
use crate::core::ids::{AccountId, CapacityId, ProgramId};
use crate::core::named_person::NamedPerson;
use crate::core::random::Random;
use crate::identity::domain::{PERSONAL_TOKEN, Token};

/// Programs of a capacity that hold at the same time.
pub const MOST_PROGRAMS: i64 = 20;
/// For how long a program holds at most.
pub const MAX_DAYS: i64 = 366;
/// For how long the secret before a rotation holds at most.
pub const MAX_OVERLAP_HOURS: i32 = 168;
/// How long an access token holds.
pub const ACCESS_TOKEN_SECONDS: i64 = 3600;
/// Characters of a name.
const LONGEST_NAME: usize = 100;
/// What the secrets of clients begin with.
const CLIENT_SECRET: &str = "omnia_cs_";

omnia_rules::named! {
    /// How a program proves who it is.
    ProgramKind {
        /// By one token, which it sends with each request.
        PersonalToken = "PERSONAL_TOKEN",
        /// By its id and a secret, for which it receives access tokens of an hour (OAuth 2, client credentials).
        Client = "CLIENT",
    }
}

/// A program, without its secrets.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its key.
    pub id: ProgramId,
    /// The capacity that it acts in.
    pub capacity: CapacityId,
    /// Whose capacity it is.
    pub account: AccountId,
    /// Name and surname of the person who made it.
    pub made_by: String,
    /// As its owner calls it.
    pub name: String,
    /// How it proves who it is.
    pub kind: ProgramKind,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Until when the secret before the last rotation holds.
    pub previous_until: Option<DateTime<Utc>>,
    /// The last use, exact to a minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// The address of the last use.
    pub last_address: Option<String>,
}

impl Program {
    /// The person who made it.
    pub fn maker(&self) -> NamedPerson {
        NamedPerson { account: Some(self.account), name: self.made_by.clone() }
    }

    /// Whether it can still be used.
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

/// Who has a program made: a person, in a capacity.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// The account.
    pub account: AccountId,
    /// Name and surname.
    pub name: &'a str,
    /// The capacity.
    pub capacity: &'a Capacity,
}

/// A program to be made.
#[derive(Debug, Clone)]
pub struct WantedProgram {
    /// As its owner calls it.
    pub name: String,
    /// How it is to prove who it is.
    pub kind: ProgramKind,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// In how many days it ends.
    pub days: i64,
}

impl WantedProgram {
    /// The program, where the holder may have it made; or all that is wrong with what was asked for.
    pub fn read(self, id: ProgramId, holder: Holder<'_>, now: DateTime<Utc>) -> Result<Program> {
        let (name, mut wrong) = match required_text(&self.name, "name", LONGEST_NAME) {
            Err(Error::Refused(refusals)) => (String::new(), refusals),
            name => (name?, Vec::new()),
        };
        wrong.extend(wrong_scopes(&self.scopes, holder.capacity));
        if !(1..=MAX_DAYS).contains(&self.days) {
            wrong.push(Refusal::new("PROGRAM_EXPIRY").at(["expiresInDays"]).with("days", MAX_DAYS));
        }
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        let scopes = Scope::ALL.iter().copied().filter(|scope| self.scopes.contains(scope)).collect();
        Ok(Program {
            id,
            capacity: holder.capacity.id,
            account: holder.account,
            made_by: holder.name.to_owned(),
            name,
            kind: self.kind,
            scopes,
            created_at: now,
            expires_at: now + Duration::days(self.days),
            revoked_at: None,
            previous_until: None,
            last_used_at: None,
            last_address: None,
        })
    }
}

fn wrong_scopes(scopes: &[Scope], capacity: &Capacity) -> Vec<Refusal> {
    if scopes.is_empty() {
        return vec![Refusal::new("PROGRAM_SCOPES_MISSING").at(["scopes"])];
    }
    let exceeds = |scope: Scope| scope.action().is_some_and(|action| !capacity.may_ever(action));
    let exceeding = scopes.iter().enumerate().filter(|(_, scope)| exceeds(**scope));
    exceeding
        .map(|(at, scope)| Refusal::new("SCOPE_NOT_YOURS").at(["scopes".to_owned(), at.to_string()]).with("scope", scope.as_str()))
        .collect()
}

/// For how long the secret before a rotation goes on to hold.
#[derive(Debug, Clone, Copy)]
pub struct Overlap(Duration);

impl Overlap {
    /// So many hours; none ends it at once.
    pub fn hours(hours: i32) -> Result<Self> {
        match (0..=MAX_OVERLAP_HOURS).contains(&hours) {
            true => Ok(Self(Duration::hours(hours.into()))),
            false => Err(Refusal::new("PROGRAM_OVERLAP").at(["overlapHours"]).with("most", MAX_OVERLAP_HOURS).into()),
        }
    }

    /// Until when the secret holds; none where it ends at once.
    pub fn until(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (!self.0.is_zero()).then(|| now + self.0)
    }
}

/// The secret of a program: 256 random bits after a prefix. It is shown once, and stored as its hash.
pub struct Secret {
    /// As the program gets it.
    pub text: String,
    /// As it is stored.
    pub hash: [u8; 32],
}

impl Secret {
    /// A new secret for a program of this kind.
    pub fn generate(kind: ProgramKind, random: &dyn Random) -> Self {
        let prefix = match kind {
            ProgramKind::PersonalToken => PERSONAL_TOKEN,
            ProgramKind::Client => CLIENT_SECRET,
        };
        let text = Token::of_program(prefix, random).as_str().to_owned();
        Self { hash: Self::hash(&text), text }
    }

    /// The hash of a secret that a client sent.
    pub fn hash(text: &str) -> [u8; 32] {
        Sha256::digest(text.as_bytes()).into()
    }
}
