//! A day of weather, as the employer states it, and the months over which such days fall; the institute gets the bulletin by itself.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::ground::calendar::eone_due;

named! {
    /// A kind of weather that stops the work.
    WeatherEvent {
        /// Rain.
        Rain = "RAIN",
        /// Snow.
        Snow = "SNOW",
        /// Frost: cold below the threshold of the kind of work.
        Frost = "FROST",
        /// Heat, measured or perceived.
        Heat = "HEAT",
        /// Wind.
        Wind = "WIND",
    }
}

impl WeatherEvent {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        match self {
            Self::Rain => "Pioggia",
            Self::Snow => "Neve",
            Self::Frost => "Gelo",
            Self::Heat => "Caldo",
            Self::Wind => "Vento",
        }
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Rain => "Rain",
            Self::Snow => "Snow",
            Self::Frost => "Frost",
            Self::Heat => "Heat",
            Self::Wind => "Wind",
        }
    }
}

named! {
    /// A kind of work, as the thresholds of weather tell them apart.
    WeatherWork {
        /// Reinforcement, carpentry, prefabricated parts, setting up and dismantling sites.
        Construction = "CONSTRUCTION",
        /// Excavation, foundations, earth moving, road works, river banks.
        Excavation = "EXCAVATION",
        /// Plastering, painting, flooring, waterproofing.
        Finishing = "FINISHING",
        /// Work of another kind.
        Other = "OTHER",
    }
}

impl WeatherWork {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        match self {
            Self::Construction => "Costruzione: armature, carpenteria, prefabbricati, allestimento e smontaggio del cantiere",
            Self::Excavation => "Scavi, fondazioni, movimento terra, strade, argini",
            Self::Finishing => "Intonaci, tinteggiature, pavimenti, impermeabilizzazioni",
            Self::Other => "Altro lavoro",
        }
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Construction => "Construction: reinforcement, carpentry, prefabricated parts, setting up and dismantling sites",
            Self::Excavation => "Excavation, foundations, earth moving, road works, river banks",
            Self::Finishing => "Plastering, painting, flooring, waterproofing",
            Self::Other => "Other work",
        }
    }

    /// Whether the rain of the days before counts too (INPS msg 1856/2017).
    pub const fn counts_earlier_rain(self) -> bool {
        matches!(self, Self::Excavation | Self::Finishing)
    }
}

/// A day of weather.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WeatherDay {
    /// The day.
    pub date: NaiveDate,
    /// What the weather was.
    pub event: Option<WeatherEvent>,
    /// The work that it stopped.
    pub work: Option<WeatherWork>,
    /// Rain or snow, in millimetres.
    pub millimetres: Option<Decimal>,
    /// Temperature in degrees Celsius: the lowest in frost, the highest in heat.
    pub celsius: Option<Decimal>,
    /// Temperature as the body perceives it, in degrees Celsius.
    pub perceived_celsius: Option<Decimal>,
    /// Wind, in knots.
    pub knots: Option<Decimal>,
    /// The hour at which it began.
    pub from: Option<NaiveTime>,
    /// The hour at which it ended; before [`Self::from`] when it ended after midnight.
    pub to: Option<NaiveTime>,
    /// Whether an order of the public authority forbade the work; then no threshold is considered (INPS msg 2130/2025).
    pub by_order: bool,
}

impl WeatherDay {
    /// A day of which nothing else is known yet.
    pub const fn on(date: NaiveDate) -> Self {
        Self {
            date,
            event: None,
            work: None,
            millimetres: None,
            celsius: None,
            perceived_celsius: None,
            knots: None,
            from: None,
            to: None,
            by_order: false,
        }
    }

    /// What its threshold is held against: millimetres, degrees (the real or the perceived, when higher, in heat) or knots.
    pub fn measured(&self) -> Option<Decimal> {
        match self.event? {
            WeatherEvent::Rain | WeatherEvent::Snow => self.millimetres,
            WeatherEvent::Frost => self.celsius,
            WeatherEvent::Heat => self.celsius.max(self.perceived_celsius),
            WeatherEvent::Wind => self.knots,
        }
    }
}

/// A month with events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventMonth {
    /// The first day of an event in it.
    pub first_event: NaiveDate,
    /// The last day to ask for its events by themselves: the end of the next month, art. 15 c. 2 D.Lgs. 148/2015.
    pub due: NaiveDate,
}

impl EventMonth {
    /// Whether its events, asked for by themselves today, would be late.
    pub fn is_late(self, today: NaiveDate) -> bool {
        self.due < today
    }
}

/// The months of some days of events, in order.
pub fn event_months(days: impl IntoIterator<Item = NaiveDate>) -> Vec<EventMonth> {
    let mut first_events: BTreeMap<(i32, u32), NaiveDate> = BTreeMap::new();
    for day in days {
        let first = first_events.entry((day.year(), day.month())).or_insert(day);
        *first = day.min(*first);
    }
    first_events.into_values().map(|first_event| EventMonth { first_event, due: eone_due(first_event) }).collect()
}
