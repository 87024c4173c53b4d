//! What every report states, D.M. 95442/2016 art. 1 and 2.

use super::field_row::field;
use super::{Field, FieldKind, FieldRow};
use crate::law::cause::Cause;

pub(super) const COMMON_ROWS: &[FieldRow] = &[
    field(Field::Activity, FieldKind::Text)
        .named("Attività e prodotti", "Activity and products")
        .explained("Che cosa produce l'azienda, o quale servizio rende.", "What the firm produces, or which service it renders.")
        .required(Cause::ALL),
    field(Field::CauseNarrative, FieldKind::Text)
        .named("Che cosa è successo", "What happened")
        .explained(
            "Perché il lavoro si è fermato o ridotto, con gli elementi oggettivi che lo mostrano.",
            "Why work stopped or slowed, with the objective elements that show it.",
        )
        .required(Cause::ALL),
    field(Field::StartDate, FieldKind::Date)
        .named("Inizio della sospensione", "Start of the suspension")
        .explained("Il primo giorno in cui il lavoro si è fermato o ridotto.", "The first day on which work stopped or slowed.")
        .required(Cause::ALL),
    field(Field::ExpectedResumption, FieldKind::Date)
        .named("Ripresa prevista", "Expected resumption")
        .explained(
            "Il giorno in cui si prevede di riprendere la normale attività: la sospensione deve essere temporanea.",
            "The day on which normal work is expected to resume: the suspension must be temporary.",
        )
        .required(Cause::ALL),
    field(Field::NotAttributable, FieldKind::Text)
        .named("Perché non è imputabile", "Why nobody is to blame")
        .explained(
            "Perché quanto è successo non dipende da imperizia o negligenza dell'azienda o dei lavoratori.",
            "Why what happened does not come from incompetence or negligence of the firm or of the workers.",
        )
        .required(Cause::ALL),
    field(Field::MeasuresTried, FieldKind::Text)
        .named("Rimedi tentati", "Measures tried")
        .explained("Che cosa si è fatto per evitare o ridurre la sospensione.", "What was done to avoid or shorten the suspension.")
        .required(Cause::ALL),
    field(Field::MarketPresence, FieldKind::Text)
        .named("Continuità sul mercato", "Presence on the market")
        .explained(
            "Gli elementi oggettivi che mostrano che l'azienda continua a operare: solidità finanziaria, nuovi ordini, gare.",
            "The objective elements that show that the firm keeps operating: financial soundness, new orders, tenders.",
        )
        .required(Cause::ALL),
    field(Field::EarlierUse, FieldKind::Text)
        .named("Integrazioni precedenti", "Earlier benefits")
        .explained(
            "Le integrazioni ordinarie già avute e come il lavoro è ripreso; se non ce ne sono, scriverlo.",
            "The ordinary benefits had before, and how work resumed; if there were none, say so.",
        )
        .required(Cause::ALL),
];
