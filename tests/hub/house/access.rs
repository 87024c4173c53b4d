//! Who may do what: `tests/access.csv` is written by hand from the rules of the trade, and the hub is held against it, never the other way.

use std::collections::BTreeMap;

use futures_util::future::{BoxFuture, FutureExt};
use omnia_hub::core::access::{Action, Role, acts, allowed};

use super::source;
use crate::world::*;

/// One of each role, around one position: the employer's, which is delegated to the intermediary and lies with the office.
struct Cast {
    #[expect(dead_code, reason = "the acts to come move the clock")]
    hub: Hub,
    employer: Employer,
    intermediary: Intermediary,
    operator: Official,
    director: Official,
    auditor: Persona,
    admin: Persona,
}

/// Has a person do an act to a thing that is ready for it. What must come before is done by whoever may do it.
type Performance = for<'a> fn(&'a Cast, &'a Persona) -> BoxFuture<'a, Result<Answer>>;

/// The acts as they are done over HTTP.
const PERFORMANCES: [(Action, Performance); 1] = [(Action::Draft, |cast, person| creates_a_draft(cast, person).boxed())];

#[test]
fn the_policy_is_what_was_written_by_hand() {
    let written = written();
    let differing: Vec<_> = pairs().filter(|(role, action)| written[&key(*role, *action)] != allowed(*role, *action)).collect();

    assert!(differing.is_empty(), "tests/access.csv says otherwise: {differing:?}");
}

#[test]
fn every_role_and_every_act_is_written_once() {
    let written = written();
    let expected: Vec<_> = pairs().map(|(role, action)| key(role, action)).collect();

    assert!(expected.iter().all(|pair| written.contains_key(pair)), "tests/access.csv lacks a line");
    assert_eq!(written.len(), expected.len(), "tests/access.csv has a line too many");
}

#[story]
async fn over_http_each_role_may_do_what_was_written_by_hand_and_nothing_else(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;
    let written = written();

    for (action, performance) in PERFORMANCES {
        for (role, person) in cast.all() {
            let answer = performance(&cast, person).await.with_context(|| format!("{role:?}, {action:?}"))?;
            match written[&key(role, action)] {
                true => drop(answer.succeeds().with_context(|| format!("{role:?} may {action:?}"))?),
                false => answer.is_denied().with_context(|| format!("{role:?} may not {action:?}"))?,
            }
        }
    }
    Ok(())
}

async fn creates_a_draft(cast: &Cast, person: &Persona) -> Result<Answer> {
    let create = "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code } } }";
    person.ask(create, json!({ "input": { "unitId": cast.employer.position.unit.id, "benefit": "CIGO" } })).await
}

impl Cast {
    async fn around_one_position(hub: Hub) -> Result<Self> {
        let office = hub.office("Bergamo").await?;
        let employer = hub.employer_at("Rossi Costruzioni", &office).await?;
        let intermediary = hub.intermediary("Studio Bianchi").await?;
        intermediary.is_delegated_by(&hub, &employer).await?;
        Ok(Self {
            employer,
            intermediary,
            operator: hub.operator(&office).await?,
            director: hub.director(&office).await?,
            auditor: hub.auditor().await?,
            admin: hub.admin().await?,
            hub,
        })
    }

    fn all(&self) -> [(Role, &Persona); 6] {
        [
            (Role::Employer, &self.employer),
            (Role::Intermediary, &self.intermediary),
            (Role::Operator, &self.operator),
            (Role::Director, &self.director),
            (Role::Auditor, &self.auditor),
            (Role::Admin, &self.admin),
        ]
    }
}

impl Answer {
    /// Not this role's to do: told so where the thing is seen, and not found where it is not.
    fn is_denied(&self) -> Result {
        let denied = matches!(self.codes()[..], ["FORBIDDEN" | "NOT_FOUND"]);
        ensure!(denied, "expected FORBIDDEN or NOT_FOUND, {}", self.told());
        let required = &self.errors()[0]["extensions"]["required"];
        ensure!(self.codes() == ["NOT_FOUND"] || required.is_array(), "who may do it is not told, {}", self.told());
        Ok(())
    }
}

fn pairs() -> impl Iterator<Item = (Role, Action)> {
    Role::ALL.into_iter().flat_map(|role| acts::ALL.iter().map(move |action| (role, *action)))
}

fn key(role: Role, action: Action) -> (String, String) {
    (role.as_str().to_owned(), format!("{action:?}"))
}

fn written() -> BTreeMap<(String, String), bool> {
    let text = std::fs::read_to_string(source::root().join("tests/access.csv")).expect("tests/access.csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("role,action,allowed"));
    lines
        .map(|line| match line.split(',').collect::<Vec<_>>()[..] {
            [role, action, allowed @ ("yes" | "no")] => ((role.to_owned(), action.to_owned()), allowed == "yes"),
            _ => panic!("tests/access.csv: {line}"),
        })
        .collect()
}
