//! Breakdowns (INPS msg 1548/2017) and extraordinary maintenance.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const BREAKDOWN: &[Cause] = &[Cause::MachineryBreakdown];
const MAINTENANCE: &[Cause] = &[Cause::ExtraordinaryMaintenance];

pub(super) const ROWS: &[FieldRow] = &[
    field(Field::Machine, FieldKind::Text)
        .named("Macchinario", "Machine")
        .explained("Quale macchinario e a che cosa serve nella produzione.", "Which machine, and what it does in production.")
        .required(BREAKDOWN)
        .optional(MAINTENANCE),
    field(Field::MaintenanceRecord, FieldKind::Attachment)
        .named("Registro delle manutenzioni", "Maintenance record")
        .explained("Il documento che prova la manutenzione regolare.", "The document that proves regular maintenance.")
        .required(BREAKDOWN),
    field(Field::RepairAttestation, FieldKind::Attachment)
        .named("Attestazione di chi ha riparato", "Attestation of who repaired it")
        .explained(
            "L'impresa che ha riparato dichiara il lavoro fatto e che il guasto non era prevedibile.",
            "The firm that repaired it states the work done, and that the breakdown could not be foreseen.",
        )
        .required(BREAKDOWN),
    field(Field::ExceptionalNature, FieldKind::Text)
        .named("Carattere eccezionale", "Exceptional nature")
        .explained("Perché la manutenzione è eccezionale.", "Why the maintenance is exceptional.")
        .required(MAINTENANCE),
    field(Field::NotProgrammable, FieldKind::Text)
        .named("Perché non si poteva programmare", "Why it could not be planned")
        .explained("Perché non si poteva fare in un altro momento.", "Why it could not be done at another time.")
        .required(MAINTENANCE),
    field(Field::DurationDays, FieldKind::Number)
        .named("Durata in giorni", "Duration in days")
        .explained("Quanti giorni dura la manutenzione.", "How many days the maintenance takes.")
        .required(MAINTENANCE),
];
