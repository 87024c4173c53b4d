//! The setting of how much cost is let through in a minute.

/// The name in the setting for all callers at an address together.
pub const ADDRESS: &str = "ADDRESS";

/// The limits that the setting names: `off`, or `employer=500000,nobody=20000,address=1000000`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CostPerMinute {
    is_off: bool,
    named: Vec<(String, u64)>,
}

impl CostPerMinute {
    /// Nothing is limited.
    pub const OFF: Self = Self { is_off: true, named: Vec::new() };

    /// The limit of a role, of nobody or of an address, where the setting names it, and else the usual one; none where all are off.
    pub fn of(&self, name: &str, usual: u64) -> Option<u64> {
        let named = self.named.iter().find(|(known, _)| known == name);
        (!self.is_off).then(|| named.map_or(usual, |(_, cost)| *cost))
    }

    /// Reads the setting, which names some of these.
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, String> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("off") {
            return Ok(Self::OFF);
        }
        let mut read = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, cost) = part.split_once('=').ok_or_else(|| format!("{part} is neither off nor a limit such as employer=500000"))?;
            let name = name.trim().to_uppercase();
            if !names.contains(&name.as_str()) {
                return Err(format!("{name} is none of {}", names.join(", ").to_lowercase()));
            }
            if read.named.iter().any(|(named, _)| *named == name) {
                return Err(format!("{name} is named twice"));
            }
            let cost = cost.trim().parse().ok().filter(|cost| (1..=1_000_000_000_u64).contains(cost));
            read.named.push((name, cost.ok_or_else(|| format!("{part}: a limit is a number from 1 to 1000000000"))?));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<CostPerMinute, String> {
        CostPerMinute::parse(text, &["EMPLOYER", "ADMIN", "NOBODY", ADDRESS])
    }

    #[test]
    fn single_limits_are_set_and_the_others_stay_as_usual() -> Result<(), String> {
        let setting = read("employer=60, NOBODY=7,address=9")?;

        assert_eq!(["EMPLOYER", "NOBODY", ADDRESS, "ADMIN"].map(|name| setting.of(name, 1)), [Some(60), Some(7), Some(9), Some(1)]);
        assert_eq!((read("off")?.of("ADMIN", 1), read("")?.of("ADMIN", 1)), (None, Some(1)));
        Ok(())
    }

    #[test]
    fn what_is_wrong_with_it_is_named() {
        let wrong = |text: &str| read(text).err().unwrap_or_default();

        assert!(wrong("clerk=5").contains("CLERK is none of employer"));
        assert!(wrong("employer=0").contains("from 1 to"));
        assert!(wrong("employer=-1").contains("from 1 to"));
        assert!(wrong("5").contains("neither off nor"));
        assert!(wrong("employer=5,EMPLOYER=6").contains("twice"));
    }
}
