//! Rights against a plain model, in random worlds; and that the comparison notices when one clause of the rights is missing.

use crate::world::*;
use crate::worlds::{MUTILATIONS, Mutilation, difference};

/// Worlds of a run; HUB_TEST_WORLDS asks for more, HUB_TEST_SEED for one alone.
const WORLDS: u64 = 30;

fn seeds() -> Result<std::ops::Range<u64>> {
    let given = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>()).transpose();
    if let Some(seed) = given("HUB_TEST_SEED")? {
        return Ok(seed..seed + 1);
    }
    Ok(0..given("HUB_TEST_WORLDS")?.unwrap_or(WORLDS))
}

#[story(everywhere)]
async fn in_every_world_everyone_sees_what_the_domain_allows_and_nothing_else(hub: Hub) -> Result {
    for seed in seeds()? {
        if let Some(difference) = difference(&hub, seed).await? {
            bail!("{difference}");
        }
    }
    Ok(())
}

#[story(once)]
async fn a_clause_that_is_dropped_from_the_rights_is_noticed(hub: Hub) -> Result {
    let mut unnoticed = Vec::new();
    for mutilation in MUTILATIONS {
        let whole = mutilation.inflict(&hub).await?;
        if !is_noticed(&hub).await? {
            unnoticed.push(mutilation);
        }
        Mutilation::heal(&hub, whole).await?;
    }
    ensure!(unnoticed.is_empty(), "nobody noticed that these were missing: {unnoticed:#?}");
    ensure!(difference(&hub, 0).await?.is_none(), "the rights were not made whole again");
    Ok(())
}

async fn is_noticed(hub: &Hub) -> Result<bool> {
    for seed in 0..WORLDS {
        if difference(hub, seed).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
