//! The database of a story: a copy of one that was migrated once for the run.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use omnia_hub::core::db;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};

use super::servers::Servers;
use super::{Context, Result};

const TEMPLATE: &str = "hub_template";
/// `template` in ASCII: the advisory lock under which the first test of a run makes the template.
const TEMPLATE_LOCK: i64 = 0x7465_6d70_6c61_7465;

/// A PostgreSQL database of a story's own.
pub struct Database {
    pub name: String,
}

impl Database {
    /// A copy of the migrated template.
    pub async fn create() -> Result<Self> {
        let mut server = maintenance().await?;
        ensure_template(&mut server).await?;
        let database = Self { name: new_name() };
        run(&mut server, format!("create database {} template {TEMPLATE} strategy file_copy", database.name)).await?;
        server.close().await?;
        Ok(database)
    }

    /// An empty one of the superuser's.
    pub async fn create_bare() -> Result<Self> {
        let mut server = maintenance().await?;
        let database = Self { name: new_name() };
        run(&mut server, format!("create database {}", database.name)).await?;
        server.close().await?;
        Ok(database)
    }

    /// An empty one that belongs to a role which may make roles and is no superuser.
    pub async fn create_empty(owner: &str) -> Result<Self> {
        let mut server = maintenance().await?;
        let database = Self { name: new_name() };
        run(&mut server, format!("create role {owner} login createrole")).await?;
        run(&mut server, format!("create database {} owner {owner}", database.name)).await?;
        server.close().await?;
        Ok(database)
    }

    /// Its address for a role.
    pub fn url(&self, role: &str) -> url::Url {
        Servers::of_the_run().database_url(&self.name, role)
    }

    /// A connection as superuser, whom no policy binds.
    pub async fn connect(&self) -> Result<PgConnection> {
        let mut owner = connect(&self.url(superuser())).await?;
        run(&mut owner, "set search_path to hub, public".to_owned()).await?;
        Ok(owner)
    }

    pub async fn drop(&self) -> Result {
        run(&mut maintenance().await?, format!("drop database if exists {} with (force)", self.name)).await
    }
}

fn superuser() -> &'static str {
    Servers::of_the_run().database.username()
}

async fn maintenance() -> Result<PgConnection> {
    connect(&Servers::of_the_run().database).await
}

async fn connect(url: &url::Url) -> Result<PgConnection> {
    let options: sqlx::postgres::PgConnectOptions = url.as_str().parse()?;
    options.connect().await.with_context(|| format!("no connection to {url}"))
}

async fn run(db: &mut PgConnection, statement: String) -> Result {
    sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(db).await.context(statement)?;
    Ok(())
}

fn new_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("story_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

/// Many tests begin at the same moment; one of them makes the template and the others wait.
async fn ensure_template(server: &mut PgConnection) -> Result {
    if has_template(server).await? {
        return Ok(());
    }
    sqlx::query("select pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut *server).await?;
    if !has_template(server).await? {
        make_template(server).await?;
    }
    sqlx::query("select pg_advisory_unlock($1)").bind(TEMPLATE_LOCK).execute(server).await?;
    Ok(())
}

async fn has_template(server: &mut PgConnection) -> Result<bool> {
    let found = sqlx::query_scalar("select exists (select from pg_database where datname = $1 and datistemplate)");
    Ok(found.bind(TEMPLATE).fetch_one(server).await?)
}

async fn make_template(server: &mut PgConnection) -> Result {
    // One that is no template yet was left half made.
    run(server, format!("drop database if exists {TEMPLATE} with (force)")).await?;
    run(server, format!("create database {TEMPLATE}")).await?;
    let options = Servers::of_the_run().database_url(TEMPLATE, superuser()).as_str().parse()?;
    db::migrate(&options, None).await.context("the migrations")?;
    run(server, format!("alter database {TEMPLATE} with is_template true allow_connections false")).await
}

/// Waits until somebody on this database waits for a lock.
pub async fn somebody_waits_for_a_lock(db: &mut PgConnection) -> Result {
    let waits = "select count(*) from pg_locks waiting where not granted and exists (
        select from pg_locks held
        where held.pid = waiting.pid
            and held.database = (select oid from pg_database where datname = current_database()))";
    while sqlx::query_scalar::<_, i64>(waits).fetch_one(&mut *db).await? == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// A data folder with a migrated database inside, copied from one that is made once for the run.
pub async fn embedded_folder(into: &Path) -> Result {
    let template = Servers::of_the_run().folder.join("embedded");
    let lock = std::fs::File::create(Servers::of_the_run().folder.join("embedded.lock"))?;
    lock.lock()?;
    if !template.exists() {
        let unfinished = template.with_extension("unfinished");
        let _ = std::fs::remove_dir_all(&unfinished);
        std::fs::create_dir_all(&unfinished)?;
        let embedded = db::Embedded::start(&unfinished).await?;
        db::migrate(&embedded.options(), None).await.context("the migrations of the embedded database")?;
        embedded.stop().await;
        std::fs::rename(&unfinished, &template)?;
    }
    lock.unlock()?;
    let done = std::process::Command::new("cp").arg("-a").arg("--reflink=auto").arg(template.join(".")).arg(into).status()?;
    anyhow::ensure!(done.success(), "the embedded database could not be copied");
    Ok(())
}
