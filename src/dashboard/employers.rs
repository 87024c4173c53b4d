//! The employers that a viewer sees, by name.

use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use crate::applications::{Search, employers_named};
use crate::core::Result;
use crate::registry::Employer;

/// An employer, and its name as names are ordered.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub employer: Employer,
    pub name_search: String,
}

/// A page of employers by name.
pub async fn list(db: &mut PgConnection, search: &Search, after: Option<(String, Uuid)>, limit: i64) -> Result<Vec<Listed>> {
    let mut query = QueryBuilder::new("select id, tax_code, vat_number, name, legal_form, name_search from employer where true");
    employers_named(&mut query, "id", search);
    if let Some((name, key)) = after {
        query.push(" and (name_search, id) > (").push_bind(name).push(", ").push_bind(key).push(")");
    }
    query.push(" order by name_search, id limit ").push_bind(limit);
    Ok(query.build_query_as().fetch_all(db).await?)
}
