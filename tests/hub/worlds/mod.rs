//! Random worlds: the rows that each person sees are compared with a model that was written from the rules of the domain and not from the SQL.

mod facts;
mod generator;
mod model;
mod mutilation;
mod rows;
mod visible_rows;

pub use mutilation::{MUTILATIONS, Mutilation};

use std::collections::BTreeSet;

use facts::World;

use crate::world::{Hub, Result};

/// A row that exists for someone: its kind and its place in the world.
pub type Seen = BTreeSet<(&'static str, usize)>;

/// Makes the world of this seed, reads it as everyone, and describes the first difference from the model.
pub async fn difference(hub: &Hub, seed: u64) -> Result<Option<String>> {
    let world = generator::world(seed, hub.today());
    rows::write(hub, &world).await?;
    for viewer in world.viewers() {
        let (expected, found) = (model::sees(&world, &viewer), visible_rows::sees(hub, &world, &viewer).await?);
        if expected != found {
            return Ok(Some(describe(&world, seed, &viewer, &expected, &found)));
        }
    }
    Ok(None)
}

fn describe(world: &World, seed: u64, viewer: &facts::Viewer, expected: &Seen, found: &Seen) -> String {
    let too_much: Vec<_> = found.difference(expected).collect();
    let too_little: Vec<_> = expected.difference(found).collect();
    format!(
        "In the world of seed {seed} (HUB_TEST_SEED={seed} runs it alone) {viewer:?} with capacity {:?} of account {:?}\n\
        sees what it must not: {too_much:?}\ndoes not see what it must: {too_little:?}\n{world:#?}",
        world.capacities[viewer.capacity], world.accounts[viewer.account],
    )
}
