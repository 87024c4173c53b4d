//! How a person proved who they are when a session was opened.

use crate::core::error::{Error, Result};

omnia_rules::named! {
    /// What a session was signed in with.
    SignInScheme {
        /// E-mail address and password of the account.
        Password = "PASSWORD",
        /// SPID, the public system of digital identity (D.P.C.M. 24-10-2014).
        Spid = "SPID",
        /// The electronic identity card, CIE 3.0 (D.M. 8-9-2022).
        Cie = "CIE",
        /// The national services card (D.P.R. 117/2004).
        Cns = "CNS",
        /// Another provider of identities, by OpenID Connect.
        OpenId = "OPENID",
        /// The secret of a program, which a person made.
        Program = "PROGRAM",
    }
}

omnia_rules::named! {
    /// What is given in addition to the password.
    SecondFactorKind {
        /// A code of six digits, which an application on a device shows for half a minute (RFC 6238).
        Totp = "TOTP",
        /// A passkey, which signs for this hub alone (Web Authentication).
        Passkey = "PASSKEY",
        /// A code that was kept for when the device is lost.
        RecoveryCode = "RECOVERY_CODE",
    }
}

/// The level of assurance of a digital identity, 1 to 3: low, substantial and high of art. 8 of regulation (EU) 910/2014 (eIDAS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssuranceLevel {
    /// One factor.
    One,
    /// Two factors.
    Two,
    /// Two factors, one of which is a certificate on a device.
    Three,
}

impl AssuranceLevel {
    /// All levels, the lowest first.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// As it is written and stored: 1, 2 or 3.
    pub const fn number(self) -> i16 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }

    /// The level of a number, where there is one.
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| i64::from(level.number()) == number)
    }
}

/// The session and person of a provider that a session of the hub hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSession {
    /// The id of the provider in the settings.
    pub provider: String,
    /// The person, as the provider names them (`sub`).
    pub subject: String,
    /// The session at the provider (`sid`), where it has one.
    pub session: Option<String>,
}

/// How a person proved who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authentication {
    /// With what.
    pub scheme: SignInScheme,
    /// How strongly; none where the scheme has no levels.
    pub level: Option<AssuranceLevel>,
    /// Where they signed in, if not here.
    pub at: Option<ProviderSession>,
    /// The factor that was given in addition to the password.
    pub second_factor: Option<SecondFactorKind>,
}

impl Authentication {
    /// By password.
    pub const PASSWORD: Self = Self { scheme: SignInScheme::Password, level: None, at: None, second_factor: None };

    /// By the certificate of a card, whose key a PIN opens.
    pub const CARD: Self = Self { scheme: SignInScheme::Cns, level: Some(AssuranceLevel::Three), at: None, second_factor: None };

    /// By the secret of a program.
    pub const PROGRAM: Self = Self { scheme: SignInScheme::Program, level: None, at: None, second_factor: None };

    /// As it is stored, column by column.
    pub fn of_columns(
        scheme: &str,
        level: Option<i16>,
        provider: Option<String>,
        subject: Option<String>,
        session: Option<String>,
    ) -> Result<Self> {
        let at = provider.zip(subject).map(|(provider, subject)| ProviderSession { provider, subject, session });
        let level = level.and_then(|number| AssuranceLevel::of_number(number.into()));
        Ok(Self { scheme: scheme.parse().map_err(Error::fault)?, level, at, second_factor: None })
    }

    /// The same, with the factor that is stored with it.
    pub fn with_second_factor(self, kind: Option<&str>) -> Result<Self> {
        Ok(Self { second_factor: kind.map(str::parse).transpose().map_err(Error::fault)?, ..self })
    }

    /// Whether nothing but a password was given.
    pub fn is_by_password_alone(&self) -> bool {
        self.scheme == SignInScheme::Password && self.second_factor.is_none()
    }

    /// Whether two factors were given: here, or by a digital identity of a substantial level (SPID 2, CIE), or by the card and its PIN.
    pub fn has_two_factors(&self) -> bool {
        self.second_factor.is_some() || self.level >= Some(AssuranceLevel::Two) || self.scheme == SignInScheme::Cns
    }
}
