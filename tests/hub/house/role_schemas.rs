//! What each role can ask: `tests/fields.csv` is written by hand, and what introspection answers each role is compared with it.

use std::collections::{BTreeMap, BTreeSet};

use omnia_hub::core::access::{Role, listed_fields};
use omnia_hub::shell::RoleSchemas;

use super::source;
use super::strangers::{Graph, name};
use crate::world::*;

const HEAD: &str = "field,EMPLOYER,INTERMEDIARY,OPERATOR,DIRECTOR,AUDITOR,ADMIN,NOBODY";
const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];

#[story(once)]
async fn each_role_sees_the_part_of_the_schema_that_was_written_by_hand(hub: Hub) -> Result {
    let (whole, written) = (coordinates(&Graph::whole().await?)?, Written::read());
    let town = hub.employer("Rossi Costruzioni").await?;
    let office = &town.position.office;
    let people = [
        ("EMPLOYER", town.client.clone()),
        ("INTERMEDIARY", hub.intermediary("Studio Bianchi").await?.client.clone()),
        ("OPERATOR", hub.operator(office).await?.client.clone()),
        ("DIRECTOR", hub.director(office).await?.client.clone()),
        ("AUDITOR", hub.auditor().await?.client),
        ("ADMIN", hub.admin().await?.client),
        ("NOBODY", hub.another_with(|config| config.anonymous_introspection = Some(true)).await?.stranger()),
    ];

    for (role, person) in people {
        let seen = coordinates(&Graph::of(&person).await?)?;
        let expected: BTreeSet<_> = whole.iter().filter(|coordinate| written.shows(role, coordinate)).cloned().collect();
        let differing: Vec<_> = seen.symmetric_difference(&expected).collect();
        ensure!(differing.is_empty(), "tests/fields.csv says otherwise of {role}: {differing:?}");
    }
    Ok(())
}

#[story(once)]
async fn every_type_and_every_root_field_is_written_once_and_nothing_else(hub: Hub) -> Result {
    drop(hub);
    let (whole, written) = (coordinates(&Graph::whole().await?)?, Written::read());
    let needed = |coordinate: &str| match coordinate.split_once('.') {
        Some((of, _)) => ROOTS.contains(&of),
        None => !ROOTS.contains(&coordinate),
    };

    let missing: Vec<_> = whole.iter().filter(|one| needed(one) && !written.0.contains_key(*one)).collect();
    let unknown: Vec<_> = written.0.keys().filter(|one| !whole.contains(*one)).collect();

    ensure!(missing.is_empty() && unknown.is_empty(), "tests/fields.csv lacks {missing:?} and knows {unknown:?}");
    Ok(())
}

#[story(once)]
async fn the_policy_on_fields_names_each_root_field_and_nothing_that_is_not_there(hub: Hub) -> Result {
    drop(hub);
    let whole = coordinates(&Graph::whole().await?)?;
    let listed: Vec<_> = listed_fields().collect();
    let roots = whole.iter().filter(|coordinate| ROOTS.iter().any(|root| coordinate.starts_with(&format!("{root}."))));

    let missing: Vec<_> = roots.filter(|field| !listed.contains(field)).collect();
    let unknown: Vec<_> = listed.iter().filter(|field| !whole.contains(*field)).collect();
    let named_twice = listed.len() - listed.iter().collect::<BTreeSet<_>>().len();

    ensure!(missing.is_empty() && unknown.is_empty() && named_twice == 0, "lacks {missing:?}, knows {unknown:?}, {named_twice} twice");
    Ok(())
}

#[story(once)]
async fn a_field_of_another_role_is_refused_as_one_that_does_not_exist(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let answers = async |document: &str, named: &str| {
        let answer = rossi.ask(document, json!({})).await?;
        Ok::<_, anyhow::Error>((answer.status, answer.body.to_string().replace(named, "_")))
    };

    for (document, hidden) in [
        ("mutation { takeApplication(id: 1, expectedVersion: 1) { userErrors { code } } }", "takeApplication"),
        ("{ verifyAccessLog(day: \"2026-03-15\") { isIntact } }", "verifyAccessLog"),
        ("{ viewer { operatorHub { queue { nodes { id } } } } }", "operatorHub"),
        ("fragment F on Proposal { id } { viewer { account { id } } }", "Proposal"),
        ("{ __type(name: \"Proposal\") { name } }", "Proposal"),
        ("mutation($input: DecisionInput!) { signOut { userErrors { code } } }", "DecisionInput"),
    ] {
        // As long as the name that it replaces, for locations and the texts that quote the document.
        let unknown = format!("X{}", &hidden[1..]);
        ensure!(answers(document, hidden).await? == answers(&document.replace(hidden, &unknown), &unknown).await?, "{document}");
    }
    Ok(())
}

#[story(once)]
async fn a_stranger_may_introspect_where_the_setting_says_so_alone(hub: Hub) -> Result {
    let allows = async |setting: Option<bool>| {
        let hub = hub.another_with(|config| config.anonymous_introspection = setting).await?;
        let answer = hub.stranger().ask("{ __schema { queryType { name } } __type(name: \"Query\") { name } }", json!({})).await?;
        Ok::<_, anyhow::Error>(answer.codes() != ["UNAUTHENTICATED"])
    };

    ensure!(allows(Some(true)).await?);
    ensure!(!allows(Some(false)).await? && !allows(None).await?, "on PostgreSQL it is off by default");
    Ok(())
}

#[test]
fn the_part_of_each_role_is_made() {
    for role in Role::ALL.iter().copied().map(Some).chain([None]) {
        assert!(RoleSchemas::default().of(role).sdl().contains("type Query"), "{role:?}");
    }
}

/// The types, as `Type`, and what is in them, as `Type.field`; none of what every schema has.
fn coordinates(graph: &Graph) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (of, ty) in graph.types.iter().filter(|(of, _)| !of.starts_with("__") && !BUILT_IN.contains(&of.as_str())) {
        found.insert(of.clone());
        for part in ["fields", "inputFields", "enumValues"].iter().filter_map(|part| ty[part].as_array()).flatten() {
            found.insert(format!("{of}.{}", name(part)?));
        }
    }
    Ok(found)
}

const BUILT_IN: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// `tests/fields.csv`: for each type, each root field, and each field that not everyone has who has its type, the roles that have it.
struct Written(BTreeMap<String, BTreeSet<String>>);

impl Written {
    fn read() -> Self {
        let text = std::fs::read_to_string(source::root().join("tests/fields.csv")).expect("tests/fields.csv");
        let mut lines = text.lines();
        let roles: Vec<_> = HEAD.split(',').skip(1).collect();
        assert_eq!(lines.next(), Some(HEAD));
        let line = |line: &str| {
            let mut cells = line.split(',');
            let coordinate = cells.next().unwrap_or_default().to_owned();
            let cells: Vec<_> = cells.collect();
            assert!(cells.len() == roles.len() && cells.iter().all(|cell| ["yes", "no"].contains(cell)), "tests/fields.csv: {line}");
            let with = cells.iter().zip(&roles).filter(|(cell, _)| **cell == "yes").map(|(_, role)| (*role).to_owned());
            (coordinate, with.collect())
        };
        Self(lines.map(line).collect())
    }

    fn shows(&self, role: &str, coordinate: &str) -> bool {
        let of = coordinate.split('.').next().unwrap_or_default();
        let has_type = ROOTS.contains(&of) || self.0.get(of).is_some_and(|with| with.contains(role));
        let of_root =
            ROOTS.contains(&coordinate) && self.0.iter().any(|(one, with)| one.starts_with(&format!("{of}.")) && with.contains(role));
        match self.0.get(coordinate) {
            Some(with) => has_type && with.contains(role),
            None => has_type && (of_root || !ROOTS.contains(&of)),
        }
    }
}
