//! Passwords: argon2id, off the async threads, and fewer at a time than there are cores: one core is left for all other requests.

use std::sync::Arc;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::{PasswordHash, Salt};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::time::timeout;

use super::fair_queue::{FairQueue, Permit, Waiter};
use super::throttle::too_many;
use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// Verifications that wait for each one that runs: about a second of work.
const WAITERS_PER_WORKER: usize = 32;
/// How long one waits in the queue: several times what all that can be before it take.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);
/// After how long a client that found the queue full should try again.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    queue: Arc<FairQueue>,
    queue_timeout: Duration,
    /// Verified against where there is no account: an unknown address costs the same time as a known one.
    dummy_hash: Arc<str>,
}

impl Passwords {
    /// A queue for the cores of this machine.
    pub fn new(random: &dyn Random) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let dummy_hash = hash(&hex::encode(random::bytes::<32>(random)), random::bytes(random))?;
        let at_once = (cores - 1).max(1);
        let queue = Arc::new(FairQueue::new(at_once, at_once * WAITERS_PER_WORKER));
        Ok(Self { queue, queue_timeout: QUEUE_TIMEOUT, dummy_hash: dummy_hash.into() })
    }

    /// The hash of a random password that is not stored: for accounts that nobody signs in to, and for missing ones.
    pub fn dummy_hash(&self) -> &str {
        &self.dummy_hash
    }

    /// Whether this is the password. Costs the same whether or not there is an account; refused while too many others wait,
    /// or after a wait that is too long.
    pub async fn verify(&self, waiter: &Waiter, password: String, hash: Option<String>) -> Result<bool> {
        let Ok(Ok(permit)) = timeout(self.queue_timeout, self.queue.enter(waiter)).await else { return Err(too_many(RETRY_AFTER)) };
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.dummy_hash.to_string());
        let is_right = off_thread(Some(permit), move || verify(&password, &hash)).await?;
        Ok(is_right && is_known)
    }

    /// The hash of a new password.
    pub async fn hash(&self, password: String, random: &dyn Random) -> Result<String> {
        let salt = random::bytes(random);
        off_thread(None, move || hash(&password, salt)).await?
    }
}

/// The permit is held until the work is done, also where the request was cancelled.
async fn off_thread<T: Send + 'static>(permit: Option<Permit>, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let span = tracing::Span::current();
    let work = move || {
        let done = span.in_scope(work);
        drop(permit);
        done
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)
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

    fn waiter(client: &str) -> Waiter {
        Waiter { client: client.to_owned(), is_known: false }
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once_and_without_a_verification() -> Result<()> {
        let passwords = Passwords { queue: Arc::new(FairQueue::new(1, 0)), ..Passwords::new(&SystemRandom)? };
        let works = passwords.queue.enter(&waiter("a")).await.map_err(|_| Error::fault("full"))?;

        let refused = passwords.verify(&waiter("b"), "a password".into(), None).await;
        drop(works);

        assert!(matches!(refused, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(!passwords.verify(&waiter("b"), "a password".into(), None).await?);
        Ok(())
    }

    #[tokio::test]
    async fn a_request_that_waits_too_long_is_refused_and_leaves_the_queue() -> Result<()> {
        let queue = Arc::new(FairQueue::new(1, 1));
        let passwords = Passwords { queue: queue.clone(), queue_timeout: Duration::ZERO, ..Passwords::new(&SystemRandom)? };
        let works = queue.enter(&waiter("a")).await.map_err(|_| Error::fault("full"))?;

        let refused = passwords.verify(&waiter("b"), "a password".into(), None).await;

        assert!(matches!(refused, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        let client = waiter("b");
        let mut next = Box::pin(queue.enter(&client));
        assert!(futures_util::poll!(&mut next).is_pending(), "there is room to wait");
        drop(works);
        assert!(next.await.is_ok());
        Ok(())
    }

    #[tokio::test]
    async fn a_cancelled_verification_holds_its_permit_until_it_is_done() -> Result<()> {
        let queue = Arc::new(FairQueue::new(1, 1));
        let permit = queue.enter(&waiter("a")).await.map_err(|_| Error::fault("full"))?;
        let (ends, waits) = std::sync::mpsc::channel::<()>();
        let mut work = Box::pin(off_thread(Some(permit), move || waits.recv()));
        assert!(futures_util::poll!(&mut work).is_pending());

        drop(work);
        let client = waiter("a");
        let mut next = Box::pin(queue.enter(&client));
        assert!(futures_util::poll!(&mut next).is_pending(), "the work goes on");
        ends.send(()).map_err(Error::fault)?;

        assert!(next.await.is_ok());
        Ok(())
    }
}
