//! People as others see them: by account and name.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::ids::{AccountId, PersonId};

/// Who did something or has it in hand: a person, or the hub itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPerson {
    /// None for the hub itself, and in rows from before the account was kept with the name.
    pub account: Option<AccountId>,
    /// Name and surname, as they were then.
    pub name: String,
}

impl NamedPerson {
    /// A person as the database keeps one: the key of the account, and the name.
    pub fn of(account: Option<Uuid>, name: String) -> Self {
        Self { account: account.map(AccountId), name }
    }

    /// Tells this person from all others. It is a digest, so that whoever is shown one does not learn the key of the account. Where the account
    /// is not known it stands for the name: whoever has it is taken for one.
    pub fn id(&self) -> PersonId {
        let digest: [u8; 32] = match self.account {
            Some(account) => Sha256::digest(account.0).into(),
            None => Sha256::digest(&self.name).into(),
        };
        PersonId(Uuid::from_u128(u128::from_be_bytes(std::array::from_fn(|at| digest[at]))))
    }

    /// The key of the account, as a statement binds it.
    pub fn account_key(&self) -> Option<Uuid> {
        self.account.map(|account| account.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_people_of_one_name_are_told_apart_by_their_accounts() {
        let named = |account| NamedPerson::of(account, "Mario Rossi".to_owned()).id();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));

        assert_ne!(named(Some(one)), named(Some(other)));
        assert_ne!(named(Some(one)), PersonId(one), "the key of the account is shown");
    }

    #[test]
    fn without_an_account_the_name_is_who_it_is() {
        let named = |name: &str| NamedPerson::of(None, name.to_owned()).id();

        assert_eq!(named("Mario Rossi"), named("Mario Rossi"));
        assert_ne!(named("Mario Rossi"), named("Maria Rossi"));
    }
}
