//! The fields of lack of work and market crisis, lack of materials, and strikes.

use super::field_row::field;
use super::{Field, FieldKind, FieldRow};
use crate::law::cause::Cause;

const MARKET: &[Cause] = &[Cause::LackOfWork, Cause::MarketCrisis];

pub(super) const MARKET_ROWS: &[FieldRow] = &[
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

const MATERIALS: &[Cause] = &[Cause::LackOfMaterials];

pub(super) const MATERIALS_ROWS: &[FieldRow] = &[
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

const STRIKE: &[Cause] = &[Cause::StrikeOfDepartmentOrOtherFirm];

pub(super) const STRIKE_ROWS: &[FieldRow] = &[
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
