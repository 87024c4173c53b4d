//! The servers of the run: those of `tests/servers.sh run`, or, where a test is run by itself, its own through `tests/servers.sh hold`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::{Context, Result, bail, ensure};

/// Where the servers of the run are.
pub struct Servers {
    pub database: url::Url,
    pub redis: url::Url,
    /// The private folder of the run.
    pub folder: PathBuf,
    /// The script serves until this pipe ends, which it does with this process, however that comes.
    _held: Option<ChildStdin>,
}

impl Servers {
    /// The servers of this run, started at the first use where nobody started them before.
    pub fn of_the_run() -> &'static Self {
        static SERVERS: OnceLock<Servers> = OnceLock::new();
        SERVERS
            .get_or_init(|| Self::given().or_else(|_| Self::start()).unwrap_or_else(|error| panic!("no servers for the tests: {error:#}")))
    }

    fn given() -> Result<Self> {
        Self::read(|name| Ok(std::env::var(name)?), None)
    }

    fn start() -> Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers.sh");
        let mut child =
            Command::new(script).arg("hold").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("tests/servers.sh")?;
        let held = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("the script has an output")?);
        let lines: Vec<String> = output.lines().take(3).collect::<std::io::Result<_>>()?;
        let find = |name: &str| {
            let line = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.map(str::to_owned).context("tests/servers.sh could not start the servers: see above")
        };
        Self::read(find, held)
    }

    fn read(find: impl Fn(&str) -> Result<String>, held: Option<ChildStdin>) -> Result<Self> {
        Ok(Self {
            database: find("HUB_TEST_DATABASE_URL")?.parse()?,
            redis: find("HUB_TEST_REDIS_URL")?.parse()?,
            folder: find("HUB_TEST_DIR")?.into(),
            _held: held,
        })
    }

    /// The address of a database of the run, for a role.
    pub fn database_url(&self, name: &str, role: &str) -> url::Url {
        let mut url = self.database.clone();
        url.set_path(name);
        url.set_username(role).expect("an address of PostgreSQL has a place for the role");
        url
    }
}

/// A Redis of a story's own, that it may kill.
pub struct OwnRedis {
    folder: tempfile::TempDir,
    child: Option<Child>,
}

impl OwnRedis {
    pub fn start() -> Result<Self> {
        let mut redis = Self { folder: tempfile::tempdir()?, child: None };
        redis.revive()?;
        Ok(redis)
    }

    pub fn url(&self) -> Result<url::Url> {
        Ok(format!("redis+unix://{}", self.socket().display()).parse()?)
    }

    /// Ends it as a crash would.
    pub fn kill(&mut self) -> Result {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Starts it again, empty, at the same address.
    pub fn revive(&mut self) -> Result {
        ensure!(self.child.is_none(), "this Redis runs already");
        let socket = self.socket();
        let _ = std::fs::remove_file(&socket);
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]).arg(&socket);
        self.child = Some(command.arg("--dir").arg(self.folder.path()).stdout(Stdio::null()).spawn().context("redis-server")?);
        let begun = Instant::now();
        while std::os::unix::net::UnixStream::connect(&socket).is_err() {
            if begun.elapsed() > Duration::from_secs(10) {
                bail!("redis-server did not start");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Puts at its address what takes connections and never answers, for as long as it is kept.
    pub fn falls_silent(&mut self) -> Result<std::os::unix::net::UnixListener> {
        self.kill()?;
        std::fs::remove_file(self.socket())?;
        Ok(std::os::unix::net::UnixListener::bind(self.socket())?)
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }
}

impl Drop for OwnRedis {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
