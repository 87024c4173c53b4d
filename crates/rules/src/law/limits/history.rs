//! What the unit was granted and used before.

use chrono::NaiveDate;

use super::{Counting, Grant};

named! {
    /// Which data the limits are held against.
    #[derive(Default)]
    Basis {
        /// What was authorized, as the archive tells it.
        #[default]
        Authorized = "AUTHORIZED",
        /// The days that the employer certifies to have used (INPS msg 3566/2018).
        DeclaredUse = "DECLARED_USE",
    }
}

/// What the unit was granted and used before: nothing, when nothing is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What was authorized to the unit, of every benefit; what is still under examination is left out.
    pub grants: Vec<Grant>,
    /// The days of ordinary wage integration that the employer certifies to have used; those inside no grant are left out.
    pub declared_use: Vec<NaiveDate>,
    /// Which of the two the limits are held against.
    pub basis: Basis,
    /// How the two years are counted.
    pub counting: Counting,
}
