//! Fire, flood, earthquake, power cuts, unusable premises, and orders of the public authority.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const EVENTS: &[Cause] =
    &[Cause::FireCollapseFlood, Cause::Earthquake, Cause::PowerOutage, Cause::PremisesUnusable, Cause::PublicAuthorityOrder];

pub(super) const ROWS: &[FieldRow] = &[
    field(Field::EventDate, FieldKind::Date)
        .named("Giorno dell'evento", "Day of the event")
        .explained("Il giorno in cui è successo.", "The day on which it happened.")
        .required(EVENTS),
    field(Field::Damage, FieldKind::Text)
        .named("Danni", "Damage")
        .explained("Che cosa è stato danneggiato e che cosa serve per riprendere.", "What was damaged, and what it takes to resume.")
        .required(&[Cause::FireCollapseFlood, Cause::Earthquake, Cause::PremisesUnusable])
        .optional(&[Cause::PowerOutage, Cause::PublicAuthorityOrder]),
    field(Field::PowerCutUnscheduled, FieldKind::Text)
        .named("Interruzione non programmata", "The cut was not scheduled")
        .explained(
            "Perché l'interruzione dell'energia non era stata programmata né annunciata.",
            "Why the power cut had not been scheduled or announced.",
        )
        .required(&[Cause::PowerOutage]),
    field(Field::AuthorityDeclaration, FieldKind::Text)
        .named("Dichiarazione dell'autorità", "Declaration of the authority")
        .explained("Quale autorità ha accertato l'evento e con quale atto.", "Which authority ascertained the event, and by which act.")
        .optional(EVENTS),
    field(Field::OrderReference, FieldKind::Text)
        .named("Estremi dell'ordinanza", "Reference of the order")
        .explained("Numero e data bastano: non serve la copia.", "Number and date are enough: no copy is needed.")
        .required(&[Cause::PublicAuthorityOrder])
        .optional(&[
            Cause::FireCollapseFlood,
            Cause::Earthquake,
            Cause::PowerOutage,
            Cause::PremisesUnusable,
            Cause::WeatherIndustry,
            Cause::WeatherConstruction,
        ]),
];
