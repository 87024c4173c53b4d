//! Which ceiling holds for an application.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Ceiling, CeilingNotPublished, credit_fund_ceiling, monthly_ceilings};
use crate::cause::{Article10, Benefit, Cause, Fund};

named! {
    /// What caps the amounts of an application.
    Cap {
        /// The ceiling of every cause.
        Ordinary = "ORDINARY",
        /// The higher one of seasonal bad weather in construction and stone.
        ConstructionWeather = "CONSTRUCTION_WEATHER",
        /// The one of the credit fund, banded by the monthly pay.
        CreditFund = "CREDIT_FUND",
        /// None: bad weather in agriculture.
        Uncapped = "UNCAPPED",
    }
}

impl Cap {
    /// The one of an application. The uplift is of seasonal bad weather alone (art. 2 c. 17 L. 549/1995): the other
    /// causes of a construction firm have the ordinary ceiling. When the letter is unknown, the cause tells the sector.
    pub fn of(benefit: Benefit, fund: Option<Fund>, cause: Cause, letter: Option<Article10>) -> Self {
        let builds = letter.map_or(cause == Cause::WeatherConstruction, Article10::is_construction_or_stone);
        match benefit {
            Benefit::Cigo if cause.is_weather() && builds => Self::ConstructionWeather,
            Benefit::Cisoa if cause == Cause::WeatherAgriculture => Self::Uncapped,
            Benefit::AisFund if fund == Some(Fund::Credit) => Self::CreditFund,
            _ => Self::Ordinary,
        }
    }

    /// The ceiling of the month of a day, where there is one, for what the worker would have had in that month, in euro.
    ///
    /// Our reading: the pay that the bands of the credit fund tell apart is the hourly pay for the hours workable in the month.
    pub fn ceiling(self, month: NaiveDate, monthly_pay: Decimal) -> Result<Option<Ceiling>, CeilingNotPublished> {
        match self {
            Self::Ordinary => monthly_ceilings(month.year()).map(|ceilings| Some(ceilings.ordinary)),
            Self::ConstructionWeather => monthly_ceilings(month.year()).map(|ceilings| Some(ceilings.construction_weather)),
            Self::CreditFund => credit_fund_ceiling(month.year(), monthly_pay).map(Some),
            Self::Uncapped => Ok(None),
        }
    }
}
