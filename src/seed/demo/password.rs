//! The one password of the demo: drawn at the first start, kept in the data folder for its owner alone, shown at each start.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::core::error::{Error, Result};
use crate::core::random::{self, Random, SystemRandom};

/// Who can sign in to the demo, and what for.
pub const ACCOUNTS: [(&str, &str); 6] = [
    ("employer@demo.hub", "datore di lavoro / employer"),
    ("intermediary@demo.hub", "intermediario / intermediary"),
    ("operator@demo.hub", "operatore di sede / operator of an office"),
    ("director@demo.hub", "direttore di sede / director of an office"),
    ("auditor@demo.hub", "ispettore / auditor"),
    ("admin@demo.hub", "amministratore / administrator"),
];

/// The file that keeps it, and the one that it lies in while the demo is written.
const KEPT: &str = "demo-password";
const LAID_BY: &str = "demo-password.new";

/// This password, or the one that is kept, or a drawn one.
pub fn choose(data_dir: &Path, given: Option<&str>) -> Result<String> {
    let kept = read(data_dir)?;
    Ok(given.map(ToOwned::to_owned).or(kept).unwrap_or_else(|| draw(&SystemRandom)))
}

/// The password that is kept, where the demo was written.
pub fn read(data_dir: &Path) -> Result<Option<String>> {
    let path = data_dir.join(KEPT);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim().to_owned()).filter(|password| !password.is_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()))),
    }
}

/// 96 random bits that can be typed.
pub fn draw(random: &dyn Random) -> String {
    URL_SAFE_NO_PAD.encode(random::bytes::<12>(random))
}

/// Lays it by, for the owner of the folder alone, until the demo is written.
pub fn lay_by(data_dir: &Path, password: &str) -> Result<()> {
    let path = data_dir.join(LAID_BY);
    let failed = |error: std::io::Error| Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()));
    fs::create_dir_all(data_dir).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path).map_err(failed)?;
    writeln!(file, "{password}").map_err(failed)?;
    file.sync_all().map_err(failed)
}

/// Keeps the one that was laid by, now that the demo is written; nothing where none was.
pub fn keep(data_dir: &Path) -> Result<()> {
    let path = data_dir.join(LAID_BY);
    match fs::rename(&path, data_dir.join(KEPT)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()))),
        _ => Ok(()),
    }
}

/// The accounts and their password, for people at a terminal.
pub fn accounts(password: &str) -> String {
    let lines: Vec<String> = ACCOUNTS.iter().map(|(email, what)| format!("  {email:<24} {what}")).collect();
    format!("Account dimostrativi / demo accounts:\n{}\n  password: {password}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_kept_password_is_its_owners_alone() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let drawn = choose(folder.path(), None)?;

        lay_by(folder.path(), &drawn)?;
        keep(folder.path())?;

        assert_eq!(choose(folder.path(), None)?, drawn);
        let mode = fs::metadata(folder.path().join("demo-password")).map_err(Error::fault)?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        Ok(())
    }

    #[test]
    fn a_password_is_the_sign_of_the_demo_only_once_the_demo_is_written() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;

        lay_by(folder.path(), "una parola")?;
        let before = read(folder.path())?;
        keep(folder.path())?;
        keep(folder.path())?;

        assert_eq!((before, read(folder.path())?), (None, Some("una parola".to_owned())));
        Ok(())
    }

    #[test]
    fn a_given_password_comes_before_the_kept_one() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        lay_by(folder.path(), "quella di prima")?;
        keep(folder.path())?;

        assert_eq!(choose(folder.path(), Some("una parola data"))?, "una parola data");
        Ok(())
    }
}
