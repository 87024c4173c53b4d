//! The values that texts name.

use fluent_bundle::FluentValue;

/// A value that a text names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Param {
    /// A count; a text may choose its plural form by it.
    Number(i64),
    /// Words, written as they are.
    Text(String),
}

impl<'a> From<&'a Param> for FluentValue<'a> {
    fn from(param: &'a Param) -> Self {
        match param {
            Param::Text(text) => FluentValue::from(text.as_str()),
            #[expect(clippy::cast_precision_loss, reason = "counts shown to people stay far below 2^52")]
            Param::Number(number) => FluentValue::from(*number as f64),
        }
    }
}

macro_rules! params_from {
    ($($type:ty => $variant:ident($convert:expr);)*) => {$(
        impl From<$type> for Param {
            fn from(value: $type) -> Self {
                Self::$variant(($convert)(value))
            }
        }
    )*};
}

params_from! {
    i32 => Number(i64::from);
    u32 => Number(i64::from);
    i64 => Number(|n| n);
    u64 => Number(|n| i64::try_from(n).unwrap_or(i64::MAX));
    usize => Number(|n| i64::try_from(n).unwrap_or(i64::MAX));
    &str => Text(str::to_owned);
    String => Text(|t| t);
    chrono::NaiveDate => Text(|d: chrono::NaiveDate| d.to_string());
}
