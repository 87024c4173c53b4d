//! Passwords that someone else than the owner of an account chooses.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::core::error::{Refusal, Result};
use crate::core::random::{self, Random};

/// The fewest characters of a password.
pub const LEAST_CHARACTERS: usize = 10;
/// The most: more would only cost time to hash.
const MOST_CHARACTERS: usize = 1_000;

/// A password of 96 random bits that can be typed.
pub fn draw_password(random: &dyn Random) -> String {
    URL_SAFE_NO_PAD.encode(random::bytes::<12>(random))
}

/// A password that was typed, where its length can be taken.
pub fn read_password(typed: String) -> Result<String> {
    let refusal = match typed.chars().count() {
        ..LEAST_CHARACTERS => Refusal::new("PASSWORD_TOO_SHORT").with("least", LEAST_CHARACTERS),
        LEAST_CHARACTERS..=MOST_CHARACTERS => return Ok(typed),
        _ => Refusal::new("TEXT_TOO_LONG").with("most", MOST_CHARACTERS),
    };
    Err(refusal.at(["password"]).into())
}
