//! What the archives hold before a story begins, in bulk: employers that are delegated, and applications in any status.

use omnia_hub::core::ids::{ApplicationId, IntermediaryId, PositionId};
use uuid::Uuid;

use super::{Context, Employer, Hub, Office, Result};

/// An application that was written past the policies.
#[derive(Debug, Clone)]
pub struct Archived {
    pub key: ApplicationId,
    pub id: String,
    pub protocol_number: Option<String>,
}

impl Hub {
    /// So many employers at an office with a position and a seat each, all delegated to an intermediary. Their names are `Ditta 0001` and on.
    pub async fn archives_clients(&self, intermediary: IntermediaryId, office: &Office, count: i32) -> Result<Vec<PositionId>> {
        let (prefix, now) = (self.number(), self.now());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.employer (id, tax_code, name, name_search, legal_form)
                select gen_random_uuid(), '5' || lpad($1::text, 5, '0') || lpad(i::text, 5, '0'),
                    'Ditta ' || lpad(i::text, 4, '0'), 'ditta ' || lpad(i::text, 4, '0'), 'SRL'
                from generate_series(1, $2) i",
            );
            row.bind(i64::from(prefix)).bind(count).execute(&mut *db).await?;
            let row = sqlx::query(
                "insert into hub.position (id, employer_id, number, office_id)
                select gen_random_uuid(), id, substr(tax_code, 2), $2
                from hub.employer
                where tax_code like '5' || lpad($1::text, 5, '0') || '%'",
            );
            row.bind(i64::from(prefix)).bind(office.key.0).execute(&mut *db).await?;
            let row = sqlx::query(
                "insert into hub.productive_unit
                    (id, position_id, number, name, kind, address, municipality_code, municipality, province, office_id, active_from)
                select gen_random_uuid(), p.id, 0, 'Sede', 'SEAT', 'Via Roma 1', 'A794', 'Bergamo', 'BG', p.office_id, '2020-01-01'
                from hub.position p
                left join hub.productive_unit u on u.position_id = p.id
                where u.id is null",
            );
            row.execute(&mut *db).await?;
            let row = sqlx::query_scalar::<_, Uuid>(
                "insert into hub.delegation
                    (id, intermediary_id, position_id, employer_id, employer_name, position_number, delegator_tax_code, status, valid_from,
                    created_at, activated_at, signed_form_reference)
                select gen_random_uuid(), $2, p.id, e.id, e.name, p.number, e.tax_code, 'ACTIVE', '2026-01-01', $3, $3, 'Modulo firmato'
                from hub.employer e
                join hub.position p on p.employer_id = e.id
                where e.tax_code like '5' || lpad($1::text, 5, '0') || '%'
                order by e.name
                returning position_id",
            );
            let positions = row.bind(i64::from(prefix)).bind(intermediary.0).bind(now).fetch_all(db).await?;
            Ok(positions.into_iter().map(PositionId).collect())
        })
        .await
    }

    /// So many applications of a position, a minute apart, the last at this moment. Drafts have a blocking alert each, the others a warning.
    pub async fn archives(&self, position: PositionId, status: &str, count: i32) -> Result<Vec<Archived>> {
        let (now, mark) = (self.now(), self.number());
        let rows = self
            .as_owner(async |db| {
                let row = sqlx::query_as::<_, (Uuid, Option<String>)>(
                    "insert into hub.application
                        (id, employer_id, position_id, unit_id, office_id, submitted, status, benefit, cause, period_from, period_to, payment_mode,
                        created_at, updated_at, submitted_at, protocol_number, blocking_alerts, warning_alerts, ticket)
                    select gen_random_uuid(), p.employer_id, p.id, u.id, u.office_id, $2 <> 'DRAFT', $2, 'CIGO', 'WEATHER_CONSTRUCTION',
                        date '2026-02-02' + 7 * i, date '2026-02-08' + 7 * i, 'OFFSET', t.at, t.at, case when $2 <> 'DRAFT' then t.at end,
                        case when $2 <> 'DRAFT' then 'INPS.4900.16/03/2026.' || lpad($5::text, 4, '0') || lpad(i::text, 3, '0') end,
                        ($2 = 'DRAFT')::integer, ($2 <> 'DRAFT')::integer, upper(left(replace(gen_random_uuid()::text, '-', ''), 16))
                    from hub.position p
                    join hub.productive_unit u on u.position_id = p.id and u.number = 0
                    cross join generate_series(1, $3) i
                    cross join lateral (select $4 - ($3 - i) * interval '1 minute' as at) t
                    where p.id = $1
                    returning id, protocol_number",
                );
                Ok(row.bind(position.0).bind(status).bind(count).bind(now).bind(i64::from(mark)).fetch_all(db).await?)
            })
            .await?;
        let archived =
            |(key, protocol_number)| Archived { key: ApplicationId(key), id: ApplicationId(key).global().write(), protocol_number };
        Ok(rows.into_iter().map(archived).collect())
    }

    /// So many submitted applications without workers of an employer's seat, sent a minute from now: half for the days of a story's draft,
    /// half for those before it.
    pub async fn archives_on_the_same_days(&self, employer: &Employer, count: i32) -> Result {
        let (now, today) = (self.now(), self.today());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.application
                    (id, employer_id, position_id, unit_id, office_id, submitted, status, benefit, cause, period_from, period_to,
                    created_at, updated_at, submitted_at, protocol_number, ticket)
                select gen_random_uuid(), p.employer_id, p.id, u.id, u.office_id, true, 'PROTOCOLLED', 'CIGO', 'LACK_OF_WORK',
                    $3::date - 14 * (1 + i % 2), $3::date - 1 - 14 * (i % 2), $4, $4, $4 + interval '1 minute', 'later ' || i, 'LATER' || lpad(i::text, 11, '0')
                from hub.position p
                join hub.productive_unit u on u.position_id = p.id and u.number = 0
                cross join generate_series(1, $2) i
                where p.id = $1",
            );
            Ok(row.bind(employer.position.key.0).bind(count).bind(today).bind(now).execute(db).await.map(drop)?)
        })
        .await
    }

    /// So many workers for each application, `W1` and on.
    pub async fn archives_workers(&self, applications: &[Archived], count: i32) -> Result {
        let keys: Vec<Uuid> = applications.iter().map(|application| application.key.0).collect();
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.beneficiary (id, application_id, position_id, office_id, submitted, ordinal, tax_code, qualification)
                select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, i - 1, 'W' || i, 'WORKER'
                from hub.application a, generate_series(1, $2) i
                where a.id = any($1)",
            );
            Ok(row.bind(&keys).bind(count).execute(db).await.map(drop)?)
        })
        .await
    }

    /// One application of a position.
    pub async fn archives_one(&self, position: PositionId, status: &str) -> Result<Archived> {
        self.archives(position, status, 1).await?.pop().context("one was asked for")
    }
}
