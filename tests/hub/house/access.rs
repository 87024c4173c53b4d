//! Who may do what: `tests/access.csv` is written by hand from the rules of the trade, and the hub is compared with it, never the other way.

pub mod cast;
mod performances;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use omnia_hub::core::access::{Action, Role, acts, allowed};

use self::cast::Cast;
pub use self::performances::{PERFORMANCES, Performance};
use super::source;
use super::strangers::{Graph, name};
use crate::world::*;

/// What everyone who is signed in may do, to what is their own.
const EVERYBODYS: [&str; 12] = [
    "signIn",
    "confirmSignIn",
    "signOut",
    "switchCapacity",
    "revokeSession",
    "enrolTotp",
    "confirmTotp",
    "beginPasskey",
    "confirmPasskey",
    "removeSecondFactor",
    "renewRecoveryCodes",
    "acknowledgeSecurityNotice",
];
/// What is no mutation: ways to read.
const NO_MUTATIONS: [Action; 6] =
    [Action::SeePersonalData, Action::SeeProposal, Action::SeeNotes, Action::SeeAccessLog, Action::SeePrograms, Action::SeeAccounts];

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

#[test]
fn every_act_is_performed_or_is_no_mutation() {
    let performed = |action: &Action| PERFORMANCES.iter().any(|performance| performance.action == *action);
    let missing: Vec<_> = acts::ALL.iter().filter(|action| performed(action) == NO_MUTATIONS.contains(action)).collect();

    assert!(missing.is_empty(), "{missing:?}");
}

#[story(once)]
async fn every_mutation_of_the_graph_is_performed(hub: Hub) -> Result {
    drop(hub);
    let graph = Graph::whole().await?;
    let root = graph.of_type(name(&graph.roots["mutationType"])?)?;
    let fields: Vec<&str> = root["fields"].as_array().context("fields")?.iter().map(name).collect::<Result<_>>()?;

    let performed: BTreeSet<&str> = PERFORMANCES.iter().map(|performance| performance.mutation).chain(EVERYBODYS).collect();

    ensure!(performed == fields.iter().copied().collect(), "performed: {performed:?}\nin the graph: {fields:?}");
    Ok(())
}

#[story(once)]
async fn over_http_each_role_may_do_to_applications_what_was_written_by_hand_and_nothing_else(hub: Hub) -> Result {
    are_held(hub, |mutation| !mutation.contains("elegat") && !mutation.contains("Proposal") && !mutation.contains("nterlocution")).await
}

#[story(once)]
async fn over_http_each_role_may_decide_and_ask_as_was_written_by_hand(hub: Hub) -> Result {
    are_held(hub, |mutation| mutation.contains("Proposal") || mutation.contains("nterlocution")).await
}

#[story(once)]
async fn over_http_each_role_may_do_to_delegations_what_was_written_by_hand(hub: Hub) -> Result {
    are_held(hub, |mutation| mutation.contains("elegat")).await
}

async fn are_held(hub: Hub, wanted: impl Fn(&str) -> bool) -> Result {
    let (cast, written) = (Cast::around_one_position(hub).await?, written());
    for Performance { action, mutation, does } in PERFORMANCES.iter().filter(|performance| wanted(performance.mutation)) {
        for (role, person) in cast.all() {
            let answer = does(&cast, person).await.with_context(|| format!("{role:?}, {mutation}"))?;
            match written[&key(role, *action)] {
                true => drop(answer.succeeds().with_context(|| format!("{role:?} may {action:?} by {mutation}"))?),
                false => {
                    drop(answer.is_unknown_to_the_role(mutation).with_context(|| format!("{role:?} may not {action:?} by {mutation}"))?);
                }
            }
        }
    }
    Ok(())
}

#[story(once)]
async fn over_http_each_role_sees_what_was_written_by_hand(hub: Hub) -> Result {
    let (cast, written) = (Cast::around_one_position(hub).await?, written());
    let application = cast.signed().await?;
    cast.operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;
    let workers = "query($id: ID!) { application(id: $id) { beneficiaries { nodes { taxCode } } } }";

    for (role, person) in cast.all() {
        let proposals = person.reads_proposals(&application).await?;
        match written[&key(role, Action::SeeProposal)] {
            true => ensure!(!proposals.list("application.proposals")?.is_empty(), "{role:?}, {}", proposals.describe()),
            false => drop(proposals.is_unknown_to_the_role(if role == Role::Admin { "application" } else { "proposals" })?),
        }
        let notes = person.ask("query($id: ID!) { application(id: $id) { notes { text } } }", json!({ "id": application.id })).await?;
        match written[&key(role, Action::SeeNotes)] {
            true => ensure!(!notes.list("application.notes")?.is_empty(), "{role:?}, {}", notes.describe()),
            false => drop(notes.is_unknown_to_the_role(if role == Role::Admin { "application" } else { "notes" })?),
        }
        let answer = person.ask(workers, json!({ "id": application.id })).await?;
        let sees_person = answer.body.pointer("/data/application/beneficiaries/nodes/0/taxCode").is_some_and(|code| code == cast::WORKER);
        ensure!(sees_person == written[&key(role, Action::SeePersonalData)], "{role:?}, {}", answer.describe());
    }
    Ok(())
}

#[story(once)]
async fn over_a_socket_each_role_follows_what_it_sees(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;
    let strangers = cast.strangers().await?;
    let application = cast.queued().await?;
    let one = "subscription($id: ID!) { applicationStatusChanged(id: $id) { to } }";
    let alerts = "subscription($id: ID!) { alertsChanged(applicationId: $id) { cursor } }";
    let all = "subscription { applicationStatusChanged { to } }";
    let variables = || json!({ "id": application.id });

    let (mut following, mut excluded) = (Vec::new(), Vec::new());
    for (role, person) in cast.all().into_iter().filter(|(role, _)| *role != Role::Admin) {
        let mut socket = person.opens_a_socket().await?;
        let subscriptions = [socket.subscribes(one, variables()).await?, socket.subscribes(all, json!({})).await?];
        following.push((role, socket, subscriptions));
    }
    let mut socket = cast.admin.opens_a_socket().await?;
    socket.subscribes(all, json!({})).await?.next().await?.fails_with("GRAPHQL_VALIDATION_FAILED")?;
    for person in &strangers {
        let mut socket = person.opens_a_socket().await?;
        socket.subscribes(one, variables()).await?.next().await?.fails_with("NOT_FOUND")?;
        socket.subscribes(alerts, variables()).await?.next().await?.fails_with("NOT_FOUND")?;
        let subscription = socket.subscribes(all, json!({})).await?;
        excluded.push((socket, subscription));
    }
    // What is asked on a socket after a subscription is answered when the subscription has begun.
    for (_, socket, _) in &mut following {
        socket.subscribes("{ __typename }", json!({})).await?.next().await?;
    }
    cast.takes(&application).await?;

    for (role, _socket, subscriptions) in &mut following {
        for subscription in subscriptions {
            let event = subscription.next().await.with_context(|| format!("{role:?}"))?.succeeds()?;
            ensure!(event.text("applicationStatusChanged.to")? == "ASSIGNED", "{role:?}");
        }
    }
    for (_socket, subscription) in &mut excluded {
        subscription.is_silent_for(Duration::from_millis(50)).await?;
    }
    Ok(())
}

#[story(once)]
async fn whoever_is_signed_in_ends_their_own_sessions(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;

    for (role, person) in cast.all() {
        let other = cast.hub.sign_in(person.account.clone(), person.capacity.clone()).await?;
        let sessions = other.does("{ mySessions { nodes { id isCurrent } } }", json!({})).await?.list("mySessions.nodes")?;
        let mine = sessions.iter().find(|session| session["isCurrent"] == false).with_context(|| format!("{role:?}"))?;
        let revoke = "mutation($id: ID!) { revokeSession(id: $id) { sessionId userErrors { code } } }";
        other.does(revoke, json!({ "id": mine["id"] })).await?;
        let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code } } }";
        let token = other.does(switch, json!({ "id": person.capacity.id })).await?.text("switchCapacity.token")?;
        other.with(Pass::Bearer(token)).does("mutation { signOut { sessionId userErrors { code } } }", json!({})).await?;
    }
    Ok(())
}

#[story(once)]
async fn whoever_is_signed_in_adds_and_removes_their_own_second_factors(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;

    for (role, person) in cast.all() {
        let mut person = cast.hub.sign_in(person.account.clone(), person.capacity.clone()).await?;
        let authenticator = Authenticator::at(&cast.hub)?;
        let codes = person.adds_codes(&cast.hub).await.with_context(|| format!("{role:?}"))?;
        person.adds_a_passkey(&authenticator).await.with_context(|| format!("{role:?}"))?;
        person.does("mutation { renewRecoveryCodes { recoveryCodes userErrors { code } } }", json!({})).await?;
        person.does(REMOVE_FACTOR, json!({ "id": codes.factor })).await?;
        let notices = person.does(MY_NOTICES, json!({})).await?.list("mySecurityNotices.nodes")?;
        let acknowledge = "mutation($id: ID!) { acknowledgeSecurityNotice(id: $id) { notice { id } userErrors { code } } }";
        person.does(acknowledge, json!({ "id": notices[0]["id"] })).await?;
        ensure!(notices.len() == 4 && person.notices().await?.len() == 3, "{role:?}: {notices:?}");
    }
    Ok(())
}

fn pairs() -> impl Iterator<Item = (Role, Action)> {
    Role::ALL.iter().flat_map(|role| acts::ALL.iter().map(|action| (*role, *action)))
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
