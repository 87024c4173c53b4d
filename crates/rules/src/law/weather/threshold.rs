//! From when the offices hold that the weather stops the work, INPS msg 1856/2017 and circ. 139/2016.
//!
//! They are evidence for the operator, and never stop an application.

use rust_decimal::Decimal;

use super::{WeatherDay, WeatherEvent, WeatherWork};

/// How a measure meets a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// From `limit` on, and surely from `sure` on: the sources say "two to three millimetres".
    From { limit: Decimal, sure: Decimal },
    /// Down from a limit, itself included.
    UpTo(Decimal),
    /// Above a limit, itself excluded.
    Above(Decimal),
}

/// From when an event stops a kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// The event.
    pub event: WeatherEvent,
    /// The work; none when it holds for any.
    pub work: Option<WeatherWork>,
    /// The measure from which it is met.
    pub met: Met,
    /// Where it was read.
    pub source: &'static str,
}

/// Every threshold that is published: rain and snow in millimetres, frost and heat in degrees Celsius.
const THRESHOLDS: &[Threshold] = &[
    of_work(WeatherEvent::Rain, WeatherWork::Construction, Met::From { limit: tenths(20), sure: tenths(30) }),
    of_work(WeatherEvent::Snow, WeatherWork::Construction, Met::From { limit: tenths(20), sure: tenths(30) }),
    of_work(WeatherEvent::Rain, WeatherWork::Excavation, from(tenths(15))),
    of_work(WeatherEvent::Rain, WeatherWork::Finishing, from(tenths(10))),
    of_any_work(WeatherEvent::Frost, Met::UpTo(tenths(0))),
    of_any_work(WeatherEvent::Heat, Met::Above(tenths(350))),
];

const fn tenths(count: u32) -> Decimal {
    Decimal::from_parts(count, 0, 0, false, 1)
}

const fn from(limit: Decimal) -> Met {
    Met::From { limit, sure: limit }
}

const fn of_work(event: WeatherEvent, work: WeatherWork, met: Met) -> Threshold {
    Threshold { event, work: Some(work), met, source: "INPS msg 1856/2017, circ. 139/2016" }
}

const fn of_any_work(event: WeatherEvent, met: Met) -> Threshold {
    Threshold { event, work: None, met, source: "INPS circ. 139/2016, msg 1856/2017, msg 2130/2025" }
}

named! {
    /// What the measure of a day is against the threshold that offices use (INPS msg 1856/2017, circ. 139/2016).
    Verdict as "WeatherVerdict" {
        /// It meets the threshold.
        Met = "MET",
        /// It meets the lower of two thresholds that are told.
        Grey = "GREY",
        /// The bulletin does not reach the threshold of the event for this work.
        NotMet = "NOT_MET",
        /// No threshold is known.
        NoThreshold = "NO_THRESHOLD",
    }
}

/// A day held against its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The event.
    pub event: WeatherEvent,
    /// What the threshold says.
    pub verdict: Verdict,
    /// What was measured.
    pub measured: Option<Decimal>,
    /// What it was held against.
    pub met: Option<Met>,
}

impl Met {
    /// What it says of a measure.
    pub fn verdict(self, measured: Decimal) -> Verdict {
        let met = match self {
            Self::From { limit, sure } if limit <= measured && measured < sure => return Verdict::Grey,
            Self::From { limit, .. } => limit <= measured,
            Self::UpTo(limit) => measured <= limit,
            Self::Above(limit) => limit < measured,
        };
        if met { Verdict::Met } else { Verdict::NotMet }
    }

    /// The measure at which its verdict changes first.
    pub const fn limit(self) -> Decimal {
        match self {
            Self::From { limit, .. } | Self::UpTo(limit) | Self::Above(limit) => limit,
        }
    }

    /// The measure from which nothing is open.
    pub const fn sure(self) -> Decimal {
        match self {
            Self::From { sure, .. } => sure,
            Self::UpTo(_) | Self::Above(_) => self.limit(),
        }
    }
}

/// The threshold of an event for a kind of work; none is published for wind, so that `wind`, in knots, is whoever asks's.
pub fn threshold(event: WeatherEvent, work: WeatherWork, wind: Option<Decimal>) -> Option<Threshold> {
    let published = || THRESHOLDS.iter().copied().find(|row| row.event == event && row.work.is_none_or(|of| of == work));
    match event {
        WeatherEvent::Wind => {
            wind.map(|knots| Threshold { event, work: None, met: from(knots), source: "nessuna fonte pubblicata: soglia configurata" })
        }
        _ => published(),
    }
}

/// A day held against its threshold; none when event or measure are not known, or the work where it matters.
pub fn judge(day: &WeatherDay, wind: Option<Decimal>) -> Option<Judgement> {
    let event = day.event?;
    let by_work = matches!(event, WeatherEvent::Rain | WeatherEvent::Snow);
    let work = if by_work { day.work? } else { day.work.unwrap_or(WeatherWork::Other) };
    let measured = day.measured();
    match threshold(event, work, wind) {
        None => Some(Judgement { event, verdict: Verdict::NoThreshold, measured, met: None }),
        Some(Threshold { met, .. }) => Some(Judgement { event, verdict: met.verdict(measured?), measured, met: Some(met) }),
    }
}
