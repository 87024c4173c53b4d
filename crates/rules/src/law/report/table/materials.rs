//! Lack of materials.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const MATERIALS: &[Cause] = &[Cause::LackOfMaterials];

pub(super) const ROWS: &[FieldRow] = &[
    field(Field::Material, FieldKind::Text)
        .named("Materiale mancante", "Material that lacks")
        .explained("Quale materia prima o componente manca.", "Which raw material or component lacks.")
        .required(MATERIALS),
    field(Field::Supplier, FieldKind::Text)
        .named("Fornitore", "Supplier")
        .explained("Chi doveva consegnarlo e perché non l'ha fatto.", "Who was to deliver it, and why they did not.")
        .required(MATERIALS),
    field(Field::OrderDates, FieldKind::List)
        .named("Date degli ordini", "Order dates")
        .explained("Quando il materiale è stato ordinato e sollecitato.", "When the material was ordered, and asked for again.")
        .required(MATERIALS),
    field(Field::Stock, FieldKind::Text)
        .named("Giacenze", "Stock")
        .explained("Quanto materiale c'era all'inizio della sospensione.", "How much was in stock when the suspension started.")
        .required(MATERIALS),
    field(Field::Alternatives, FieldKind::Text)
        .named("Alternative cercate", "Alternatives sought")
        .explained("Gli altri materiali e fornitori cercati.", "The other materials and suppliers that were sought.")
        .required(MATERIALS),
    field(Field::EnergyContract, FieldKind::Text)
        .named("Contratto di energia", "Energy contract")
        .explained(
            "Dal 2022, se a mancare è l'energia che serve a trasformare i materiali: contratto e costi.",
            "Since 2022, if what lacks is the energy that transforms the materials: contract and costs.",
        )
        .optional(MATERIALS),
];
