//! Which roles may send which documents.

/// Which documents a caller may send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrustMode {
    /// Manifests are ignored.
    Off,
    /// Trusted documents may be named by their ids; others are executed too.
    #[default]
    Prefer,
    /// Only trusted documents are executed.
    Require,
}

/// The mode of each role, written `require`, or `prefer, employer=require, nobody=require`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustPolicy {
    /// The mode of every role that is not named.
    default: TrustMode,
    by_role: Vec<(String, TrustMode)>,
}

impl TrustPolicy {
    /// Reads a policy; an unknown role is an error, for its callers would not be restricted.
    pub fn parse(text: &str, roles: &[&str]) -> Result<Self, String> {
        let (mut default, mut by_role) = (None, Vec::new());
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                None if default.is_some() => return Err(format!("{part} is a second mode without a role")),
                None => default = Some(mode(part)?),
                Some((role, mode_of_role)) => by_role.push((checked_role(role.trim(), roles, &by_role)?, mode(mode_of_role.trim())?)),
            }
        }
        Ok(Self { default: default.unwrap_or_default(), by_role })
    }

    /// The mode of a role.
    pub fn mode(&self, role: &str) -> TrustMode {
        let named = self.by_role.iter().find(|(name, _)| name.eq_ignore_ascii_case(role));
        named.map_or(self.default, |(_, mode)| *mode)
    }

    /// Whether any role is restricted to trusted documents.
    pub fn requires_any(&self) -> bool {
        self.by_role.iter().map(|(_, mode)| *mode).chain([self.default]).any(|mode| mode == TrustMode::Require)
    }
}

fn mode(text: &str) -> Result<TrustMode, String> {
    match text {
        "off" => Ok(TrustMode::Off),
        "prefer" => Ok(TrustMode::Prefer),
        "require" => Ok(TrustMode::Require),
        _ => Err(format!("{text} is none of off, prefer, require")),
    }
}

fn checked_role(role: &str, roles: &[&str], named: &[(String, TrustMode)]) -> Result<String, String> {
    if !roles.iter().any(|name| name.eq_ignore_ascii_case(role)) {
        return Err(format!("{role} is none of {}", roles.join(", ").to_ascii_lowercase()));
    }
    match named.iter().any(|(name, _)| name.eq_ignore_ascii_case(role)) {
        true => Err(format!("{role} is named twice")),
        false => Ok(role.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(text: &str) -> Result<TrustPolicy, String> {
        TrustPolicy::parse(text, &["EMPLOYER", "AUDITOR", "nobody"])
    }

    #[test]
    fn a_role_has_its_mode_and_the_others_the_default() {
        let policy = policy("prefer, employer=require,nobody=off").expect("a policy");

        assert_eq!(policy.mode("EMPLOYER"), TrustMode::Require);
        assert_eq!(policy.mode("nobody"), TrustMode::Off);
        assert_eq!(policy.mode("AUDITOR"), TrustMode::Prefer);
        assert!(policy.requires_any());
    }

    #[test]
    fn a_single_mode_is_that_of_all_roles() {
        assert_eq!(policy("require").map(|policy| policy.mode("nobody")), Ok(TrustMode::Require));
        assert_eq!(policy("").map(|policy| policy.mode("nobody")), Ok(TrustMode::Prefer));
        assert_eq!(policy("off").map(|policy| policy.requires_any()), Ok(false));
    }

    #[test]
    fn a_mode_or_a_role_that_does_not_exist_is_refused() {
        assert!(policy("always").is_err());
        assert!(policy("prefer,emploier=require").is_err());
        assert!(policy("employer=require,Employer=off").is_err());
        assert!(policy("prefer,require").is_err());
    }
}
