//! Ends of sites and of phases, and variants.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const ENDS: &[Cause] = &[Cause::EndOfSite, Cause::EndOfPhase];
const VARIANT: &[Cause] = &[Cause::VariantSurvey];

pub(super) const ROWS: &[FieldRow] = &[
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
        .optional(&[Cause::EndOfSite]),
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
