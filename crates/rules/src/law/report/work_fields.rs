//! The fields of ends of sites and of phases, and variants; of breakdowns (INPS msg 1548/2017) and extraordinary maintenance.

use super::field_row::field;
use super::{Field, FieldKind, FieldRow};
use crate::law::cause::Cause;

const ENDS: &[Cause] = &[Cause::EndOfConstructionSite, Cause::EndOfPhase];
const VARIANT: &[Cause] = &[Cause::DesignVariation];

pub(super) const SITE_ROWS: &[FieldRow] = &[
    field(Field::ContractReference, FieldKind::Text)
        .named("Contratto", "Contract")
        .explained("Committente, oggetto e data del contratto.", "Client, object and date of the contract.")
        .required(ENDS),
    field(Field::ContractStart, FieldKind::Date)
        .named("Inizio dei lavori", "Start of the work")
        .explained("Il primo giorno dei lavori.", "The first day of the work.")
        .required(ENDS),
    field(Field::ContractEnd, FieldKind::Date)
        .named("Fine prevista dei lavori", "Expected end of the work")
        .explained("Il giorno in cui i lavori dovevano finire.", "The day on which the work was to end.")
        .required(ENDS),
    field(Field::PhaseEnded, FieldKind::Text)
        .named("Fase conclusa", "Phase ended")
        .explained("Quale fase è finita e quando.", "Which phase ended, and when.")
        .required(&[Cause::EndOfPhase])
        .optional(&[Cause::EndOfConstructionSite]),
    field(Field::WorkersSpecialisation, FieldKind::List)
        .named("Specializzazione dei lavoratori", "What the workers are specialised in")
        .explained("Le mansioni che non si possono usare altrove.", "The jobs that cannot be used elsewhere.")
        .required(ENDS),
    field(Field::NextSite, FieldKind::Text)
        .named("Prossimo cantiere", "Next site")
        .explained("Dove riprenderà il lavoro.", "Where work will resume.")
        .required(ENDS),
    field(Field::GapMonths, FieldKind::Number)
        .named("Mesi di attesa", "Months of waiting")
        .explained(
            "I mesi tra la fine dei lavori e il prossimo cantiere: di norma non più di tre.",
            "The months between the end of the work and the next site: as a rule no more than three.",
        )
        .required(ENDS),
    field(Field::UnforeseenNeed, FieldKind::Text)
        .named("Esigenza imprevista", "Unforeseen need")
        .explained(
            "Perché la variante serve e perché non si poteva prevedere quando il progetto fu fatto.",
            "Why the variant is needed, and why it could not be foreseen when the project was made.",
        )
        .required(VARIANT),
    field(Field::VariantDate, FieldKind::Date)
        .named("Data della variante", "Date of the variant")
        .explained("Il giorno della perizia di variante.", "The day of the variant.")
        .required(VARIANT),
    field(Field::PublicWorksMinutes, FieldKind::Attachment)
        .named("Verbale dei lavori pubblici", "Minutes of public works")
        .explained("Solo per i lavori pubblici.", "For public works only.")
        .optional(VARIANT),
];

const BREAKDOWN: &[Cause] = &[Cause::MachineryBreakdown];
const MAINTENANCE: &[Cause] = &[Cause::ExtraordinaryMaintenance];

pub(super) const MACHINERY_ROWS: &[FieldRow] = &[
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
