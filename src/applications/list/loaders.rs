//! Lists that many employers of one answer ask for: with the same arguments they share a statement.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::PgConnection;

use crate::applications::lifecycle::domain::Application;
use crate::applications::list::select::{self, Listing};
use crate::core::Result;
use crate::core::batch::Load;
use crate::core::ids::EmployerId;
use crate::core::request_context::RequestContext;

/// What is asked of an employer, or of all that the viewer sees.
pub type Asked = (Option<EmployerId>, Arc<Listing>);

/// The first applications of employers.
pub struct ApplicationsOf;

impl Load for ApplicationsOf {
    type Key = (EmployerId, Arc<Listing>);
    type Value = Vec<Application>;

    async fn load(db: &mut PgConnection, _: &RequestContext, keys: Vec<Self::Key>) -> Result<HashMap<Self::Key, Vec<Application>>> {
        let mut found = HashMap::new();
        for (listing, employers) in alike(keys) {
            for (employer, applications) in select::of_employers(db, &listing, &employers).await? {
                found.insert((employer, listing.clone()), applications);
            }
        }
        Ok(found)
    }
}

/// How many applications a list has in all.
pub struct TotalOf;

impl Load for TotalOf {
    type Key = Asked;
    type Value = i64;

    async fn load(db: &mut PgConnection, _: &RequestContext, keys: Vec<Asked>) -> Result<HashMap<Asked, i64>> {
        let mut found = HashMap::new();
        let (of_one, of_all): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(employer, _)| employer.is_some());
        for key in of_all {
            let total = select::total(db, &key.1).await?;
            found.insert(key, total);
        }
        for (listing, employers) in alike(of_one.into_iter().filter_map(|(employer, listing)| Some((employer?, listing)))) {
            for (employer, total) in select::totals(db, &listing, &employers).await? {
                found.insert((Some(employer), listing.clone()), total);
            }
        }
        Ok(found)
    }
}

/// The employers that ask for the same.
fn alike(keys: impl IntoIterator<Item = (EmployerId, Arc<Listing>)>) -> HashMap<Arc<Listing>, Vec<EmployerId>> {
    let mut alike: HashMap<Arc<Listing>, Vec<EmployerId>> = HashMap::new();
    for (employer, listing) in keys {
        alike.entry(listing).or_default().push(employer);
    }
    alike
}
