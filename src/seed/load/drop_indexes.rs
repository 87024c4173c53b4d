//! What PostgreSQL looks up and keeps in order for each row, foreign keys and indexes, and what it puts off to the commit, is set aside
//! while many rows are written, and made again over all of them at once.

use sqlx::{AssertSqlSafe, PgConnection};

use crate::core::error::Result;

/// How the set aside are made again.
pub struct SetAside(Vec<String>);

/// Foreign keys, the indexes that no constraint needs, and the triggers of the commit: how each goes, how it comes back, and its turn.
const OF_TABLES: &str = "
    select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
        format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),
        2 as turn
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    where k.contype = 'f'
        and c.relnamespace = 'hub'::regnamespace
        and c.relname = any($1)
    union all
    select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'hub'::regnamespace
        and c.relname = any($1)
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
        format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname), 3
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where t.tgdeferrable
        and not t.tgisinternal
        and c.relnamespace = 'hub'::regnamespace
        and c.relname = any($1)
    order by 3, 1";

impl SetAside {
    /// Drops those of some tables.
    pub async fn of(db: &mut PgConnection, tables: &[&str]) -> Result<Self> {
        let found: Vec<(String, String, i32)> = sqlx::query_as(OF_TABLES).bind(tables).fetch_all(&mut *db).await?;
        let mut again = Vec::with_capacity(found.len());
        for (drop, make, _) in found {
            run(db, drop).await?;
            again.push(make);
        }
        Ok(Self(again))
    }

    /// Makes them again: a row that a foreign key does not allow is refused now.
    pub async fn put_back(self, db: &mut PgConnection) -> Result<()> {
        run(db, "set local maintenance_work_mem to '256MB'".to_owned()).await?;
        for make in self.0 {
            run(db, make).await?;
        }
        Ok(())
    }
}

async fn run(db: &mut PgConnection, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await?;
    Ok(())
}
