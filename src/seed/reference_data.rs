//! The lists of `seeds/`: places with their codes, names of people, trades with their classification, roots of invented firms.

use std::sync::LazyLock;

use chrono::NaiveDate;
use omnia_rules::cause::{Article10, Benefit, Classification, Destination, destination};
use omnia_rules::identifiers::{AuthorizationCode, PersonalDetails, Sex, StatisticalCode, TaxCode, body_check_digit};
use serde::Deserialize;

use super::rng::{Draw, days_from};
use crate::seed::application::Reports;

/// The lists, read once.
pub static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    places: read(include_str!("../../seeds/places.json")),
    people: read(include_str!("../../seeds/people.json")),
    trades: read(include_str!("../../seeds/trades.json")),
    firms: read(include_str!("../../seeds/firms.json")),
    reports: read(include_str!("../../seeds/reports.json")),
});

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> T {
    serde_json::from_str(text).expect("a test reads every list of the seeds")
}

pub struct Lists {
    pub places: Vec<Place>,
    pub people: People,
    pub trades: Vec<Trade>,
    pub firms: Firms,
    pub reports: Reports,
}

/// A municipality.
#[derive(Deserialize)]
pub struct Place {
    /// Belfiore code.
    pub code: String,
    pub name: String,
    pub province: String,
}

#[derive(Deserialize)]
pub struct People {
    pub surnames: Vec<String>,
    pub women: Vec<String>,
    pub men: Vec<String>,
}

/// What a firm does, and how the institute classifies it.
#[derive(Deserialize)]
pub struct Trade {
    pub key: String,
    /// What stands before or after the invented root in a firm's name.
    pub words: Vec<String>,
    pub statistical_code: String,
    pub authorization_codes: Vec<String>,
    pub ateco: String,
    pub article10: Option<String>,
    /// What a firm says that it does.
    pub activity: String,
    /// How many firms in a hundred.
    pub weight: usize,
}

#[derive(Deserialize)]
pub struct Firms {
    pub beginnings: Vec<String>,
    pub ends: Vec<String>,
    pub streets: Vec<String>,
}

/// An invented person.
pub struct Someone {
    pub surname: String,
    pub name: String,
    pub sex: Sex,
    pub born_on: NaiveDate,
    pub birthplace: String,
}

impl Trade {
    /// How the institute classifies it.
    pub fn classification(&self) -> Classification {
        let codes = self.authorization_codes.iter().map(|code| AuthorizationCode::parse(code).expect("a test reads the trades"));
        Classification {
            statistical_code: StatisticalCode::parse(&self.statistical_code).expect("a test reads the trades"),
            authorization_codes: codes.collect(),
            article10: self.letter(),
        }
    }

    /// The letter of art. 10.
    pub fn letter(&self) -> Option<Article10> {
        self.article10.as_deref().map(|letter| letter.parse().expect("a test reads the trades"))
    }

    /// The benefit of such firms; the ordinary one, where the classification suggests none.
    pub fn benefit(&self) -> Benefit {
        match destination(&self.classification(), None) {
            Destination::Benefit(benefit) => benefit,
            Destination::Elsewhere | Destination::Unknown => Benefit::Cigo,
        }
    }

    /// Whether it builds, quarries or works stone: art. 10 m, n, o.
    pub fn builds(&self) -> bool {
        matches!(self.article10.as_deref(), Some("M" | "N" | "O"))
    }
}

impl Lists {
    pub fn person(&self, draw: &mut Draw) -> Someone {
        let sex = if draw.chance(42) { Sex::Female } else { Sex::Male };
        let names = if sex == Sex::Female { &self.people.women } else { &self.people.men };
        let born = NaiveDate::from_ymd_opt(1961, 1, 1).unwrap_or_default();
        Someone {
            surname: draw.pick(&self.people.surnames).clone(),
            name: draw.pick(names).clone(),
            sex,
            born_on: days_from(born, draw.between(0, 43 * 365)),
            birthplace: draw.pick(&self.places).code.clone(),
        }
    }

    pub fn trade(&self, draw: &mut Draw) -> &Trade {
        let weights: Vec<(usize, usize)> = self.trades.iter().enumerate().map(|(at, trade)| (trade.weight, at)).collect();
        &self.trades[draw.weighted(&weights)]
    }

    /// A name that no firm has, and its legal form.
    pub fn firm(&self, draw: &mut Draw, trade: &Trade) -> (String, String) {
        let root = format!("{}{}", draw.pick(&self.firms.beginnings), draw.pick(&self.firms.ends));
        let word = draw.pick(&trade.words);
        let name = if draw.chance(50) { format!("{word} {root}") } else { format!("{root} {word}") };
        let (form, end) =
            draw.weighted(&[(60, ("SRL", "S.r.l.")), (15, ("SPA", "S.p.A.")), (15, ("SNC", "S.n.c.")), (10, ("SAS", "S.a.s."))]);
        (format!("{name} {end}"), form.to_owned())
    }

    pub fn address(&self, draw: &mut Draw) -> String {
        format!("{} {}", draw.pick(&self.firms.streets), draw.between(1, 140))
    }

    /// The place with a Belfiore code.
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.code == code)
    }

    pub fn trade_of(&self, key: &str) -> Option<&Trade> {
        self.trades.iter().find(|trade| trade.key == key)
    }
}

impl Someone {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.name, self.surname)
    }

    pub fn tax_code(&self) -> String {
        let person = PersonalDetails {
            surname: &self.surname,
            name: &self.name,
            born_on: self.born_on,
            sex: self.sex,
            birthplace: &self.birthplace,
        };
        let code = TaxCode::for_person(&person).expect("the lists hold letters and codes of places only, and a test reads them all");
        code.as_str().to_owned()
    }
}

/// The tax code of a body that no office ever gave: the province digits 900 to 989 do not exist.
pub fn body_code(number: usize) -> String {
    let first_ten = format!("{:07}{:03}", number % 10_000_000, 900 + number % 90);
    let check = body_check_digit(&first_ten).expect("ten digits were written");
    format!("{first_ten}{check}")
}

/// A position number with the check digits that are believed to be right.
pub fn position_number(office: usize, number: usize) -> String {
    let first_eight = (49 + office % 50) * 1_000_000 + number % 1_000_000;
    format!("{first_eight:08}{:02}", first_eight % 93)
}
