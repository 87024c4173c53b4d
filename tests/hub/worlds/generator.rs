//! Generates a world from a seed: everything that can be odd about rights is likely in it.

use std::collections::HashSet;

use chrono::{Duration, NaiveDate};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::facts::{About, Account, Acts, Application, Capacity, Days, Delegation, DelegationStatus, Position, SubDelegation, Unit, World};

/// The world of this seed; the same seed draws the same.
pub fn world(seed: u64, today: NaiveDate) -> World {
    let mut generator = Generator { random: StdRng::seed_from_u64(seed), today };
    let (offices, employers, intermediaries) = (generator.from(2, 3), generator.from(2, 5), generator.from(2, 3));
    let mut world = World {
        today,
        offices,
        employers,
        intermediaries,
        positions: Vec::new(),
        units: Vec::new(),
        accounts: Vec::new(),
        capacities: Vec::new(),
        delegations: Vec::new(),
        sub_delegations: Vec::new(),
        applications: Vec::new(),
        events: Vec::new(),
    };
    generator.registry(&mut world);
    generator.people(&mut world);
    generator.delegations(&mut world);
    generator.sub_delegations(&mut world);
    generator.applications(&mut world);
    generator.events(&mut world);
    world
}

struct Generator {
    random: StdRng,
    today: NaiveDate,
}

impl Generator {
    fn from(&mut self, least: usize, most: usize) -> usize {
        self.random.random_range(least..=most)
    }

    fn below(&mut self, count: usize) -> usize {
        self.random.random_range(0..count)
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }

    /// Days that hold today half of the time; otherwise they miss it by one day or by many.
    fn days(&mut self) -> Days {
        let from = self.one_of(&[-400, -30, -1, 0, 0, -30, 1, 30]);
        let to = self.one_of(&[None, None, None, Some(0), Some(1), Some(90), Some(-1), Some(-20)]).filter(|to| *to >= from);
        let day = |offset: i64| self.today + Duration::days(offset);
        Days { from: day(from), to: to.map(day) }
    }

    fn registry(&mut self, world: &mut World) {
        for employer in 0..world.employers {
            for _ in 0..self.from(1, 3) {
                let position = world.positions.len();
                world.positions.push(Position { employer, office: self.below(world.offices) });
                for _ in 0..self.from(1, 2) {
                    world.units.push(Unit { position, office: self.below(world.offices) });
                }
            }
        }
    }

    fn people(&mut self, world: &mut World) {
        let mut acts = vec![Acts::Auditor, Acts::Administrator];
        for employer in 0..world.employers {
            acts.extend([Acts::RepresentativeOf(employer), Acts::EmployeeOf(employer)]);
        }
        for intermediary in 0..world.intermediaries {
            acts.extend([Acts::PractitionerOf(intermediary), Acts::CollaboratorOf(intermediary), Acts::CollaboratorOf(intermediary)]);
        }
        for office in 0..world.offices {
            acts.extend([Acts::OperatorAt(office), Acts::DirectorAt(office)]);
        }
        for acts in acts {
            // Now and then one person holds several capacities.
            if world.accounts.len() < 2 || !self.once_in(4) {
                world.accounts.push(Account { is_disabled: self.once_in(8) });
            }
            let account = if self.once_in(4) { self.below(world.accounts.len()) } else { world.accounts.len() - 1 };
            world.capacities.push(Capacity { account, acts, days: self.days() });
        }
    }

    fn delegations(&mut self, world: &mut World) {
        let mut open = HashSet::new();
        for intermediary in 0..world.intermediaries {
            for position in 0..world.positions.len() {
                for _ in 0..self.from(0, 2) {
                    let status = self.status(open.contains(&(intermediary, position)));
                    if matches!(status, DelegationStatus::Draft | DelegationStatus::Printed | DelegationStatus::Active) {
                        open.insert((intermediary, position));
                    }
                    world.delegations.push(Delegation { intermediary, position, status, days: self.days() });
                }
            }
        }
    }

    /// An intermediary has one open delegation for a position at a time.
    fn status(&mut self, has_open: bool) -> DelegationStatus {
        let ended = [DelegationStatus::Discarded, DelegationStatus::Revoked, DelegationStatus::Expired, DelegationStatus::Superseded];
        if has_open {
            return self.one_of(&ended);
        }
        if self.once_in(3) { self.one_of(&[DelegationStatus::Draft, DelegationStatus::Printed]) } else { DelegationStatus::Active }
    }

    fn sub_delegations(&mut self, world: &mut World) {
        let mut open = HashSet::new();
        for capacity in 0..world.capacities.len() {
            let Acts::CollaboratorOf(own) = world.capacities[capacity].acts else { continue };
            for delegation in 0..world.delegations.len() {
                // Of its own intermediary mostly; another's can be there only by mistake, and gives nothing.
                let is_own = world.delegations[delegation].intermediary == own;
                let is_given = if is_own { self.once_in(2) } else { self.once_in(12) };
                if !is_given {
                    continue;
                }
                let has_ended = self.once_in(4) || !open.insert((delegation, capacity));
                world.sub_delegations.push(SubDelegation { delegation, capacity, days: self.days(), has_ended });
            }
        }
    }

    fn applications(&mut self, world: &mut World) {
        for unit in 0..world.units.len() {
            for _ in 0..self.from(0, 3) {
                let is_submitted = !self.once_in(3);
                let has_moved = is_submitted && self.once_in(3);
                let office = if has_moved { self.below(world.offices) } else { world.units[unit].office };
                world.applications.push(Application { unit, office, is_submitted });
            }
        }
    }

    fn events(&mut self, world: &mut World) {
        for application in 0..world.applications.len() {
            world.events.push(About::Application { application, as_draft: true });
            if world.applications[application].is_submitted {
                world.events.push(About::Application { application, as_draft: false });
            }
        }
        world.events.extend((0..world.delegations.len()).map(About::Delegation));
        world.events.push(About::Session);
    }
}
