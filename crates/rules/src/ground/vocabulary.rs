//! The words of the domain, each typed once: enums that are stored and written as the text of their variants.

use thiserror::Error;

/// A text that names no value of the list it was looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the text names no known {list}")]
pub struct UnknownName {
    /// The list in which the text was looked up, such as `Cause`.
    pub list: &'static str,
}

/// Declares an enum with `ALL`, `as_str`, `Display`, `FromStr`, `Serialize` and `Deserialize` over one text for each variant: the one
/// that is given, or the name of the variant, in capitals. Whoever uses it depends on `serde`.
///
/// With the feature `graphql` it is an enum of a GraphQL schema too, whose items are those texts: there it has the name after `as`, if
/// one is given, and the descriptions are its docs. Whoever uses it then depends on `async-graphql`.
///
/// ```
/// omnia_rules::named! {
///     /// How a parcel is sent.
///     Parcel as "ParcelKind" {
///         /// Within a day.
///         Express = "EXPRESS_MAIL",
///         /// When there is room.
///         SLOW,
///     }
/// }
///
/// assert_eq!(Parcel::Express.as_str(), "EXPRESS_MAIL");
/// assert_eq!("SLOW".parse(), Ok(Parcel::SLOW));
/// ```
#[macro_export]
macro_rules! named {
    (@text $variant:ident) => { stringify!($variant) };
    (@text $variant:ident $text:literal) => { $text };
    ($(#[$outer:meta])* $name:ident $(as $type_name:literal)? { $($(#[$inner:meta])* $variant:ident $(= $text:literal)?),+ $(,)? }) => {
        $crate::__enum! {
            $(#[$outer])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            $name [$(name = $type_name)?] { $($(#[$inner])* $variant [$(name = $text)?]),+ }
        }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text under which the value is stored and written.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $crate::named!(@text $variant $($text)?)),+ }
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

/// The enum itself. The feature is that of this crate and not of the one that uses the macro, so the macro is written twice.
#[cfg(not(feature = "graphql"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum {
    ($(#[$outer:meta])* $name:ident [$($type_name:tt)*] { $($(#[$inner:meta])* $variant:ident [$($text:tt)*]),+ }) => {
        $(#[$outer])*
        pub enum $name { $($(#[$inner])* $variant),+ }
    };
}

#[cfg(feature = "graphql")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum {
    ($(#[$outer:meta])* $name:ident [$($type_name:tt)*] { $($(#[$inner:meta])* $variant:ident [$($text:tt)*]),+ }) => {
        $(#[$outer])*
        #[derive(async_graphql::Enum)]
        #[graphql(rename_items = "UPPERCASE", $($type_name)*)]
        pub enum $name { $($(#[$inner])* #[graphql($($text)*)] $variant),+ }
    };
}
