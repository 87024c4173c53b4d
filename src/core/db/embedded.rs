//! PostgreSQL inside the process, with its files in a folder: for trying the hub, and for one small office.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use pglite_oxide::PgliteProxy;
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::data_files::{complete_data_files, remove_truncated_layout};
use crate::core::error::{Error, Result};

/// Free bytes that PostgreSQL needs to start: a segment of its log, the tables that recovery extends, and what a first start writes.
const REQUIRED_SPACE: usize = 32 << 20;

/// The lock file of the folder, by which the crate itself excludes a second process.
const LOCK: &str = ".pglite-oxide.lock";

/// How long a client that is refused may take to send its startup message.
const READ_TIMEOUT: Duration = Duration::from_secs(1);

/// How long the server waits after a failure.
const RESTART_PAUSE: Duration = Duration::from_millis(100);

/// The running database. It stops when this value is dropped.
pub struct Embedded {
    server: Option<JoinHandle<()>>,
    stopped: Arc<AtomicBool>,
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
        // Over TCP any user of the machine could connect as superuser: a socket in a private folder is the hub's alone.
        let (root, sockets) = (data_dir.join("database"), data_dir.join("sockets"));
        fs::create_dir_all(&sockets).map_err(|error| failed("has no folder for its socket", &error))?;
        fs::set_permissions(data_dir, Permissions::from_mode(0o700)).map_err(|error| failed("cannot be made private", &error))?;
        fs::set_permissions(&sockets, Permissions::from_mode(0o700)).map_err(|error| failed("cannot be made private", &error))?;
        let lock =
            lock_folder(&root).map_err(|error| failed("does not start (a hub may already run on this folder: stop it first)", &error))?;
        ensure_space(&root).and_then(|()| complete_data_files(&root)).map_err(|error| failed("cannot be written", &error))?;
        let listener = listener(&sockets).map_err(|error| failed("has no socket", &error))?;
        let stopped = Arc::new(AtomicBool::new(false));
        let server = Server { root, listener, stopped: stopped.clone(), _lock: lock };
        Ok(Self { server: Some(thread::spawn(move || server.run())), stopped, sockets })
    }

    /// How to connect to it, as superuser.
    pub fn options(&self) -> PgConnectOptions {
        let options = PgConnectOptions::new_without_pgpass().socket(&self.sockets).port(5432);
        options.username("postgres").database("template1").ssl_mode(PgSslMode::Disable)
    }

    /// Stops the database once its files are written.
    pub async fn stop(mut self) {
        let Some(server) = self.server.take() else { return };
        self.signal_stop();
        // The folder survives a kill as well: where joining fails nothing is lost.
        let _ = tokio::task::spawn_blocking(move || server.join()).await;
    }

    /// Has the server end. It waits in `accept`: one more connection wakes it up.
    fn signal_stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = UnixStream::connect(socket(&self.sockets));
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if self.server.is_some() {
            self.signal_stop();
        }
    }
}

/// Serves one connection after the other. What breaks a connection, such as a log that cannot be written, ends PostgreSQL; the next
/// connection starts it again, with what was committed.
struct Server {
    root: PathBuf,
    listener: UnixListener,
    stopped: Arc<AtomicBool>,
    _lock: File,
}

impl Server {
    fn run(self) {
        let proxy = PgliteProxy::new(&self.root);
        while !self.stopped.load(Ordering::SeqCst) {
            // PostgreSQL that starts without space is left half initialised.
            let served = match ensure_space(&self.root).and_then(|()| remove_truncated_layout(&self.root)) {
                Ok(()) => proxy.accept_unix_once(&self.listener).map_err(|error| format!("{error:#}")),
                Err(no_space) => self.refuse(&no_space).map_err(|error| error.to_string()),
            };
            if let Err(error) = served {
                tracing::error!(error, "the embedded database stopped, and starts again with the next connection");
                thread::sleep(RESTART_PAUSE);
            }
        }
    }

    /// Answers the next client that there is no space.
    fn refuse(&self, no_space: &io::Error) -> io::Result<()> {
        let (mut client, _) = self.listener.accept()?;
        tracing::warn!(%no_space, "the embedded database has no space to start");
        client.set_read_timeout(Some(READ_TIMEOUT))?;
        client.read(&mut [0; 1024]).map(drop)?;
        client.write_all(&refusal())
    }
}

/// An `ErrorResponse` of the PostgreSQL protocol: a full disk.
fn refusal() -> Vec<u8> {
    let fields = b"SFATAL\0VFATAL\0C53100\0Mno room to begin\0\0";
    let length = u32::try_from(fields.len() + 4).unwrap_or_default();
    [b"E".as_slice(), &length.to_be_bytes(), fields].concat()
}

/// Locks the folder against other processes, until the file is dropped.
fn lock_folder(root: &Path) -> io::Result<File> {
    fs::create_dir_all(root)?;
    let lock = File::options().create(true).truncate(false).write(true).open(root.join(LOCK))?;
    lock.try_lock()?;
    Ok(lock)
}

/// Checks by writing that there is space to start.
fn ensure_space(root: &Path) -> io::Result<()> {
    let mut file = tempfile::tempfile_in(root)?;
    let piece = vec![0; 1 << 20];
    (0..REQUIRED_SPACE / piece.len()).try_for_each(|_| file.write_all(&piece))
}

fn listener(sockets: &Path) -> io::Result<UnixListener> {
    let path = socket(sockets);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => UnixListener::bind(path),
    }
}

fn socket(sockets: &Path) -> PathBuf {
    sockets.join(".s.PGSQL.5432")
}
