//! The checks of input scalars, for the edge, which runs them before anything is executed.

use async_graphql::{InputType, Pos, Value};
use omnia_edge::{InvalidScalar, ScalarCheck};
use omnia_texts::Language;

use crate::core::graph::identifiers::{
    AtecoCode, AuthorizationCode, Iban, MunicipalityCode, Pec, PositionNumber, ProtocolNumber, StatisticalCode, TaxCode, Ticket, VatNumber,
};
use crate::core::graph::{Amount, Date, DateTime, HiringDate, WorkerCount, refused_input};

/// Each input scalar, by its name in the graph; uploads are checked by the edge itself.
pub const SCALARS: &[(&str, ScalarCheck)] = &[
    ("AtecoCode", check::<AtecoCode>),
    ("AuthorizationCode", check::<AuthorizationCode>),
    ("Date", check::<Date>),
    ("DateTime", check::<DateTime>),
    ("Decimal", check::<Amount>),
    ("HiringDate", check::<HiringDate>),
    ("Iban", check::<Iban>),
    ("MunicipalityCode", check::<MunicipalityCode>),
    ("Pec", check::<Pec>),
    ("PositionNumber", check::<PositionNumber>),
    ("ProtocolNumber", check::<ProtocolNumber>),
    ("StatisticalCode", check::<StatisticalCode>),
    ("TaxCode", check::<TaxCode>),
    ("Ticket", check::<Ticket>),
    ("VatNumber", check::<VatNumber>),
    ("WorkerCount", check::<WorkerCount>),
];

fn check<T: InputType>(value: &Value) -> Result<(), InvalidScalar> {
    let Err(error) = T::parse(Some(value.clone())) else { return Ok(()) };
    let error = error.into_server_error(Pos::default());
    let detail = error.message.clone();
    let (code, italian) = refused_input(error.clone(), Language::Italian);
    let (_, english) = refused_input(error, Language::English);
    Err(InvalidScalar { code, italian, english, detail })
}
