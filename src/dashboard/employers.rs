//! The employers that a viewer sees, by name or by what is urgent.

use async_graphql::{Context, Enum, InputObject, Object};
use chrono::{Days, NaiveDate};
use omnia_rules::limits::MOST_WEEKS;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::applications::{EmployersWithLittleRoom, Search, Status, employers_named};
use crate::core::graph::{Cursor, Page, PageArguments, PushValue, SortColumns, SortValue};
use crate::core::{Error, Refusal, RequestContext, RequestContextExt, Result};
use crate::registry::Employer;

/// Employers that `totalCount` counts at most.
const MOST_COUNTED: i64 = 10_000;
/// Days in which a term may be asked for.
const MOST_DAYS: i32 = 366;

/// In which order employers come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Enum)]
pub enum EmployerOrder {
    /// By name.
    #[default]
    NameAsc,
    /// The nearest term of a draft or of an answer first, then the most alerts that stop a submission; then those without either, by id.
    UrgencyDesc,
}

/// Which employers; all conditions hold at once.
#[derive(Debug, Clone, Default, InputObject)]
pub struct EmployerFilter {
    /// Those with alerts that stop a submission, or those without.
    pub has_blocking_alerts: Option<bool>,
    /// Those of which a draft or an answer is due within these days, today among them: 0 to 366.
    pub due_within_days: Option<i32>,
    /// Those with applications that are neither decided nor withdrawn, or those without.
    pub has_open_applications: Option<bool>,
    /// Those with a productive unit to which at most so many weeks of its two years are left, as `ProductiveUnit.room` counts them: 0 to 51.
    pub weeks_left_at_most: Option<i32>,
}

impl EmployerFilter {
    fn check(&self) -> Result<()> {
        match self.due_within_days {
            Some(days) if !(0..=MOST_DAYS).contains(&days) => {
                Err(Error::BadRequest(Refusal::new("TOO_MANY_DAYS").at(["filter", "dueWithinDays"]).with("most", MOST_DAYS)))
            }
            _ => self.weeks_left().map(drop),
        }
    }

    /// Fewer than all weeks are left, or every unit is meant.
    fn weeks_left(&self) -> Result<Option<u32>> {
        let most = MOST_WEEKS - 1;
        let refusal = || Error::BadRequest(Refusal::new("COUNT_OUT_OF_RANGE").at(["filter", "weeksLeftAtMost"]).with("most", most));
        let within = |weeks: i32| u32::try_from(weeks).ok().filter(|weeks| *weeks <= most).ok_or_else(refusal);
        self.weeks_left_at_most.map(within).transpose()
    }

    const fn asks_what_is_open(&self) -> bool {
        self.has_blocking_alerts.is_some() || self.due_within_days.is_some() || self.has_open_applications.is_some()
    }
}

/// What the rows of a list are ordered by.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// The name as names are ordered.
    Name(String),
    /// The nearest day, and how many alerts there are, the most first.
    Urgency(NaiveDate, i64),
}

impl SortValue for Place {
    fn is_possible(&self) -> bool {
        match self {
            Self::Name(name) => name.is_possible(),
            Self::Urgency(day, _) => day.is_possible(),
        }
    }
}

impl PushValue for Place {
    fn push(&self, query: &mut QueryBuilder<Postgres>) {
        match self {
            Self::Name(name) => query.push_bind(name.clone()),
            Self::Urgency(day, blocking) => query.push_bind(*day).push(", ").push_bind(*blocking),
        };
    }
}

impl EmployerOrder {
    /// Reads the arguments of a list in this order.
    pub fn page(self, arguments: &PageArguments) -> Result<Page<Place>> {
        Page::read_in(arguments, |place: &Place| {
            matches!((place, self), (Place::Name(_), Self::NameAsc) | (Place::Urgency(..), Self::UrgencyDesc))
        })
    }

    const fn columns(self) -> SortColumns {
        match self {
            Self::NameAsc => SortColumns::ascending(&["name_search", "id"]),
            Self::UrgencyDesc => SortColumns::ascending(&["next_due", "fewest_blocking", "id"]),
        }
    }
}

/// What a list is asked for.
#[derive(Debug, Clone)]
pub struct Listing {
    pub search: Search,
    pub filter: EmployerFilter,
    pub order: EmployerOrder,
    pub today: NaiveDate,
    /// Those with as little room as the filter asks for.
    with_little_room: Option<Vec<Uuid>>,
}

/// An employer, and its place in the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub employer: Employer,
    pub name_search: String,
    pub next_due: NaiveDate,
    pub fewest_blocking: i64,
}

impl Listed {
    /// Where the next page goes on.
    pub fn cursor(&self, order: EmployerOrder) -> Cursor<Place> {
        let value = match order {
            EmployerOrder::NameAsc => Place::Name(self.name_search.clone()),
            EmployerOrder::UrgencyDesc => Place::Urgency(self.next_due, self.fewest_blocking),
        };
        Cursor { value, key: self.employer.id.0 }
    }
}

impl Listing {
    /// What is asked for; refused where the filter is malformed.
    pub fn read(search: Option<&str>, filter: Option<EmployerFilter>, order: Option<EmployerOrder>, today: NaiveDate) -> Result<Self> {
        let filter = filter.unwrap_or_default();
        filter.check()?;
        let search = search.map_or(Search::All, Search::read);
        Ok(Self { search, filter, order: order.unwrap_or_default(), today, with_little_room: None })
    }

    /// The same with the room that is left, where the filter asks for it: once for the page and the count.
    pub async fn with_room(mut self, context: &RequestContext) -> Result<Self> {
        if let Some(most) = self.filter.weeks_left()? {
            let employers = context.load::<EmployersWithLittleRoom>(most).await?.unwrap_or_default();
            self.with_little_room = Some(employers.into_iter().map(|employer| employer.0).collect());
        }
        Ok(self)
    }

    /// A page of employers.
    pub async fn page(&self, db: &mut PgConnection, page: &Page<Place>) -> Result<Vec<Listed>> {
        let mut query = self.select("id, tax_code, vat_number, name, legal_form, name_search, next_due, fewest_blocking");
        page.push(&mut query, self.order.columns());
        Ok(query.build_query_as().fetch_all(db).await?)
    }

    async fn count(&self, db: &mut PgConnection) -> Result<i64> {
        let mut query = QueryBuilder::new("select count(*) from (");
        self.push(&mut query, "id");
        query.push(" limit ").push_bind(MOST_COUNTED + 1).push(") counted");
        Ok(query.build_query_scalar().fetch_one(db).await?)
    }

    fn select(&self, columns: &str) -> QueryBuilder<Postgres> {
        let mut query = QueryBuilder::new("");
        self.push(&mut query, columns);
        query
    }

    fn push(&self, query: &mut QueryBuilder<Postgres>, columns: &str) {
        query.push("select ").push(columns).push(" from (select e.*, ");
        if self.order == EmployerOrder::NameAsc && !self.filter.asks_what_is_open() {
            query.push("date '9999-12-31' as next_due, 0::bigint as fewest_blocking from employer e) listed where true");
        } else {
            self.push_open(query);
        }
        employers_named(query, "id", &self.search);
        self.push_filter(query);
    }

    /// Each employer with its nearest term, and its alerts that stop a submission as a number below zero: the most come first.
    fn push_open(&self, query: &mut QueryBuilder<Postgres>) {
        let open: Vec<String> = Status::ALL.iter().filter(|status| status.is_open()).map(|status| status.as_str().to_owned()).collect();
        query.push(
            "least(coalesce(o.due, date '9999-12-31'), coalesce(q.due, date '9999-12-31')) as next_due,
            coalesce(-o.blocking, 0) as fewest_blocking, coalesce(o.open, 0) as open
            from employer e
            left join (
                select employer_id, count(*) as open, sum(blocking_alerts) as blocking,
                    min(due_on) filter (where status = 'DRAFT' and due_on >= ",
        );
        query.push_bind(self.today).push(
            ") as due
                from application
                where status = any(",
        );
        query.push_bind(open).push(
            ")
                group by employer_id) o on o.employer_id = e.id
            left join (
                select a.employer_id, min(i.due_on) as due
                from interlocution i
                join application a on a.id = i.application_id
                where i.status = 'DELIVERED'
                    and i.due_on >= ",
        );
        query.push_bind(self.today).push(
            "
                group by a.employer_id) q on q.employer_id = e.id) listed where true",
        );
    }

    fn push_filter(&self, query: &mut QueryBuilder<Postgres>) {
        if let Some(has) = self.filter.has_blocking_alerts {
            query.push(if has { " and fewest_blocking < 0" } else { " and fewest_blocking = 0" });
        }
        if let Some(has) = self.filter.has_open_applications {
            query.push(if has { " and open > 0" } else { " and open = 0" });
        }
        if let Some(days) = self.filter.due_within_days {
            let until = self.today.checked_add_days(Days::new(u64::from(days.unsigned_abs()))).unwrap_or(NaiveDate::MAX);
            query.push(" and next_due <= ").push_bind(until);
        }
        if let Some(employers) = &self.with_little_room {
            query.push(" and id = any(").push_bind(employers.clone()).push(")");
        }
    }
}

/// How long the whole list is. Counted only where it is asked for, and once.
pub struct EmployerTotal {
    listing: Listing,
    count: OnceCell<i64>,
}

impl EmployerTotal {
    /// That of a list.
    pub const fn of(listing: Listing) -> Self {
        Self { listing, count: OnceCell::const_new() }
    }

    async fn count(&self, ctx: &Context<'_>) -> Result<i64> {
        let count = self.count.get_or_try_init(async || self.listing.count(&mut *ctx.read().await?).await);
        count.await.copied()
    }
}

#[Object]
impl EmployerTotal {
    /// How many there are in all, counted up to 10,000.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.count(ctx).await?.min(MOST_COUNTED))
    }

    /// Whether there are more than `totalCount` says.
    async fn total_count_is_capped(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.count(ctx).await? > MOST_COUNTED)
    }
}
