//! A generated country in the database of the story, and what the controls find in each of its applications.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Duration;
use omnia_hub::alerts::{Computed, Counts};
use omnia_hub::applications::{self, Application};
use omnia_hub::core::access::{Capacity, Function, Person, Role, Viewer};
use omnia_hub::core::ids::SessionId;
use omnia_hub::seed::{Dataset, DatasetSize, PasswordHashes, generate_population, load, plan_applications, progress_bar};
use omnia_rules::calendar::rome_date;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Hub, Official, PASSWORD, Result, Value, json};

/// What is known of each application: its alerts in their order, and how many there are of each severity.
pub type Examined = BTreeMap<Uuid, (Vec<Value>, [i32; 3])>;

impl Hub {
    /// Makes up a country that always is the same.
    pub async fn makes_up(&self, employers: usize, applications: usize) -> Result {
        let size = DatasetSize { employers, applications, seed: 7, today: self.today() };
        let population = generate_population(size);
        let plans = plan_applications(&population, size);
        let hashes = PasswordHashes { known: PASSWORD.to_owned(), unusable: PASSWORD.to_owned() };
        self.as_owner(async |db| Ok(load(db, Dataset { population, plans, seed: size.seed }, &hashes, &progress_bar(0)).await.map(drop)?))
            .await
    }

    /// The keys, indexes and triggers of the database, as they are written.
    pub async fn keys_and_indexes(&self) -> Result<BTreeSet<String>> {
        let all = "
            select conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint
            where connamespace = 'hub'::regnamespace
            union all
            select indexdef
            from pg_indexes
            where schemaname = 'hub'
            union all
            select tgrelid::regclass || ': ' || tgname || ' ' || tgenabled::text
            from pg_trigger
            where not tgisinternal";
        Ok(self.as_owner(async |db| Ok(sqlx::query_scalar(all).fetch_all(db).await?)).await?.into_iter().collect())
    }

    /// The alerts that applications have.
    pub async fn stored_alerts(&self) -> Result<Examined> {
        let stored = "
            select a.id, coalesce(k.alerts, '[]'), array[a.blocking_alerts, a.warning_alerts, a.info_alerts]
            from application a
            left join lateral (
                select jsonb_agg(
                    jsonb_build_object('rule', rule, 'severity', severity, 'path', path, 'message', message, 'computed', computed)
                    order by ordinal) as alerts
                from alert
                where application_id = a.id
            ) k on true";
        let rows: Vec<(Uuid, Json<Vec<Value>>, [i32; 3])> =
            self.as_owner(async |db| Ok(sqlx::query_as(stored).fetch_all(db).await?)).await?;
        Ok(rows.into_iter().map(|(id, alerts, counts)| (id, (alerts.0, counts))).collect())
    }

    /// Applications that were sent although an alert blocks them.
    pub async fn submitted_despite_a_blocking_alert(&self) -> Result<i64> {
        let sent = "select count(*) from application where submitted and blocking_alerts > 0";
        self.as_owner(async |db| Ok(sqlx::query_scalar(sent).fetch_one(db).await?)).await
    }

    /// What the controls find in each application, as its employer, on the day when it was sent, or today.
    pub async fn expected_alerts(&self) -> Result<Examined> {
        let of_employers = "
            select c.id, c.account_id, array_agg(a.id)
            from capacity c
            join application a on a.employer_id = c.employer_id
            where c.role = 'EMPLOYER'
            group by c.id";
        let employers: Vec<(Uuid, Uuid, Vec<Uuid>)> =
            self.as_owner(async |db| Ok(sqlx::query_as(of_employers).fetch_all(db).await?)).await?;
        let mut found = Examined::new();
        for (capacity, account, ids) in employers {
            let mut bound = self.app().db.bind(&self.representative(capacity, account)).await?;
            for application in applications::find(&mut bound, &ids).await? {
                let findings = applications::findings(&mut bound, &application, self.examined_on(&application)).await?;
                let alerts = findings.iter().map(|finding| {
                    let computed: Vec<Computed> = finding.computed.iter().map(Into::into).collect();
                    json!({
                        "rule": finding.rule.as_str(), "severity": finding.severity.as_str(), "path": finding.path.join("."),
                        "message": finding.message, "computed": computed,
                    })
                });
                let counts = Counts::of(&findings);
                found.insert(application.id.0, (alerts.collect(), [counts.blocking, counts.warning, counts.info]));
            }
        }
        Ok(found)
    }

    /// The day of the submission; of a draft today, since it is checked each day.
    fn examined_on(&self, application: &Application) -> chrono::NaiveDate {
        application.submitted_at.map_or(self.today(), rome_date)
    }

    fn representative(&self, capacity: Uuid, account: Uuid) -> Viewer {
        self.viewer(Role::Employer, Function::LegalRepresentative, capacity, account)
    }

    /// Someone of an office, for what is asked of the database itself.
    pub fn viewer_of(&self, official: &Official) -> Viewer {
        let (role, key) = (official.capacity.role, official.capacity.key.0);
        let function = if role == Role::Director { Function::Director } else { Function::Operator };
        self.viewer(role, function, key, official.account.key.0)
    }

    fn viewer(&self, role: Role, function: Function, capacity: Uuid, account: Uuid) -> Viewer {
        let capacity = Capacity {
            id: capacity.into(),
            role,
            function,
            employer: None,
            intermediary: None,
            office: None,
            subject: None,
            valid_from: self.today(),
            valid_to: None,
        };
        let (account, name) = (account.into(), String::new());
        let (session, now) = (SessionId(Uuid::nil()), self.now());
        let expires_at = now + Duration::hours(1);
        Viewer::Person(Arc::new(Person {
            session,
            account,
            name,
            capacity,
            last_seen_at: now,
            expires_at,
            program: None,
            is_by_password_alone: true,
        }))
    }
}
