//! Weather, INPS msg 1856/2017; the events themselves are told day by day.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const WEATHER: &[Cause] = &[Cause::WeatherIndustry, Cause::WeatherConstruction];

pub(super) const ROWS: &[FieldRow] = &[
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
