//! Tax codes, as far as the viewer may read them.

use async_graphql::Context;

use crate::core::RequestContextExt;
use crate::core::access::acts::SeePersonalData;
use crate::core::graph::identifiers::TaxCode;
use crate::core::text::masked;

/// The tax code of a subject, masked where the viewer may not see it: a person's is personal data, a body's is in public registers.
pub(super) fn visible_tax_code(tax_code: &str, ctx: &Context<'_>) -> TaxCode {
    let is_of_person = tax_code.len() == 16;
    if is_of_person && ctx.viewer().ensure_role_may(&SeePersonalData).is_err() {
        TaxCode(masked(tax_code))
    } else {
        TaxCode(tax_code.to_owned())
    }
}
