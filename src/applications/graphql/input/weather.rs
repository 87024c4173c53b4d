//! The weather of a report in the graph, day by day: as the applicant enters it, and as it is shown again with the thresholds.

use async_graphql::{ComplexObject, InputObject, SimpleObject};
use chrono::NaiveTime;
use omnia_rules::controls::Switches;
use omnia_rules::weather::{Verdict, WeatherDay, WeatherEvent, WeatherWork, judge};
use rust_decimal::Decimal;

use crate::core::error::{Refusal, Result};
use crate::core::graph::{Amount, Date};

/// Days of weather in a report: thirteen weeks, and the days before that left something behind.
const MOST_DAYS: usize = 120;
/// How an hour of the day is written.
const HOUR: &str = "%H:%M";

/// A day of weather, as the employer tells it.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "WeatherDay", input_name = "WeatherDayInput", complex)]
pub struct WeatherDayInput {
    /// The day.
    pub date: Date,
    /// The event that stopped the work; null for a day that is told without one.
    pub event: Option<WeatherEvent>,
    /// The kind of work that it stopped, which decides the threshold.
    pub work: Option<WeatherWork>,
    /// Rain or snow, in millimetres.
    pub millimetres: Option<Amount>,
    /// Degrees Celsius: the lowest in frost, the highest in heat.
    pub celsius: Option<Amount>,
    /// Degrees Celsius as the body perceives them.
    pub perceived_celsius: Option<Amount>,
    /// Wind, in knots.
    pub knots: Option<Amount>,
    /// Hour at which it began, as HH:MM.
    pub from: Option<String>,
    /// Hour at which it ended, as HH:MM.
    pub to: Option<String>,
    /// Whether an order of the public authority forbade the work.
    #[graphql(default)]
    pub by_order: bool,
    #[graphql(skip)]
    judged: Option<Verdict>,
}

#[ComplexObject]
impl WeatherDayInput {
    /// What its measure is against the threshold; none while it is not measured. It decides nothing.
    async fn verdict(&self) -> Option<Verdict> {
        self.judged
    }
}

/// The days that were entered; refused where one has no hour or no measure that can be.
pub fn read_days(days: Vec<WeatherDayInput>) -> Result<Vec<WeatherDay>> {
    if days.len() > MOST_DAYS {
        return Err(Refusal::new("LIST_TOO_LONG").at(["report", "weatherDays"]).with("most", MOST_DAYS).into());
    }
    days.into_iter().enumerate().map(|(at, day)| day.read(&at.to_string())).collect()
}

impl WeatherDayInput {
    fn read(self, at: &str) -> Result<WeatherDay> {
        let measure = |given: Option<Amount>, field: &str| -> Result<Option<Decimal>> {
            let most = Decimal::from(10_000);
            match given.map(|amount| amount.0) {
                Some(measure) if measure.abs() > most => {
                    Err(Refusal::new("MEASURE_OUT_OF_RANGE").at(["report", "weatherDays", at, field]).into())
                }
                measure => Ok(measure),
            }
        };
        let hour = |given: Option<String>, field: &str| -> Result<Option<NaiveTime>> {
            let read = |text: String| {
                let hour = NaiveTime::parse_from_str(&text, HOUR).ok().filter(|_| text.len() == 5);
                hour.ok_or_else(|| Refusal::new("HOUR_FORM").at(["report", "weatherDays", at, field]).into())
            };
            given.map(read).transpose()
        };
        Ok(WeatherDay {
            date: self.date.0,
            event: self.event,
            work: self.work,
            millimetres: measure(self.millimetres, "millimetres")?,
            celsius: measure(self.celsius, "celsius")?,
            perceived_celsius: measure(self.perceived_celsius, "perceivedCelsius")?,
            knots: measure(self.knots, "knots")?,
            from: hour(self.from, "from")?,
            to: hour(self.to, "to")?,
            by_order: self.by_order,
        })
    }
}

impl From<&WeatherDay> for WeatherDayInput {
    fn from(day: &WeatherDay) -> Self {
        let hour = |hour: NaiveTime| hour.format(HOUR).to_string();
        Self {
            date: Date(day.date),
            event: day.event,
            work: day.work,
            millimetres: day.millimetres.map(Amount),
            celsius: day.celsius.map(Amount),
            perceived_celsius: day.perceived_celsius.map(Amount),
            knots: day.knots.map(Amount),
            from: day.from.map(hour),
            to: day.to.map(hour),
            by_order: day.by_order,
            judged: judge(day, Switches::default().wind_knots).map(|judged| judged.verdict),
        }
    }
}
