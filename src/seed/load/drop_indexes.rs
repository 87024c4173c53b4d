//! Drops foreign keys and indexes and disables deferred triggers while many rows are written, and creates them again over all rows at once.

use sqlx::{AssertSqlSafe, PgConnection};

use crate::core::error::Result;

/// The statements that create again what was dropped.
pub struct DroppedIndexes(Vec<String>);

/// Foreign keys, the indexes that no constraint needs, and deferred triggers: the statements that drop and create each, and the order.
const OF_TABLES: &str = "
    select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
        format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),
        2 as step
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

impl DroppedIndexes {
    /// Drops those of these tables.
    pub async fn of(db: &mut PgConnection, tables: &[&str]) -> Result<Self> {
        let found: Vec<(String, String, i32)> = sqlx::query_as(OF_TABLES).bind(tables).fetch_all(&mut *db).await?;
        let mut statements = Vec::with_capacity(found.len());
        for (drop, create, _) in found {
            run(db, drop).await?;
            statements.push(create);
        }
        Ok(Self(statements))
    }

    /// Creates them again: a row that violates a foreign key fails now.
    pub async fn recreate(self, db: &mut PgConnection) -> Result<()> {
        run(db, "set local maintenance_work_mem to '256MB'".to_owned()).await?;
        for create in self.0 {
            run(db, create).await?;
        }
        Ok(())
    }
}

async fn run(db: &mut PgConnection, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await?;
    Ok(())
}
