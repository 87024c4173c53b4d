//! A slow line between a hub and its database: every piece that passes, in either direction, is held up for a moment.

use std::path::PathBuf;
use std::time::Duration;

use omnia_hub::core::config::DatabaseUrl;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

use super::chance::Chance;
use super::servers::Servers;
use super::{Context, Hub, Result};

/// The longest that a piece is held up, in microseconds.
const LONGEST: u64 = 3_000;

impl Hub {
    /// A second hub whose database is at the end of a slow line; where the database is inside the process, the same hub.
    pub async fn far_from_its_database(&self) -> Result<Self> {
        let Some(database) = &self.database else { return Ok(self.clone()) };
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut url = Servers::of_the_run().database_url(&database.name, "hub_app");
        url.set_query(None);
        url.set_host(Some("127.0.0.1"))?;
        url.set_port(Some(listener.local_addr()?.port())).ok().context("a database is reached by a port")?;
        url.set_query(Some("sslmode=disable"));
        tokio::spawn(carry(listener, socket_of_the_database()?));
        let options = url.as_str().parse()?;
        self.another_with(|config| config.data.database_url = Some(DatabaseUrl { options, url })).await
    }
}

/// The socket that the PostgreSQL of the run listens on.
fn socket_of_the_database() -> Result<PathBuf> {
    let url = &Servers::of_the_run().database;
    let folder = url.query_pairs().find(|(name, _)| name == "host").context("the database is reached by a socket")?.1;
    Ok(PathBuf::from(folder.into_owned()).join(".s.PGSQL.5432"))
}

async fn carry(listener: TcpListener, database: PathBuf) {
    let mut line = 0;
    while let Ok((hub, _)) = listener.accept().await {
        line += 2;
        let Ok(database) = UnixStream::connect(&database).await else { continue };
        let (from_hub, to_hub) = TcpStream::into_split(hub);
        let (from_database, to_database) = database.into_split();
        tokio::spawn(pass_on(from_hub, to_database, Chance::new(line)));
        tokio::spawn(pass_on(from_database, to_hub, Chance::new(line + 1)));
    }
}

async fn pass_on(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, mut chance: Chance) {
    let mut piece = vec![0; 16 << 10];
    while let Ok(length @ 1..) = from.read(&mut piece).await {
        tokio::time::sleep(Duration::from_micros(chance.below(LONGEST))).await;
        if to.write_all(&piece[..length]).await.is_err() {
            return;
        }
    }
    // Its end is passed on too.
    let _ = to.shutdown().await;
}
