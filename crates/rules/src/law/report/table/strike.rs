//! Strike of a department or of another firm.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const STRIKE: &[Cause] = &[Cause::StrikeOfDepartmentOrOtherFirm];

pub(super) const ROWS: &[FieldRow] = &[
    field(Field::Strikers, FieldKind::Text)
        .named("Chi sciopera", "Who is on strike")
        .explained("Il reparto o l'impresa in sciopero e i giorni.", "The department or firm on strike, and the days.")
        .required(STRIKE),
    field(Field::StrikeLink, FieldKind::Text)
        .named("Legame con il reparto fermo", "Link with the idle department")
        .explained("Perché il reparto fermo dipende da chi sciopera.", "Why the idle department depends on those on strike.")
        .required(STRIKE),
    field(Field::StrikeEffects, FieldKind::Text)
        .named("Effetti dello sciopero", "Effects of the strike")
        .explained("Che cosa non si è potuto fare.", "What could not be done.")
        .required(STRIKE),
];
