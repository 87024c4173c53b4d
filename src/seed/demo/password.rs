//! The one password of the demo: generated at the first start, stored in the data folder for its owner alone, shown at each start.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::core::error::{Error, Result};
use crate::core::random::SystemRandom;
use crate::identity::administration::draw_password;

/// The demo accounts, and their roles in both languages.
pub const ACCOUNTS: [(&str, &str); 6] = [
    ("employer@demo.hub", "datore di lavoro / employer"),
    ("intermediary@demo.hub", "intermediario / intermediary"),
    ("operator@demo.hub", "operatore di sede / operator of an office"),
    ("director@demo.hub", "direttore di sede / director of an office"),
    ("auditor@demo.hub", "ispettore / auditor"),
    ("admin@demo.hub", "amministratore / administrator"),
];

/// The file of the password, and the one that holds it while the demo is being written.
const CONFIRMED_FILE: &str = "demo-password";
const PENDING_FILE: &str = "demo-password.new";

/// The given password, or else the stored one, or else a generated one.
pub fn choose(data_dir: &Path, given: Option<&str>) -> Result<String> {
    let stored = read(data_dir)?;
    Ok(given.map(ToOwned::to_owned).or(stored).unwrap_or_else(|| draw_password(&SystemRandom)))
}

/// The stored password, where the demo was written.
pub fn read(data_dir: &Path) -> Result<Option<String>> {
    let path = data_dir.join(CONFIRMED_FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim().to_owned()).filter(|password| !password.is_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()))),
    }
}

/// Writes the password as pending, for the owner of the folder alone, until the demo is written.
pub fn write_pending(data_dir: &Path, password: &str) -> Result<()> {
    let path = data_dir.join(PENDING_FILE);
    let failed = |error: std::io::Error| Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()));
    fs::create_dir_all(data_dir).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path).map_err(failed)?;
    writeln!(file, "{password}").map_err(failed)?;
    file.sync_all().map_err(failed)
}

/// Confirms the pending password, now that the demo is written; does nothing where there is none.
pub fn confirm(data_dir: &Path) -> Result<()> {
    let path = data_dir.join(PENDING_FILE);
    match fs::rename(&path, data_dir.join(CONFIRMED_FILE)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::fault(format!("HUB_DATA_DIR: {}: {error}", path.display()))),
        _ => Ok(()),
    }
}

/// The accounts and their password, for the terminal.
pub fn accounts(password: &str) -> String {
    let lines: Vec<String> = ACCOUNTS.iter().map(|(email, what)| format!("  {email:<24} {what}")).collect();
    format!("Account dimostrativi / demo accounts:\n{}\n  password: {password}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_stored_password_can_be_read_by_its_owner_alone() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let generated = choose(folder.path(), None)?;

        write_pending(folder.path(), &generated)?;
        confirm(folder.path())?;

        assert_eq!(choose(folder.path(), None)?, generated);
        let mode = fs::metadata(folder.path().join("demo-password")).map_err(Error::fault)?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        Ok(())
    }

    #[test]
    fn a_password_is_the_sign_of_the_demo_only_once_the_demo_is_written() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;

        write_pending(folder.path(), "una parola")?;
        let before = read(folder.path())?;
        confirm(folder.path())?;
        confirm(folder.path())?;

        assert_eq!((before, read(folder.path())?), (None, Some("una parola".to_owned())));
        Ok(())
    }

    #[test]
    fn a_given_password_takes_precedence_over_the_stored_one() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        write_pending(folder.path(), "quella di prima")?;
        confirm(folder.path())?;

        assert_eq!(choose(folder.path(), Some("una parola data"))?, "una parola data");
        Ok(())
    }
}
