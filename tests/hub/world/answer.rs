//! What the hub answered, and what a story expects of it.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::cost::Cost;
use super::{Context, Result, Value, bail, ensure};

/// An answer over HTTP, or one message on a socket.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    /// What it cost the hub.
    pub cost: Cost,
    /// The question, for a failure's text.
    pub asked: String,
}

impl Answer {
    /// It has neither errors nor user errors.
    pub fn succeeds(self) -> Result<Self> {
        ensure!(self.codes().is_empty() && self.user_codes().is_empty(), "expected success, {}", self.told());
        Ok(self)
    }

    /// Its only error has this code.
    pub fn fails_with(self, code: &str) -> Result<Self> {
        ensure!(self.codes() == [code], "expected the error {code}, {}", self.told());
        Ok(self)
    }

    /// Its only user error has this code.
    pub fn is_refused_with(self, code: &str) -> Result<Self> {
        ensure!(self.codes().is_empty() && self.user_codes() == [code], "expected the user error {code}, {}", self.told());
        Ok(self)
    }

    /// The value at a path of the data: names and numbers, with dots between.
    pub fn get(&self, path: &str) -> Result<&Value> {
        let pointer = format!("/data/{}", path.replace('.', "/"));
        self.body.pointer(&pointer).with_context(|| format!("there is no {path}, {}", self.told()))
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
        serde_json::from_value(self.get(path)?.clone()).with_context(|| format!("{path} is of another kind, {}", self.told()))
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
            _ => bail!("expected one message, {}", self.told()),
        }
    }

    /// The question and the answer, for whoever must find out what went wrong.
    pub fn told(&self) -> String {
        format!("asked:\n{}\nanswered {}:\n{:#}", self.asked, self.status, self.body)
    }
}
