//! Lists with quality values, as in `accept-encoding` and `accept-language`: `b, a;q=0.5` (RFC 9110, 12.4.2).

/// One item of such a list.
#[derive(Debug, PartialEq, Eq)]
pub struct WeightedValue<'a> {
    /// Without its parameters.
    pub value: &'a str,
    /// The quality value in thousandths: 1,000 unless given, 0 for what is not acceptable.
    pub weight: u16,
}

/// The items of a list, in its order.
pub fn weighted_values(list: &str) -> impl Iterator<Item = WeightedValue<'_>> {
    list.split(',').filter_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        let value = parts.next().filter(|value| !value.is_empty())?;
        let weight = parts.find_map(parameter).unwrap_or(1000);
        Some(WeightedValue { value, weight })
    })
}

fn parameter(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    if name.trim().eq_ignore_ascii_case("q") { parse_weight(value) } else { None }
}

/// A quality value, in thousandths.
pub fn parse_weight(q: &str) -> Option<u16> {
    let weight: f32 = q.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was clamped to 0 to 1")]
    let thousandths = (weight.clamp(0.0, 1.0) * 1000.0) as u16;
    Some(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_order() {
        let list: Vec<_> = weighted_values("it-IT, en;q=0.8, *;q=0").map(|item| (item.value, item.weight)).collect();

        assert_eq!(list, [("it-IT", 1000), ("en", 800), ("*", 0)]);
    }

    #[test]
    fn a_malformed_quality_value_is_ignored() {
        let list: Vec<_> = weighted_values(",, a;q=x;level=1 , b;Q=7").map(|item| (item.value, item.weight)).collect();

        assert_eq!(list, [("a", 1000), ("b", 1000)]);
    }
}
