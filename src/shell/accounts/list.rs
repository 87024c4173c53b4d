//! The list of accounts, as the command prints it.

use sqlx::PgConnection;

use crate::core::error::Result;

/// A line for each account after this address, with its capacities.
pub async fn list(db: &mut PgConnection, after: &str, first: i64) -> Result<String> {
    let rows: Vec<(String, String, String, Option<String>)> = sqlx::query_as(
        "select a.email, a.name, a.status,
            string_agg(c.function || coalesce(' ' || coalesce(e.name, i.name, o.name), '') || ' from ' || c.valid_from
                || coalesce(' to ' || c.valid_to, ''), '; ' order by c.valid_from)
        from hub.account a
        left join hub.capacity c on c.account_id = a.id
        left join hub.employer e on e.id = c.employer_id
        left join hub.intermediary i on i.id = c.intermediary_id
        left join hub.office o on o.id = c.office_id
        where a.email > $1
        group by a.id
        order by a.email
        limit $2",
    )
    .bind(after)
    .bind(first)
    .fetch_all(db)
    .await?;
    let lines = rows.into_iter().map(|(email, name, status, held)| {
        format!("{email}\t{name}\t{}\t{}", status.to_lowercase(), held.unwrap_or_else(|| "no capacity".to_owned()))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
