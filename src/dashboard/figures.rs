//! An office in numbers: what is open by cause and by age, and what the last weeks brought.

use chrono::{Datelike, Duration, NaiveDate};
use omnia_rules::cause::Cause;
use sqlx::PgConnection;

use crate::core::error::{Error, Result};

/// Days since the submission: from each on, and before the next.
pub const AGES: [i32; 5] = [0, 8, 16, 31, 61];
/// How many weeks are counted, this one among them.
const WEEKS: i64 = 8;

/// What an office has before it. Open is what was submitted, and neither decided nor withdrawn.
#[derive(Debug, Clone)]
pub struct Figures {
    /// What is open, by cause: the most frequent first.
    pub causes: Vec<(Cause, i64)>,
    /// What is open, by `AGES`.
    pub ages: [i64; AGES.len()],
    /// The last weeks, the oldest first.
    pub weeks: Vec<Week>,
}

/// What a week brought.
#[derive(Debug, Clone)]
pub struct Week {
    /// Its Monday.
    pub from: NaiveDate,
    /// Applications that were submitted.
    pub submitted: i64,
    /// Authorizations that were granted.
    pub authorized: i64,
}

/// The numbers of the viewer's office, in one statement.
pub async fn figures(db: &mut PgConnection, today: NaiveDate) -> Result<Figures> {
    let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
    let since = monday - Duration::weeks(WEEKS - 1);
    let rows = sqlx::query!(
        r#"with open as (
            select cause, $1::date - (submitted_at at time zone 'Europe/Rome')::date as days
            from application
            where status in ('PROTOCOLLED', 'ASSIGNED', 'UNDER_REVIEW', 'INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED', 'INTEGRATION_RECEIVED',
                'INTEGRATION_EXPIRED'))
        select 'cause' as "part!", cause as name, null::integer as age, null::date as week, count(*) as "count!"
        from open
        group by cause
        union all
        select 'age', null, width_bucket(days, $2::integer[]), null, count(*)
        from open
        group by 3
        union all
        select 'submitted', null, null, date_trunc('week', submitted_at at time zone 'Europe/Rome')::date, count(*)
        from application
        where submitted_at >= $3::date::timestamp at time zone 'Europe/Rome'
        group by 4
        union all
        select 'authorized', null, null, date_trunc('week', decided_on)::date, count(*)
        from authorization_grant
        where decided_on >= $3
        group by 4"#,
        today,
        &AGES,
        since
    );
    let weeks = (0..WEEKS).map(|at| Week { from: since + Duration::weeks(at), submitted: 0, authorized: 0 }).collect();
    let mut figures = Figures { causes: Vec::new(), ages: [0; AGES.len()], weeks };
    for row in rows.fetch_all(db).await? {
        match (row.name, row.age, row.week) {
            (Some(cause), ..) => figures.causes.push((cause.parse().map_err(Error::fault)?, row.count)),
            (_, Some(age), _) => figures.add_age(age, row.count),
            (_, _, Some(week)) => figures.add_week(week, row.part == "submitted", row.count),
            _ => {}
        }
    }
    figures.causes.sort_by_key(|(cause, count)| (-count, cause.as_str()));
    Ok(figures)
}

impl Figures {
    /// Adds to an age by its place, from 1; what is of a day to come has the place 0, and counts as of today.
    fn add_age(&mut self, place: i32, count: i64) {
        let at = usize::try_from(place - 1).unwrap_or_default();
        if let Some(age) = self.ages.get_mut(at) {
            *age += count;
        }
    }

    fn add_week(&mut self, monday: NaiveDate, is_submitted: bool, count: i64) {
        let Some(week) = self.weeks.iter_mut().find(|week| week.from == monday) else { return };
        if is_submitted {
            week.submitted = count;
        } else {
            week.authorized = count;
        }
    }
}
