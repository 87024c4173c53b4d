//! Passwords: argon2id, off the async threads, and fewer at a time than there are cores: one of them is left to whoever asks anything else.

use std::sync::Arc;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::{PasswordHash, Salt};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::time::timeout;

use super::fair_queue::{Place, Queue, Waiter};
use super::throttle::too_many;
use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// Verifications that wait for each that runs: about a second of its time.
const WAITING_FOR_ONE: usize = 32;
/// How long one waits in the queue: several times what all who can stand before it take.
const PATIENCE: Duration = Duration::from_secs(5);
/// After how long who found no place should come again.
const A_MOMENT: Duration = Duration::from_secs(2);

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    queue: Arc<Queue>,
    patience: Duration,
    /// Verified against when there is no account: an unknown address costs what a known one costs.
    nobodys: Arc<str>,
}

impl Passwords {
    pub fn new(random: &dyn Random) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let nobodys = hash(&hex::encode(random::bytes::<32>(random)), random::bytes(random))?;
        let at_once = (cores - 1).max(1);
        let queue = Arc::new(Queue::new(at_once, at_once * WAITING_FOR_ONE));
        Ok(Self { queue, patience: PATIENCE, nobodys: nobodys.into() })
    }

    /// The hash of a password that was drawn and kept nowhere: for an account that nobody signs in to, or that is not there.
    pub fn nobodys(&self) -> &str {
        &self.nobodys
    }

    /// Whether this is the password. Costs the same whether or not there is an account; refused while too many others wait,
    /// or after a wait that is too long.
    pub async fn verify(&self, waiter: &Waiter, password: String, hash: Option<String>) -> Result<bool> {
        let Ok(Ok(place)) = timeout(self.patience, self.queue.enter(waiter)).await else { return Err(too_many(A_MOMENT)) };
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobodys.to_string());
        let is_right = off_thread(Some(place), move || verify(&password, &hash)).await?;
        Ok(is_right && is_known)
    }

    pub async fn hash(&self, password: String, random: &dyn Random) -> Result<String> {
        let salt = random::bytes(random);
        off_thread(None, move || hash(&password, salt)).await?
    }
}

/// The place is held until the work is done, also where who asked for it has left.
async fn off_thread<T: Send + 'static>(place: Option<Place>, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let span = tracing::Span::current();
    let work = move || {
        let done = span.in_scope(work);
        drop(place);
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
    async fn who_finds_the_queue_full_is_told_so_and_costs_nothing() -> Result<()> {
        let passwords = Passwords { queue: Arc::new(Queue::new(1, 0)), ..Passwords::new(&SystemRandom)? };
        let works = passwords.queue.enter(&waiter("a")).await.map_err(|_| Error::fault("full"))?;

        let refused = passwords.verify(&waiter("b"), "a password".into(), None).await;
        drop(works);

        assert!(matches!(refused, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(!passwords.verify(&waiter("b"), "a password".into(), None).await?);
        Ok(())
    }

    #[tokio::test]
    async fn who_waits_too_long_for_a_place_is_told_so_and_leaves_the_queue() -> Result<()> {
        let queue = Arc::new(Queue::new(1, 1));
        let passwords = Passwords { queue: queue.clone(), patience: Duration::ZERO, ..Passwords::new(&SystemRandom)? };
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
    async fn who_leaves_while_a_password_is_verified_makes_no_room_before_it_is() -> Result<()> {
        let queue = Arc::new(Queue::new(1, 1));
        let place = queue.enter(&waiter("a")).await.map_err(|_| Error::fault("full"))?;
        let (ends, waits) = std::sync::mpsc::channel::<()>();
        let mut work = Box::pin(off_thread(Some(place), move || waits.recv()));
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
