//! The persons of a story. Each has an account, a capacity, and a client that is signed in.
//!
//! What they do in a room is in a file of its own in this folder: `impl Persona` for verbs that several roles share,
//! `impl Employer` and so on for the others.

use std::ops::{Deref, DerefMut};

use omnia_hub::core::access::Role;
use omnia_hub::core::ids::{EmployerId, IntermediaryId};
use uuid::Uuid;

use super::registry::PASSWORD;
use super::{Account, CapacityRow, Client, Delegation, Hub, Office, Position, Result};

/// A person who is signed in.
#[derive(Clone)]
pub struct Persona {
    pub client: Client,
    pub account: Account,
    pub capacity: CapacityRow,
}

/// The legal representative of an employer with one position.
#[derive(Clone)]
pub struct Employer {
    pub persona: Persona,
    pub key: EmployerId,
    pub id: String,
    pub name: String,
    pub tax_code: String,
    pub position: Position,
}

/// The practitioner of an intermediary.
#[derive(Clone)]
pub struct Intermediary {
    pub persona: Persona,
    pub key: IntermediaryId,
    pub id: String,
    pub name: String,
}

/// Someone of an office of the institute: operator or director.
#[derive(Clone)]
pub struct Official {
    pub persona: Persona,
    pub office: Office,
}

impl Hub {
    /// An employer of the office of Bergamo, with one position and its seat; its legal representative is signed in.
    pub async fn employer(&self, name: &str) -> Result<Employer> {
        let office = self.office("Bergamo").await?;
        self.employer_at(name, &office).await
    }

    pub async fn employer_at(&self, name: &str, office: &Office) -> Result<Employer> {
        let (key, tax_code) = self.registers_employer(name).await?;
        let position = self.registers_position(key, office).await?;
        let persona = self.persona("Mario Rossi", Role::Employer, Some(key.0)).await?;
        Ok(Employer { persona, key, id: key.global().write(), name: name.to_owned(), tax_code, position })
    }

    /// A labour consultant's practice; its practitioner is signed in.
    pub async fn intermediary(&self, name: &str) -> Result<Intermediary> {
        let key = self.registers_intermediary(name).await?;
        let persona = self.persona("Anna Bianchi", Role::Intermediary, Some(key.0)).await?;
        Ok(Intermediary { persona, key, id: key.global().write(), name: name.to_owned() })
    }

    pub async fn operator(&self, office: &Office) -> Result<Official> {
        let persona = self.persona("Carla Verdi", Role::Operator, Some(office.key.0)).await?;
        Ok(Official { persona, office: office.clone() })
    }

    pub async fn director(&self, office: &Office) -> Result<Official> {
        let persona = self.persona("Paolo Neri", Role::Director, Some(office.key.0)).await?;
        Ok(Official { persona, office: office.clone() })
    }

    pub async fn auditor(&self) -> Result<Persona> {
        self.persona("Lucia Gallo", Role::Auditor, None).await
    }

    pub async fn admin(&self) -> Result<Persona> {
        self.persona("Elena Conti", Role::Admin, None).await
    }

    /// Someone in a role for a subject, signed in.
    pub async fn persona(&self, name: &str, role: Role, subject: Option<Uuid>) -> Result<Persona> {
        let account = self.registers_account(name).await?;
        let capacity = self.gives_capacity(&account, role, subject).await?;
        self.sign_in(account, capacity).await
    }

    /// Signs in over HTTP, with a bearer token.
    pub async fn sign_in(&self, account: Account, capacity: CapacityRow) -> Result<Persona> {
        let mut client = self.stranger();
        client.signs_in(&account.email, PASSWORD).await?;
        Ok(Persona { client, account, capacity })
    }
}

impl Employer {
    /// A question whose answer is as many times 100 kB large, once the names are long.
    pub fn query_for_long_names(&self, count: usize) -> String {
        let names: String = (0..count).map(|at| format!("n{at}: name ")).collect();
        format!("{{ position(number: \"{}\") {{ employer {{ {names} }} }} }}", self.position.number)
    }
}

impl Hub {
    /// Every employer has a name of 100 kB.
    pub async fn gives_long_names(&self) -> Result {
        let long = "update hub.employer set name = repeat('x', 100000)";
        self.as_owner(async |db| Ok(sqlx::query(long).execute(db).await.map(drop)?)).await
    }
}

impl Intermediary {
    /// Has an active delegation for the employer's position, without the steps that lead to it.
    pub async fn is_delegated_by(&self, hub: &Hub, employer: &Employer) -> Result<Delegation> {
        hub.registers_delegation(self.key, employer.position.key).await
    }
}

impl Deref for Persona {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Persona {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

macro_rules! is_a_persona {
    ($($name:ident),*) => {$(
        impl $name {
            /// The same person, signed in once more: a session does not last for days.
            pub async fn again(&self, hub: &Hub) -> Result<Self> {
                Ok(Self { persona: hub.sign_in(self.account.clone(), self.capacity.clone()).await?, ..self.clone() })
            }
        }

        impl Deref for $name {
            type Target = Persona;

            fn deref(&self) -> &Persona {
                &self.persona
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut Persona {
                &mut self.persona
            }
        }
    )*};
}

is_a_persona!(Employer, Intermediary, Official);
