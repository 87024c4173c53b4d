//! What the registry holds before a story begins, written past the policies: offices, employers, positions, units, intermediaries,
//! accounts, capacities, delegations. Every identifier is valid.

use std::io::Write;

use chrono::{Days, NaiveDate};
use omnia_hub::core::access::{Function, Role};
use omnia_hub::core::ids::{AccountId, CapacityId, DelegationId, EmployerId, GlobalId, IntermediaryId, OfficeId, PositionId, UnitId};
use omnia_hub::core::random::SeededRandom;
use omnia_hub::identity::Passwords;
use omnia_rules::identifiers::{PersonalDetails, Sex, TaxCode, body_check_digit};
use omnia_rules::text::search_text;
use uuid::Uuid;

use super::servers::Servers;
use super::{Context, Hub, Result};

/// The password of every account of a story.
pub const PASSWORD: &str = "correct horse battery staple";

/// An office of the institute.
#[derive(Debug, Clone)]
pub struct Office {
    pub key: OfficeId,
    pub id: String,
    pub code: String,
    pub name: String,
}

/// A contributive position, with a seat as its unit number 0.
#[derive(Debug, Clone)]
pub struct Position {
    pub key: PositionId,
    pub id: String,
    pub number: String,
    pub employer: EmployerId,
    pub office: Office,
    pub unit: Unit,
}

/// A productive unit.
#[derive(Debug, Clone)]
pub struct Unit {
    pub key: UnitId,
    pub id: String,
    pub number: i32,
    pub office: Office,
}

/// A person's account.
#[derive(Debug, Clone)]
pub struct Account {
    pub key: AccountId,
    pub id: String,
    pub email: String,
    pub name: String,
    pub tax_code: String,
}

/// One capacity of an account.
#[derive(Debug, Clone)]
pub struct CapacityRow {
    pub key: CapacityId,
    pub id: String,
    pub role: Role,
}

/// A delegation that was written as active.
#[derive(Debug, Clone)]
pub struct Delegation {
    pub key: DelegationId,
    pub id: String,
}

impl Hub {
    /// The office of this name; made at the first use.
    pub async fn office(&self, name: &str) -> Result<Office> {
        let found = self
            .as_owner(async |db| {
                Ok(sqlx::query_as::<_, (Uuid, String)>("select id, code from hub.office where name = $1")
                    .bind(name)
                    .fetch_optional(db)
                    .await?)
            })
            .await?;
        if let Some((key, code)) = found {
            return Ok(Office { key: OfficeId(key), id: OfficeId(key).global().write(), code, name: name.to_owned() });
        }
        let (key, code) = (self.key(), format!("{:04}", self.number()));
        self.as_owner(async |db| {
            let row =
                sqlx::query("insert into hub.office (id, code, name, province) values ($1, $2, $3, 'BG')").bind(key).bind(&code).bind(name);
            Ok(row.execute(db).await.map(drop)?)
        })
        .await?;
        Ok(Office { key: OfficeId(key), id: OfficeId(key).global().write(), code, name: name.to_owned() })
    }

    /// An employer without a position: its key and tax code.
    pub async fn registers_employer(&self, name: &str) -> Result<(EmployerId, String)> {
        let (key, tax_code) = (self.key(), body_tax_code(self.number())?);
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.employer (id, tax_code, vat_number, name, name_search, legal_form)
                values ($1, $2, $2, $3, $4, 'SRL')",
            );
            Ok(row.bind(key).bind(&tax_code).bind(name).bind(search_text(name)).execute(db).await.map(drop)?)
        })
        .await?;
        Ok((EmployerId(key), tax_code))
    }

    /// A position in construction (art. 10, letter m) since 2020, at an office.
    pub async fn registers_position(&self, employer: EmployerId, office: &Office) -> Result<Position> {
        let key = self.key();
        let first_eight = 49_000_000 + self.number();
        let number = format!("{first_eight}{:02}", first_eight % 93);
        self.as_owner(async |db| {
            let row = sqlx::query("insert into hub.position (id, employer_id, number, office_id, pec) values ($1, $2, $3, $4, $5)");
            let pec = format!("posizione{number}@pec.example.it");
            row.bind(key).bind(employer.0).bind(&number).bind(office.key.0).bind(pec).execute(db).await?;
            Ok(())
        })
        .await?;
        let position = PositionId(key);
        self.classifies(position, "11301", Some("M"), day(2020, 1, 1), None).await?;
        let unit = self.registers_unit(position, 0, "SEAT", office).await?;
        Ok(Position { key: position, id: position.global().write(), number, employer, office: office.clone(), unit })
    }

    /// Puts a position under another code and letter, since ever.
    pub async fn reclassifies(&self, position: &Position, code: &str, article10: &str) -> Result {
        self.as_owner(async |db| {
            let row = sqlx::query("update hub.classification_period set statistical_code = $2, article10 = $3 where position_id = $1");
            Ok(row.bind(position.key.0).bind(code).bind(article10).execute(db).await.map(drop)?)
        })
        .await
    }

    /// A period of classification.
    pub async fn classifies(
        &self,
        position: PositionId,
        code: &str,
        article10: Option<&str>,
        from: NaiveDate,
        to: Option<NaiveDate>,
    ) -> Result {
        let key = self.key();
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.classification_period
                    (id, position_id, statistical_code, authorization_codes, ateco_version, ateco_code, article10, valid_from, valid_to)
                values ($1, $2, $3, '{}', 'ATECO_2025', '41.00.00', $4, $5, $6)",
            );
            Ok(row.bind(key).bind(position.0).bind(code).bind(article10).bind(from).bind(to).execute(db).await.map(drop)?)
        })
        .await
    }

    /// A productive unit since 2020: SEAT, PLANT or CONSTRUCTION_SITE.
    pub async fn registers_unit(&self, position: PositionId, number: i32, kind: &str, office: &Office) -> Result<Unit> {
        let key = self.key();
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.productive_unit
                    (id, position_id, number, name, kind, address, municipality_code, municipality, province, office_id, active_from)
                values ($1, $2, $3, 'Unità ' || $3, $4, 'Via Roma 1', 'A794', 'Bergamo', 'BG', $5, '2020-01-01')",
            );
            Ok(row.bind(key).bind(position.0).bind(number).bind(kind).bind(office.key.0).execute(db).await.map(drop)?)
        })
        .await?;
        Ok(Unit { key: UnitId(key), id: UnitId(key).global().write(), number, office: office.clone() })
    }

    /// A labour consultant's practice.
    pub async fn registers_intermediary(&self, name: &str) -> Result<IntermediaryId> {
        let (key, tax_code) = (self.key(), person_tax_code(name, self.number())?);
        self.as_owner(async |db| {
            let row = sqlx::query("insert into hub.intermediary (id, tax_code, name, kind) values ($1, $2, $3, 'LABOUR_CONSULTANT')");
            Ok(row.bind(key).bind(&tax_code).bind(name).execute(db).await.map(drop)?)
        })
        .await?;
        Ok(IntermediaryId(key))
    }

    /// A person with an account and without a capacity.
    pub async fn registers_account(&self, name: &str) -> Result<Account> {
        let (key, number) = (self.key(), self.number());
        let account = Account {
            key: AccountId(key),
            id: AccountId(key).global().write(),
            email: format!("persona{number}@example.it"),
            name: name.to_owned(),
            tax_code: person_tax_code(name, number)?,
        };
        let (now, hash) = (self.now(), password_hash().await?);
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.account (id, tax_code, email, name, password_hash, created_at, name_search)
                values ($1, $2, $3, $4, $5, $6, $7)",
            );
            let row = row.bind(key).bind(&account.tax_code).bind(&account.email).bind(&account.name).bind(&hash).bind(now);
            let row = row.bind(search_text(name));
            Ok(row.execute(db).await.map(drop)?)
        })
        .await?;
        Ok(account)
    }

    /// A capacity since the beginning of the year, in its role's usual function.
    pub async fn gives_capacity(&self, account: &Account, role: Role, subject: Option<Uuid>) -> Result<CapacityRow> {
        self.gives_capacity_as(account, role, role.functions()[0], subject).await
    }

    pub async fn gives_capacity_as(&self, account: &Account, role: Role, function: Function, subject: Option<Uuid>) -> Result<CapacityRow> {
        let key = self.key();
        let of = |roles: &[Role]| subject.filter(|_| roles.contains(&role));
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.capacity (id, account_id, role, function, employer_id, intermediary_id, office_id, valid_from)
                values ($1, $2, $3, $4, $5, $6, $7, '2026-01-01')",
            );
            let row = row.bind(key).bind(account.key.0).bind(role.as_str()).bind(function.as_str());
            let row = row.bind(of(&[Role::Employer])).bind(of(&[Role::Intermediary])).bind(of(&[Role::Operator, Role::Director]));
            Ok(row.execute(db).await.map(drop)?)
        })
        .await?;
        Ok(CapacityRow { key: CapacityId(key), id: CapacityId(key).global().write(), role })
    }

    /// The account may no longer sign in.
    pub async fn disables_account(&self, account: &Account) -> Result {
        self.as_owner(async |db| {
            let row = sqlx::query("update hub.account set status = 'DISABLED' where id = $1").bind(account.key.0);
            Ok(row.execute(db).await.map(drop)?)
        })
        .await
    }

    /// The capacity has another period.
    pub async fn moves_capacity(&self, capacity: CapacityId, from: NaiveDate, to: Option<NaiveDate>) -> Result {
        self.as_owner(async |db| {
            let row = sqlx::query("update hub.capacity set valid_from = $2, valid_to = $3 where id = $1");
            Ok(row.bind(capacity.0).bind(from).bind(to).execute(db).await.map(drop)?)
        })
        .await
    }

    /// Yesterday was the last day of this capacity.
    pub async fn closes_capacity(&self, capacity: CapacityId) -> Result {
        let yesterday = self.today().checked_sub_days(Days::new(1)).context("there was a yesterday")?;
        self.as_owner(async |db| {
            let row = sqlx::query("update hub.capacity set valid_to = $2 where id = $1").bind(capacity.0).bind(yesterday);
            Ok(row.execute(db).await.map(drop)?)
        })
        .await
    }

    /// An active delegation since the beginning of the year, without an end.
    pub async fn registers_delegation(&self, intermediary: IntermediaryId, position: PositionId) -> Result<Delegation> {
        let (key, now) = (self.key(), self.now());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.delegation
                    (id, intermediary_id, position_id, employer_id, employer_name, position_number, delegator_tax_code, status, valid_from,
                    created_at, activated_at, signed_form_reference)
                select $1, $2, p.id, e.id, e.name, p.number, e.tax_code, 'ACTIVE', '2026-01-01', $4, $4, 'Modulo firmato'
                from hub.position p
                join hub.employer e on e.id = p.employer_id
                where p.id = $3",
            );
            Ok(row.bind(key).bind(intermediary.0).bind(position.0).bind(now).execute(db).await.map(drop)?)
        })
        .await?;
        Ok(Delegation { key: DelegationId(key), id: DelegationId(key).global().write() })
    }
}

/// A day of a story.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a story names days that exist")
}

/// The tax code of a body, from a number.
pub fn body_tax_code(number: u32) -> Result<String> {
    let first_ten = format!("{:010}", 1_000_000_000 + u64::from(number));
    let digit = body_check_digit(&first_ten).context("ten digits")?;
    Ok(format!("{first_ten}{digit}"))
}

/// The tax code of a person; the number makes the day of birth.
pub fn person_tax_code(name: &str, number: u32) -> Result<String> {
    let born_on = day(1950, 1, 1).checked_add_days(Days::new(u64::from(number))).context("a day that exists")?;
    let (first, surname) = name.split_once(' ').unwrap_or((name, name));
    Ok(TaxCode::for_person(&PersonalDetails { surname, name: first, born_on, sex: Sex::Female, birthplace: "A794" })?.to_string())
}

/// The outside form of a key of any type.
pub fn outside(letter: u8, key: Uuid) -> String {
    GlobalId { letter, key }.write()
}

/// The hash of the one password, made once for the run: argon2 is slow on purpose.
async fn password_hash() -> Result<String> {
    let path = Servers::of_the_run().folder.join("password-hash");
    if let Ok(hash) = std::fs::read_to_string(&path) {
        return Ok(hash);
    }
    let random = SeededRandom::from_seed(0);
    let hash = Passwords::new(&random)?.hash(PASSWORD.to_owned(), &random).await?;
    let mut file = tempfile::NamedTempFile::new_in(&Servers::of_the_run().folder)?;
    file.write_all(hash.as_bytes())?;
    file.persist(path)?;
    Ok(hash)
}
