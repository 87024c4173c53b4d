//! What the workers earn, and what bears on the contribution.

use chrono::NaiveDate;

use crate::amounts::{EarlierUse, WorkWeek};

named! {
    /// Who pays the workers.
    PaymentMode {
        /// The employer, who offsets it against the contributions (conguaglio).
        Offset = "OFFSET",
        /// The institute (pagamento diretto).
        Direct = "DIRECT",
    }
}

/// What bears on the amounts and on the contribution; the pay of each worker stands with the worker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pay {
    /// Who pays the workers.
    pub payment_mode: Option<PaymentMode>,
    /// The days on which the work falls; Monday to Friday when it is not told.
    pub work_week: Option<WorkWeek>,
    /// The weeks of ordinary and extraordinary benefit used in the five years that end with the last day asked for,
    /// those asked for left out.
    pub weeks_used: Option<u32>,
    /// The benefit used before: the last use, and whether the reduced rates were had already.
    pub earlier_use: EarlierUse,
    /// The day on which an insolvency procedure of the employer was opened.
    pub insolvent_since: Option<NaiveDate>,
}
