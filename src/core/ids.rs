//! Keys, a type for each noun. In the graph a key is base64url of a letter for the type and 16 bytes.

use async_graphql::registry::Registry;
use async_graphql::{ID, InputType, InputValueError, InputValueResult, Value};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

/// A key of any type, as it is written in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GlobalId {
    /// The type.
    pub letter: u8,
    /// The key within the type.
    pub key: Uuid,
}

impl GlobalId {
    /// Reads a global id; none when it is malformed.
    pub fn read(text: &str) -> Option<Self> {
        let bytes: [u8; 17] = URL_SAFE_NO_PAD.decode(text.get(..23)?).ok()?.try_into().ok()?;
        let (letter, key) = bytes.split_first()?;
        (text.len() == 23).then_some(Self { letter: *letter, key: Uuid::from_slice(key).ok()? })
    }

    /// Writes it.
    pub fn write(self) -> String {
        let mut bytes = [self.letter; 17];
        bytes[1..].copy_from_slice(self.key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

fn bad_id<T: InputType>() -> InputValueError<T> {
    InputValueError::custom("malformed id").with_extension("code", "BAD_ID")
}

/// Reads an argument of type ID. A key of a type that is not among these names nothing: it becomes the nil key, which is never found.
fn parse<T: InputType>(letters: &[u8], value: Option<Value>) -> Result<Uuid, InputValueError<T>> {
    match value.unwrap_or_default() {
        Value::String(text) => {
            let id = GlobalId::read(&text).ok_or_else(bad_id)?;
            Ok(if letters.contains(&id.letter) { id.key } else { Uuid::nil() })
        }
        Value::Number(_) => Err(bad_id()),
        other => Err(InputValueError::expected_type(other)),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $letter:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The letter of the type in global ids.
            pub const LETTER: u8 = $letter;

            /// The key with its type.
            pub fn global(self) -> GlobalId {
                GlobalId { letter: $letter, key: self.0 }
            }
        }

        impl From<Uuid> for $name {
            fn from(key: Uuid) -> Self {
                Self(key)
            }
        }

        impl From<$name> for ID {
            fn from(id: $name) -> Self {
                ID(id.global().write())
            }
        }

        impl InputType for $name {
            type RawValueType = Self;

            fn type_name() -> std::borrow::Cow<'static, str> {
                "ID".into()
            }

            fn create_type_info(registry: &mut Registry) -> String {
                <ID as InputType>::create_type_info(registry)
            }

            fn parse(value: Option<Value>) -> InputValueResult<Self> {
                parse(&[$letter], value).map(Self)
            }

            fn to_value(&self) -> Value {
                Value::String(self.global().write())
            }

            fn as_raw_value(&self) -> Option<&Self::RawValueType> {
                Some(self)
            }
        }
    )*};
}

ids! {
    /// A person's account.
    AccountId = b'C';
    /// A capacity of an account.
    CapacityId = b'K';
    /// A session.
    SessionId = b'S';
    /// A program with credentials of its own.
    ProgramId = b'G';
    /// A webhook of a program.
    WebhookId = b'w';
    /// A second factor of an account.
    SecondFactorId = b'H';
    /// A notice to the owner of an account.
    SecurityNoticeId = b'N';
    /// An employer.
    EmployerId = b'E';
    /// An intermediary.
    IntermediaryId = b'I';
    /// A contributive position.
    PositionId = b'P';
    /// A productive unit.
    UnitId = b'U';
    /// An office of the institute.
    OfficeId = b'O';
    /// A delegation.
    DelegationId = b'D';
    /// A sub-delegation.
    SubDelegationId = b'B';
    /// An application.
    ApplicationId = b'A';
    /// A beneficiary of an application.
    BeneficiaryId = b'W';
    /// An alert.
    AlertId = b'L';
    /// A document.
    DocumentId = b'F';
    /// An interlocution.
    InterlocutionId = b'T';
    /// A proposal of decision.
    ProposalId = b'R';
    /// An authorization.
    AuthorizationId = b'Z';
    /// A note of an office on an application.
    NoteId = b'M';
    /// The viewer in a capacity, by its key.
    ViewerId = b'V';
    /// The hub of a capacity, by its key.
    HubId = b'Y';
    /// A colleague at one's own office, by the key of the capacity.
    ColleagueId = b'Q';
    /// An official of any office, by the key of the capacity.
    OfficialId = b'X';
    /// A collaborator of one's own intermediary, by the key of the capacity.
    CollaboratorId = b'J';
    /// A person as others see them, by a digest of the account.
    PersonId = b'p';
}

/// Someone who serves at an office, as an argument names them: the capacity, by the id of a colleague, of an official or of the capacity itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ServingId(pub CapacityId);

impl InputType for ServingId {
    type RawValueType = Self;

    fn type_name() -> std::borrow::Cow<'static, str> {
        "ID".into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <ID as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let key = parse(&[CapacityId::LETTER, ColleagueId::LETTER, OfficialId::LETTER], value)?;
        Ok(Self(CapacityId(key)))
    }

    fn to_value(&self) -> Value {
        self.0.to_value()
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_global_id_names_its_type_and_is_read_back() {
        let id = ApplicationId(Uuid::from_u128(7)).global();

        assert_eq!(GlobalId::read(&id.write()), Some(id));
        assert_eq!(id.letter, b'A');
    }

    #[test]
    fn a_text_that_is_no_global_id_is_not_read() {
        for text in ["", "A", "è".repeat(20).as_str(), &"A".repeat(24), &"A".repeat(22), "AAAAAAAAAAAAAAAAAAAAAA!"] {
            assert_eq!(GlobalId::read(text), None, "{text}");
        }
    }
}
