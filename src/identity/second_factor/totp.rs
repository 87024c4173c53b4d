//! Codes of six digits that hold for half a minute: RFC 6238, as every authenticator application makes them.

use totp_rs::{Builder, Totp};

use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// What the application shows above the code.
const ISSUER: &str = "Omnia Hub";

/// The secret that the hub and the application share.
pub struct TotpSecret(Vec<u8>);

impl TotpSecret {
    /// A new secret: 160 bits (RFC 4226, 4).
    pub fn generate(random: &dyn Random) -> Self {
        Self(random::bytes::<20>(random).to_vec())
    }

    /// A stored secret.
    pub const fn of_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// As it is sealed.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// For someone who types it into the application.
    pub fn text(&self) -> Result<String> {
        Ok(self.totp("")?.secret().to_base32())
    }

    /// For the application: a link, or a code to be photographed.
    pub fn uri(&self, email: &str) -> Result<String> {
        self.totp(email)?.to_url().map_err(Error::fault)
    }

    /// The time step of a code, where it is that of now, or of one step before or after: clocks differ.
    pub fn step_of(&self, code: &str, now: i64) -> Result<Option<i64>> {
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).take(7).collect();
        let now = u64::try_from(now).map_err(Error::fault)?;
        let step = self.totp("")?.check(&digits, now);
        Ok(step.and_then(|step| i64::try_from(step).ok()))
    }

    fn totp(&self, email: &str) -> Result<Totp> {
        // A colon would part the issuer from the name.
        let name = email.replace(':', "");
        Builder::new().with_secret(self.0.clone()).with_account_name(name).with_issuer(Some(ISSUER)).build().map_err(Error::fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the test vectors of RFC 6238, appendix B, for SHA-1; its codes have the last six digits here.
    fn of_the_rfc() -> TotpSecret {
        TotpSecret::of_bytes(b"12345678901234567890".to_vec())
    }

    #[test]
    fn codes_are_those_of_the_rfc() -> Result<()> {
        let vectors = [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")];

        for (at, code) in vectors {
            assert_eq!(of_the_rfc().step_of(code, at)?, Some(at / 30), "{code}");
        }
        Ok(())
    }

    #[test]
    fn a_code_holds_a_step_before_and_after_and_no_longer() -> Result<()> {
        let steps = [-60, -30, 0, 30, 60].map(|seconds| of_the_rfc().step_of("005924", 1_234_567_890 + seconds));
        let steps = steps.into_iter().collect::<Result<Vec<_>>>()?;

        assert_eq!(steps.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, true, false]);
        Ok(())
    }

    #[test]
    fn what_is_no_code_matches_nothing() -> Result<()> {
        for text in ["", "00592", "0059244", "00592è", "00 59 2x", "-05924"] {
            assert_eq!(of_the_rfc().step_of(text, 1_234_567_890)?, None, "{text}");
        }
        assert!(of_the_rfc().step_of("005 924", 1_234_567_890)?.is_some());
        Ok(())
    }

    #[test]
    fn an_application_is_given_the_secret_in_a_link() -> Result<()> {
        let uri = of_the_rfc().uri("maria.rossi@example.it")?;

        assert!(uri.starts_with("otpauth://totp/Omnia%20Hub:maria.rossi%40example.it?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{uri}");
        assert!(uri.contains(&of_the_rfc().text()?));
        Ok(())
    }
}
