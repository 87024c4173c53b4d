//! Random worlds: what each person sees through the data is compared with a plain model, written from what the trade says and not from the SQL.

mod draw;
mod look;
mod model;
mod mutilation;
mod plain;
mod rows;

pub use mutilation::{MUTILATIONS, Mutilation};

use std::collections::BTreeSet;

use crate::world::{Hub, Result};
use plain::World;

/// A row that exists for someone: its kind and its place in the world.
pub type Seen = BTreeSet<(&'static str, usize)>;

/// Makes the world of this seed, looks through everyone's eyes, and tells the first difference from the model.
pub async fn difference(hub: &Hub, seed: u64) -> Result<Option<String>> {
    let world = draw::world(seed, hub.today());
    rows::write(hub, &world).await?;
    for viewer in world.viewers() {
        let (expected, found) = (model::sees(&world, &viewer), look::sees(hub, &world, &viewer).await?);
        if expected != found {
            return Ok(Some(tell(&world, seed, &viewer, &expected, &found)));
        }
    }
    Ok(None)
}

fn tell(world: &World, seed: u64, viewer: &plain::Viewer, expected: &Seen, found: &Seen) -> String {
    let too_much: Vec<_> = found.difference(expected).collect();
    let too_little: Vec<_> = expected.difference(found).collect();
    format!(
        "In the world of seed {seed} (HUB_TEST_SEED={seed} tells it alone) {viewer:?} with capacity {:?} of account {:?}\n\
        sees what it must not: {too_much:?}\ndoes not see what it must: {too_little:?}\n{world:#?}",
        world.capacities[viewer.capacity], world.accounts[viewer.account],
    )
}
