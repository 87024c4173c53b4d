//! What the hub answered, and what a story expects of it.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::cost::Cost;
use super::{Context, Result, Value, bail, ensure};

/// Words of the database, its driver or a panic.
const DATABASE_WORDS: [&str; 12] = [
    "sqlx",
    "postgres",
    "pglite",
    "violates",
    "constraint",
    "syntax error at",
    "relation \\\"",
    "sqlstate",
    "invalid byte sequence",
    "out of range for type",
    "panicked",
    "src/",
];

/// An answer over HTTP, or one message on a socket.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    /// What it cost the hub.
    pub cost: Cost,
    /// The question, for a failure's text.
    pub request: String,
}

impl Answer {
    /// It has neither errors nor user errors.
    pub fn succeeds(self) -> Result<Self> {
        ensure!(self.codes().is_empty() && self.user_codes().is_empty(), "expected success, {}", self.describe());
        Ok(self)
    }

    /// Its only error has this code.
    pub fn fails_with(self, code: &str) -> Result<Self> {
        ensure!(self.codes() == [code], "expected the error {code}, {}", self.describe());
        Ok(self)
    }

    /// The caller's part of the schema has no such field: it is refused as one that does not exist.
    pub fn is_unknown_to_the_role(self, field: &str) -> Result<Self> {
        let unknown = format!("does not have a field `{field}`");
        let is_unknown = |error: &Value| error["extensions"]["detail"].as_str().is_some_and(|detail| detail.contains(&unknown));
        let is_refused = self.codes().iter().all(|code| *code == "GRAPHQL_VALIDATION_FAILED") && self.errors().iter().any(is_unknown);
        ensure!(is_refused, "expected that {field} does not exist, {}", self.describe());
        Ok(self)
    }

    /// Its only user error has this code.
    pub fn is_refused_with(self, code: &str) -> Result<Self> {
        ensure!(self.codes().is_empty() && self.user_codes() == [code], "expected the user error {code}, {}", self.describe());
        Ok(self)
    }

    /// The value at a path of the data: names and numbers, with dots between.
    pub fn get(&self, path: &str) -> Result<&Value> {
        let pointer = format!("/data/{}", path.replace('.', "/"));
        self.body.pointer(&pointer).with_context(|| format!("there is no {path}, {}", self.describe()))
    }

    /// An extension of its first error.
    pub fn extension(&self, name: &str) -> Result<&Value> {
        let pointer = format!("/errors/0/extensions/{name}");
        self.body.pointer(&pointer).with_context(|| format!("there is no {name}, {}", self.describe()))
    }

    pub fn text(&self, path: &str) -> Result<String> {
        self.read(path)
    }

    pub fn number(&self, path: &str) -> Result<i64> {
        self.read(path)
    }

    pub fn list(&self, path: &str) -> Result<Vec<Value>> {
        self.read(path)
    }

    /// The value at a path, as a type.
    pub fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        serde_json::from_value(self.get(path)?.clone()).with_context(|| format!("{path} is of another kind, {}", self.describe()))
    }

    pub fn is_null(&self, path: &str) -> Result<bool> {
        Ok(self.get(path)?.is_null())
    }

    pub fn errors(&self) -> &[Value] {
        self.body["errors"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The codes of its errors.
    pub fn codes(&self) -> Vec<&str> {
        self.errors().iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("(no code)")).collect()
    }

    /// All user errors of all its mutations.
    pub fn user_errors(&self) -> Vec<&Value> {
        let mutations = self.body["data"].as_object().into_iter().flat_map(serde_json::Map::values);
        mutations.filter_map(|payload| payload["userErrors"].as_array()).flatten().collect()
    }

    pub fn user_codes(&self) -> Vec<&str> {
        self.user_errors().into_iter().map(|error| error["code"].as_str().unwrap_or("(no code)")).collect()
    }

    /// The one message that a person reads.
    pub fn message(&self) -> Result<&str> {
        let messages: Vec<_> = self.errors().iter().chain(self.user_errors()).filter_map(|error| error["message"].as_str()).collect();
        match messages[..] {
            [message] => Ok(message),
            _ => bail!("expected one message, {}", self.describe()),
        }
    }

    /// What people read of its errors and user errors.
    pub fn messages(&self) -> Vec<&str> {
        self.errors().iter().chain(self.user_errors()).map(|error| error["message"].as_str().unwrap_or_default()).collect()
    }

    /// It is refused, for this reason alone, with a text for people.
    pub fn reports_only(self, code: &str) -> Result<Self> {
        let codes = [self.codes(), self.user_codes()].concat();
        ensure!(!codes.is_empty() && codes.iter().all(|found| *found == code), "expected {code}, {}", self.describe());
        self.is_well_formed()
    }

    /// Each of its errors has a code and a text, is no fault of the hub, and shows nothing of the database.
    pub fn is_well_formed(self) -> Result<Self> {
        let codes = [self.codes(), self.user_codes()].concat();
        ensure!(!codes.iter().any(|code| ["(no code)", "INTERNAL"].contains(code)), "a fault or no code, {}", self.describe());
        ensure!(self.status < 500, "a fault, {}", self.describe());
        ensure!(!self.messages().contains(&"") && !self.messages().iter().any(|text| codes.contains(text)), "no text, {}", self.describe());
        let text = self.body.to_string().to_lowercase();
        let leaked = DATABASE_WORDS.iter().find(|word| text.contains(*word));
        ensure!(leaked.is_none(), "the answer shows {leaked:?} of the database, {}", self.describe());
        Ok(self)
    }

    /// The question and the answer, for whoever must find out what went wrong.
    pub fn describe(&self) -> String {
        format!("request:\n{}\nanswer {}:\n{:#}", self.request, self.status, self.body)
    }
}
