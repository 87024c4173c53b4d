//! PostgreSQL inside the process, with its files in a folder: for trying the hub and for one small office.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use pglite_oxide::PgliteServer;
use sqlx::postgres::PgConnectOptions;

use crate::core::error::{Error, Result};

/// The running database. It ends with this value.
pub struct Embedded {
    server: Option<PgliteServer>,
    sockets: PathBuf,
}

impl Embedded {
    /// Starts the database of this data folder. A second process on the same folder is refused.
    pub async fn start(data_dir: &Path) -> Result<Self> {
        let data_dir = data_dir.to_owned();
        tokio::task::spawn_blocking(move || Self::start_blocking(&data_dir)).await.map_err(Error::fault)?
    }

    fn start_blocking(data_dir: &Path) -> Result<Self> {
        let failed = |what: &str, error: &dyn std::fmt::Display| {
            Error::fault(format!("the embedded database in {} {what}: {error}", data_dir.display()))
        };
        // Over TCP any user of the machine would enter as superuser: a socket in a private folder lets in only the hub's own.
        let sockets = data_dir.join("sockets");
        fs::create_dir_all(&sockets).map_err(|error| failed("has no folder for its socket", &error))?;
        fs::set_permissions(data_dir, Permissions::from_mode(0o700)).map_err(|error| failed("cannot be made private", &error))?;
        fs::set_permissions(&sockets, Permissions::from_mode(0o700)).map_err(|error| failed("cannot be made private", &error))?;
        let server = PgliteServer::builder()
            .path(data_dir.join("database"))
            .unix(sockets.join(".s.PGSQL.5432"))
            .start()
            .map_err(|error| failed("does not start (a hub may already run on this folder: stop it first)", &error))?;
        Ok(Self { server: Some(server), sockets })
    }

    pub fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(&self.sockets).port(5432).username("postgres").database("template1")
    }

    /// Stops the database once its files are written.
    pub async fn stop(mut self) {
        if let Some(server) = self.server.take() {
            // The folder is sound after a kill as well; a failed farewell loses nothing.
            let _ = tokio::task::spawn_blocking(move || server.shutdown()).await;
        }
    }
}
