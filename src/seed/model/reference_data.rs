//! The lists in the folder `seeds`: municipalities, names of people, trades with their classification, parts of the names of firms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use omnia_rules::cause::{Article10, Benefit, Cause, Classification, Destination, destination};
use omnia_rules::identifiers::{AuthorizationCode, PersonalDetails, Sex, StatisticalCode, TaxCode, body_check_digit};
use omnia_rules::report::Answers;
use serde::Deserialize;

use super::days::days_after;
use super::rng::Rng;

/// The lists, read once.
pub static REFERENCE: LazyLock<ReferenceData> = LazyLock::new(|| ReferenceData {
    places: read(include_str!("../../../seeds/places.json")),
    people: read(include_str!("../../../seeds/people.json")),
    trades: read(include_str!("../../../seeds/trades.json")),
    firms: read(include_str!("../../../seeds/firms.json")),
    reports: read(include_str!("../../../seeds/reports.json")),
});

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> T {
    serde_json::from_str(text).expect("a test reads every list of the seeds")
}

/// The lists.
pub struct ReferenceData {
    /// Municipalities.
    pub places: Vec<Municipality>,
    /// Names of people.
    pub people: People,
    /// Trades.
    pub trades: Vec<Trade>,
    /// Parts of the names and addresses of firms.
    pub firms: Firms,
    /// Texts of technical reports.
    pub reports: Reports,
}

/// A municipality.
#[derive(Deserialize)]
pub struct Municipality {
    /// Belfiore code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Two letters.
    pub province: String,
}

/// Names of people.
#[derive(Deserialize)]
pub struct People {
    /// Surnames.
    pub surnames: Vec<String>,
    /// Names of women.
    pub women: Vec<String>,
    /// Names of men.
    pub men: Vec<String>,
}

/// What a firm does, and how the institute classifies it.
#[derive(Deserialize)]
pub struct Trade {
    /// Its name in the other lists.
    pub key: String,
    /// The words before or after the invented part of a firm's name.
    pub words: Vec<String>,
    /// Statistical contributive code (CSC).
    pub statistical_code: String,
    /// Authorization codes (CA).
    pub authorization_codes: Vec<String>,
    /// ATECO 2007.
    pub ateco: String,
    /// Letter of art. 10 D.Lgs. 148/2015.
    pub article10: Option<String>,
    /// How a firm describes its activity.
    pub activity: String,
    /// How many firms, in percent.
    pub weight: usize,
}

/// Parts of the names and addresses of firms.
#[derive(Deserialize)]
pub struct Firms {
    /// First parts of invented names.
    pub beginnings: Vec<String>,
    /// Last parts of invented names.
    pub ends: Vec<String>,
    /// Streets.
    pub streets: Vec<String>,
}

/// Texts of technical reports.
#[derive(Deserialize)]
pub struct Reports {
    /// What happened, by cause.
    pub narratives: BTreeMap<Cause, String>,
    /// Answers to the other fields.
    pub answers: Answers,
}

/// An invented person.
pub struct InventedPerson {
    /// Surname.
    pub surname: String,
    /// First name.
    pub name: String,
    /// As the tax code has it.
    pub sex: Sex,
    /// Day of birth.
    pub born_on: NaiveDate,
    /// Belfiore code.
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

impl ReferenceData {
    /// Invents a person.
    pub fn person(&self, rng: &mut Rng) -> InventedPerson {
        let sex = if rng.chance(42) { Sex::Female } else { Sex::Male };
        let names = if sex == Sex::Female { &self.people.women } else { &self.people.men };
        let born = NaiveDate::from_ymd_opt(1961, 1, 1).unwrap_or_default();
        InventedPerson {
            surname: rng.choose(&self.people.surnames).clone(),
            name: rng.choose(names).clone(),
            sex,
            born_on: days_after(born, rng.between(0, 43 * 365)),
            birthplace: rng.choose(&self.places).code.clone(),
        }
    }

    /// A trade, by weight.
    pub fn trade(&self, rng: &mut Rng) -> &Trade {
        let weights: Vec<(usize, usize)> = self.trades.iter().enumerate().map(|(at, trade)| (trade.weight, at)).collect();
        &self.trades[rng.choose_weighted(&weights)]
    }

    /// Invents the name of a firm, and its legal form.
    pub fn firm(&self, rng: &mut Rng, trade: &Trade) -> (String, String) {
        let root = format!("{}{}", rng.choose(&self.firms.beginnings), rng.choose(&self.firms.ends));
        let word = rng.choose(&trade.words);
        let name = if rng.chance(50) { format!("{word} {root}") } else { format!("{root} {word}") };
        let (form, end) =
            rng.choose_weighted(&[(60, ("SRL", "S.r.l.")), (15, ("SPA", "S.p.A.")), (15, ("SNC", "S.n.c.")), (10, ("SAS", "S.a.s."))]);
        (format!("{name} {end}"), form.to_owned())
    }

    /// Invents an address.
    pub fn address(&self, rng: &mut Rng) -> String {
        format!("{} {}", rng.choose(&self.firms.streets), rng.between(1, 140))
    }

    /// The place with a Belfiore code.
    pub fn place(&self, code: &str) -> Option<&Municipality> {
        self.places.iter().find(|place| place.code == code)
    }

    /// The trade with this key.
    pub fn trade_of(&self, key: &str) -> Option<&Trade> {
        self.trades.iter().find(|trade| trade.key == key)
    }
}

impl InventedPerson {
    /// Name and surname.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.name, self.surname)
    }

    /// The computed tax code.
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

/// A tax code of a body that was never issued: the province digits 900 to 989 do not exist.
pub fn body_tax_code(number: usize) -> String {
    let first_ten = format!("{:07}{:03}", number % 10_000_000, 900 + number % 90);
    let check = body_check_digit(&first_ten).expect("ten digits were written");
    format!("{first_ten}{check}")
}

/// A position number with the check digits that are believed to be correct.
pub fn position_number(office: usize, number: usize) -> String {
    let first_eight = (49 + office % 50) * 1_000_000 + number % 1_000_000;
    format!("{first_eight:08}{:02}", first_eight % 93)
}
