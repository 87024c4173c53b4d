//! Who sees what, as plain code without SQL.
//!
//! A legal representative and an employee act for their employer. A practitioner acts where its intermediary has a delegation that is
//! active today, a collaborator only where such a one was sub-delegated to it and still is. Operator and director see what was submitted
//! to their office, the auditor all that was submitted, the administrator nothing of it, and the accounts of everyone. The institute's people read the whole registry.

use chrono::NaiveDate;

use super::Seen;
use super::facts::{About, Acts, Application, Days, DelegationStatus, Viewer, World};

/// Everything that exists for this viewer.
pub fn sees(world: &World, viewer: &Viewer) -> Seen {
    let mut seen = Seen::new();
    let mut see = |kind: &'static str, which: Vec<usize>| seen.extend(which.into_iter().map(|place| (kind, place)));
    see("account", all(world.accounts.len(), |place| sees_account(world, viewer, place)));
    see("capacity", all(world.capacities.len(), |place| sees_account(world, viewer, world.capacities[place].account)));
    let Some(acts) = acts_today(world, viewer) else { return seen };
    see("position", all(world.positions.len(), |place| sees_position(world, viewer, acts, place)));
    see("unit", all(world.units.len(), |place| sees_position(world, viewer, acts, world.units[place].position)));
    see("employer", all(world.employers, |place| sees_employer(world, viewer, acts, place)));
    see("delegation", all(world.delegations.len(), |place| sees_delegation(world, viewer, acts, place)));
    see(
        "sub_delegation",
        all(world.sub_delegations.len(), |place| sees_delegation(world, viewer, acts, world.sub_delegations[place].delegation)),
    );
    let applications = all(world.applications.len(), |place| {
        let application = &world.applications[place];
        sees_application(world, viewer, acts, application, application.is_submitted)
    });
    see("alert", applications.clone());
    // Operators and directors write them to each other: nobody else sees one, who inspects the office neither.
    let is_of_office = matches!(acts, Acts::OperatorAt(_) | Acts::DirectorAt(_));
    see("note", applications.iter().copied().filter(|_| is_of_office).collect());
    see("application", applications);
    see("event", all(world.events.len(), |place| sees_event(world, viewer, acts, world.events[place])));
    seen
}

fn all(count: usize, is_seen: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..count).filter(|place| is_seen(*place)).collect()
}

/// Everyone sees their own account and what they may act in, also when they may no more; an administrator, while in office, those of all.
fn sees_account(world: &World, viewer: &Viewer, account: usize) -> bool {
    match world.capacities[viewer.capacity].acts {
        Acts::Administrator => acts_today(world, viewer).is_some(),
        _ => account == viewer.account,
    }
}

/// What the viewer acts in today: their own capacity, within its days, with an account that is not disabled.
fn acts_today(world: &World, viewer: &Viewer) -> Option<Acts> {
    let capacity = &world.capacities[viewer.capacity];
    let is_own = capacity.account == viewer.account;
    let is_disabled = world.accounts[viewer.account].is_disabled;
    (is_own && !is_disabled && holds(capacity.days, world.today)).then_some(capacity.acts)
}

fn holds(days: Days, today: NaiveDate) -> bool {
    let has_begun = days.from <= today;
    let has_ended = match days.to {
        Some(last) => last < today,
        None => false,
    };
    has_begun && !has_ended
}

/// Whether an employer or an intermediary may act for this position now.
fn can_act(world: &World, viewer: &Viewer, acts: Acts, position: usize) -> bool {
    match acts {
        Acts::RepresentativeOf(employer) | Acts::EmployeeOf(employer) => world.positions[position].employer == employer,
        Acts::PractitionerOf(_) | Acts::CollaboratorOf(_) => world.delegations.iter().enumerate().any(|(place, delegation)| {
            delegation.position == position
                && delegation.status == DelegationStatus::Active
                && holds(delegation.days, world.today)
                && has_in_hand(world, viewer, acts, place)
        }),
        Acts::OperatorAt(_) | Acts::DirectorAt(_) | Acts::Auditor | Acts::Administrator => false,
    }
}

/// Whether a delegation is this practitioner's, or sub-delegated to this collaborator today.
fn has_in_hand(world: &World, viewer: &Viewer, acts: Acts, delegation: usize) -> bool {
    let of = world.delegations[delegation].intermediary;
    match acts {
        Acts::PractitionerOf(intermediary) => intermediary == of,
        Acts::CollaboratorOf(intermediary) => {
            intermediary == of
                && world.sub_delegations.iter().any(|given| {
                    given.delegation == delegation
                        && given.capacity == viewer.capacity
                        && !given.has_ended
                        && holds(given.days, world.today)
                })
        }
        _ => false,
    }
}

fn sees_position(world: &World, viewer: &Viewer, acts: Acts, position: usize) -> bool {
    match acts {
        Acts::OperatorAt(_) | Acts::DirectorAt(_) | Acts::Auditor => true,
        Acts::Administrator => false,
        _ => can_act(world, viewer, acts, position),
    }
}

/// The administrator must find the employer to tie a capacity to it.
fn sees_employer(world: &World, viewer: &Viewer, acts: Acts, employer: usize) -> bool {
    match acts {
        Acts::RepresentativeOf(own) | Acts::EmployeeOf(own) => own == employer,
        Acts::PractitionerOf(_) | Acts::CollaboratorOf(_) => {
            (0..world.positions.len()).any(|place| world.positions[place].employer == employer && can_act(world, viewer, acts, place))
        }
        Acts::OperatorAt(_) | Acts::DirectorAt(_) | Acts::Auditor | Acts::Administrator => true,
    }
}

fn sees_delegation(world: &World, viewer: &Viewer, acts: Acts, delegation: usize) -> bool {
    match acts {
        Acts::RepresentativeOf(_) | Acts::EmployeeOf(_) => can_act(world, viewer, acts, world.delegations[delegation].position),
        Acts::PractitionerOf(_) | Acts::CollaboratorOf(_) => has_in_hand(world, viewer, acts, delegation),
        Acts::Auditor => true,
        Acts::OperatorAt(_) | Acts::DirectorAt(_) | Acts::Administrator => false,
    }
}

/// What belongs to an application, as a draft or as submitted.
fn sees_application(world: &World, viewer: &Viewer, acts: Acts, application: &Application, as_submitted: bool) -> bool {
    match acts {
        Acts::OperatorAt(office) | Acts::DirectorAt(office) => as_submitted && application.office == office,
        Acts::Auditor => as_submitted,
        Acts::Administrator => false,
        _ => can_act(world, viewer, acts, world.units[application.unit].position),
    }
}

fn sees_event(world: &World, viewer: &Viewer, acts: Acts, about: About) -> bool {
    match about {
        About::Application { application, as_draft } => sees_application(world, viewer, acts, &world.applications[application], !as_draft),
        // It wakes the hubs; an intermediary does not see those of others on its position.
        About::Delegation(delegation) => match acts {
            Acts::RepresentativeOf(_) | Acts::EmployeeOf(_) => can_act(world, viewer, acts, world.delegations[delegation].position),
            Acts::Auditor => true,
            _ => false,
        },
        About::Session => acts == Acts::Auditor,
    }
}
