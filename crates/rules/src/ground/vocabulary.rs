//! Enums that are stored and spoken as the text of their variants.

use thiserror::Error;

/// A text that names no value of the list it was looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the text names no known {list}")]
pub struct UnknownName {
    /// The list in which the text was looked up, such as `Cause`.
    pub list: &'static str,
}

/// Declares an enum with `ALL`, `as_str`, `Display`, `FromStr`, `Serialize` and `Deserialize` over one text for each variant.
macro_rules! named {
    (@text $variant:ident) => { stringify!($variant) };
    (@text $variant:ident $text:literal) => { $text };
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident $(= $text:literal)?),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text under which the value is stored and spoken.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => named!(@text $variant $($text)?)),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let named = Self::ALL.iter().find(|value| value.as_str() == text);
                named.copied().ok_or($crate::UnknownName { list: stringify!($name) })
            }
        }
    };
}
