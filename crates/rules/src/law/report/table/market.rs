//! Lack of work and market crisis, beside the indicators.

use crate::cause::Cause;
use crate::report::field_row::field;
use crate::report::{Field, FieldKind, FieldRow};

const MARKET: &[Cause] = &[Cause::LackOfWork, Cause::MarketCrisis];

pub(super) const ROWS: &[FieldRow] = &[
    field(Field::OrdersTrend, FieldKind::Text)
        .named("Andamento degli ordini", "Orders")
        .explained("Come sono andati gli ordini prima e durante il periodo.", "How orders went before and during the period.")
        .required(MARKET),
    field(Field::WorkforceTrend, FieldKind::Text)
        .named("Andamento dell'organico", "Workforce")
        .explained("Assunzioni, cessazioni e organico nell'ultimo anno.", "Hirings, terminations and workforce in the last year.")
        .required(MARKET),
    field(Field::EnergyConsumption, FieldKind::Text)
        .named("Consumi di energia", "Energy consumption")
        .explained(
            "I consumi del periodo a confronto con quelli del trimestre precedente.",
            "Consumption in the period against that of the quarter before.",
        )
        .required(MARKET),
    field(Field::SectorContext, FieldKind::Text)
        .named("Situazione del settore", "The sector")
        .explained("Come va il settore e perché la crisi è passeggera.", "How the sector fares, and why the crisis will pass.")
        .required(MARKET),
    field(Field::NewOrders, FieldKind::List)
        .named("Nuovi ordini e gare", "New orders and tenders")
        .explained(
            "Ordini acquisiti e gare a cui si è partecipato: sono un indice della ripresa, non il solo.",
            "Orders taken and tenders entered: they are a sign of the resumption, not the only one.",
        )
        .optional(MARKET),
    field(Field::FinancialStatement, FieldKind::Attachment)
        .named("Bilancio", "Financial statement")
        .explained("Solo se la sede lo chiede.", "Only if the office asks for it.")
        .optional(MARKET),
];
