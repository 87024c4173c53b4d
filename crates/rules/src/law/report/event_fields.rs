//! The fields of weather, INPS msg 1856/2017, whose days are listed apart; of fire, flood, earthquake, power cuts, unusable premises, and
//! orders of the public authority.

use super::field_row::field;
use super::{Field, FieldKind, FieldRow};
use crate::law::cause::Cause;

const WEATHER: &[Cause] = &[Cause::WeatherIndustry, Cause::WeatherConstruction];

pub(super) const WEATHER_ROWS: &[FieldRow] = &[
    field(Field::WorkType, FieldKind::Text)
        .named("Tipo di lavoro", "Kind of work")
        .explained("Il lavoro che il maltempo ha fermato.", "The work that the weather stopped.")
        .required(WEATHER),
    field(Field::WorkPhase, FieldKind::Text)
        .named("Fase in corso", "Phase in progress")
        .explained("A che punto era il lavoro quando si è fermato.", "How far the work was when it stopped.")
        .required(WEATHER),
    field(Field::WorkSite, FieldKind::Text)
        .named("Luogo dei lavori", "Place of the work")
        .explained("Indirizzo e comune del cantiere o del reparto.", "Address and municipality of the site or department.")
        .required(WEATHER),
    field(Field::IndoorOutdoor, FieldKind::Text)
        .named("Al chiuso o all'aperto", "Indoors or outdoors")
        .explained("Se si lavorava al chiuso o all'aperto, e con quali ripari.", "Whether work was indoors or outdoors, and how sheltered.")
        .required(WEATHER),
    field(Field::EffectOnPhase, FieldKind::Text)
        .named("Effetti sulla fase in corso", "Effect on the phase in progress")
        .explained("Perché con quel tempo non si poteva lavorare.", "Why work was not possible in that weather.")
        .required(WEATHER),
    field(Field::MaterialsUsed, FieldKind::List)
        .named("Materiali usati", "Materials used")
        .explained("I materiali che non sopportano quel tempo.", "The materials that do not bear such weather.")
        .optional(WEATHER),
    field(Field::DataSheet, FieldKind::Attachment)
        .named("Scheda tecnica", "Data sheet")
        .explained("La scheda dei materiali particolari.", "The data sheet of special materials.")
        .optional(WEATHER),
    field(Field::PreviousEffects, FieldKind::Text)
        .named("Effetti delle ore e dei giorni precedenti", "Effects of the hours and days before")
        .explained(
            "Pioggia o umidità dei giorni prima che impedivano ancora il lavoro.",
            "Rain or humidity of the days before that still hindered the work.",
        )
        .optional(WEATHER),
    field(Field::SafetyAtHeight, FieldKind::Text)
        .named("Sicurezza in quota", "Safety at height")
        .explained("I rischi per chi lavorava in quota.", "The risks for those who worked at height.")
        .optional(WEATHER),
];

const EVENTS: &[Cause] =
    &[Cause::FireCollapseFlood, Cause::Earthquake, Cause::PowerOutage, Cause::PremisesUnusable, Cause::PublicAuthorityOrder];

pub(super) const EVENT_ROWS: &[FieldRow] = &[
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
