//! Passwords: argon2id, off the async threads, and as many at a time as there are cores.

use std::sync::Arc;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::{PasswordHash, Salt};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use super::attempts::too_many;
use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// Verifications that run or wait, for each core: about two seconds of its time.
const QUEUE_OF_A_CORE: usize = 64;
/// After how long who found the queue full should come again.
const A_MOMENT: Duration = Duration::from_secs(2);

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// Who is verified or waits for it: nobody waits behind more than this.
    queue: Arc<Semaphore>,
    /// Verified against when there is no account: an unknown address costs what a known one costs.
    nobodys: Arc<str>,
}

impl Passwords {
    pub fn new(random: &dyn Random) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let nobodys = hash(&hex::encode(random::bytes::<32>(random)), random::bytes(random))?;
        let queue = Semaphore::new(cores * QUEUE_OF_A_CORE);
        Ok(Self { places: Arc::new(Semaphore::new(cores)), queue: Arc::new(queue), nobodys: nobodys.into() })
    }

    /// The hash of a password that was drawn and kept nowhere: for an account that nobody signs in to.
    pub fn nobodys(&self) -> &str {
        &self.nobodys
    }

    /// Whether this is the password. Costs the same whether or not there is an account; refused while too many others wait.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let _in_line = self.queue.try_acquire().map_err(|_| too_many(A_MOMENT))?;
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobodys.to_string());
        let is_right = self.off_thread(move || verify(&password, &hash)).await?;
        Ok(is_right && is_known)
    }

    pub async fn hash(&self, password: String, random: &dyn Random) -> Result<String> {
        let salt = random::bytes(random);
        self.off_thread(move || hash(&password, salt)).await?
    }

    async fn off_thread<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.places.acquire().await.map_err(Error::fault)?;
        let span = tracing::Span::current();
        tokio::task::spawn_blocking(move || span.in_scope(work)).await.map_err(Error::fault)
    }
}

fn hash(password: &str, salt: [u8; 16]) -> Result<String> {
    let salt = Salt::new(&salt).map_err(Error::fault)?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::fault)?;
    Ok(hash.to_string())
}

fn verify(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    tracing::trace!("a password is verified");
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::random::SystemRandom;

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_so_and_costs_nothing() -> Result<()> {
        let passwords = Passwords { queue: Arc::new(Semaphore::new(1)), ..Passwords::new(&SystemRandom)? };
        let waits = passwords.queue.clone().try_acquire_owned().map_err(Error::fault)?;

        let refused = passwords.verify("a password".into(), None).await;
        drop(waits);

        assert!(matches!(refused, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(!passwords.verify("a password".into(), None).await?);
        Ok(())
    }
}
