//! Without Redis one hub serves a database alone: it holds a lock for as long as it lives.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

use crate::core::error::{Error, Result};

/// `omnihub` in ASCII: the advisory lock of the hub that serves alone.
const ALONE: i64 = 0x006f_6d6e_6968_7562;

/// Held while the hub that serves alone lives.
pub struct Alone(#[expect(dead_code, reason = "the lock ends with the connection")] PgConnection);

impl super::Db {
    /// Takes the database for this hub alone, or says how two can share it.
    pub async fn serve_alone(options: &PgConnectOptions) -> Result<Alone> {
        let mut connection = options.connect().await?;
        let taken: bool = sqlx::query_scalar("select pg_try_advisory_lock($1)").bind(ALONE).fetch_one(&mut connection).await?;
        if taken {
            Ok(Alone(connection))
        } else {
            Err(Error::fault("another hub serves this database: two can share it only through Redis, set REDIS_URL for both"))
        }
    }
}
