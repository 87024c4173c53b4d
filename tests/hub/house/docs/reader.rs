//! Someone who reads a page and sends what it shows to the demo.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::queries::{ANYONE, Question};
use crate::house::source;
use crate::world::*;

pub const PASSWORD_OF_THE_DEMO: &str = "una parola d'ordine";
/// What comes at once comes within this.
const A_MOMENT: Duration = Duration::from_millis(300);
/// The variable that a page may give as the path of a file.
const FILE: &str = "file";
/// The variable that no page can give.
const PASSWORD: &str = "password";

/// A hub that was started for the first time.
pub async fn first_start(folder: &Path) -> Result<Binary> {
    let mut command = omnia_hub(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("HUB_DATA_DIR", folder).env("HUB_DEMO_PASSWORD", PASSWORD_OF_THE_DEMO);
    Binary::start(command).await
}

/// One who reads a page from top to bottom.
pub struct Reader<'a> {
    hub: &'a Binary,
    /// The persons who have signed in.
    persons: BTreeMap<&'static str, Client>,
    /// What was last seen under each name.
    seen: BTreeMap<String, Value>,
    listening: Vec<Listening>,
}

/// A subscription that was begun.
struct Listening {
    line: usize,
    socket: Socket,
    subscription: Subscription,
    received: Vec<Answer>,
    expected: Option<Value>,
}

impl Question {
    /// The names of the variables that its page does not give.
    fn unknown(&self) -> impl Iterator<Item = &String> {
        self.names.iter().filter(|name| self.variables.get(name).is_none())
    }
}

impl<'a> Reader<'a> {
    pub fn of(hub: &'a Binary) -> Self {
        Self { hub, persons: BTreeMap::new(), seen: BTreeMap::new(), listening: Vec::new() }
    }

    /// Asks it, and compares the answer with what the page says of it.
    pub async fn asks(&mut self, question: &Question) -> Result {
        let client = self.person(question.person).await?;
        if question.unknown().any(|name| !self.seen.contains_key(name)) {
            self.receives_events().await?;
        }
        let variables = self.variables(question)?;
        if question.is_subscription {
            return self.listens(&client, question, variables).await;
        }
        let answer = send(&client, question, variables).await?;
        let answer = match &question.refused {
            None => answer.succeeds()?,
            Some(code) if answer.codes().is_empty() => answer.is_refused_with(code)?,
            Some(code) => answer.fails_with(code)?,
        };
        if let Some(expected) = &question.answer {
            ensure!(holds(&answer.body["data"], expected), "the page shows {expected:#}, {}", answer.describe());
        }
        self.note(&answer);
        Ok(())
    }

    async fn listens(&mut self, client: &Client, question: &Question, variables: Value) -> Result {
        let mut socket = client.opens_a_socket().await?;
        let mut subscription = socket.subscribes(&question.text, variables).await?;
        let mut received = Vec::new();
        // What was missed comes at once, and so does a refusal.
        if let Ok(first) = subscription.next_within(A_MOMENT).await {
            let first = first.context("the subscription ended at once")?.succeeds()?;
            self.note(&first);
            received.push(first);
        }
        ensure!(socket.is_open(), "the socket was closed");
        self.listening.push(Listening { line: question.line, socket, subscription, received, expected: question.answer.clone() });
        Ok(())
    }

    /// What the page promised to its listeners has come, and nothing went wrong with it.
    pub async fn receives_events(&mut self) -> Result {
        for mut listening in std::mem::take(&mut self.listening) {
            let line = listening.line;
            listening.receives_expected_events().await.with_context(|| format!("line {line}"))?;
            listening.received.iter().for_each(|answer| self.note(answer));
        }
        Ok(())
    }

    async fn person(&mut self, name: &'static str) -> Result<Client> {
        if !self.persons.contains_key(name) {
            let mut client = Client::at_address(&self.hub.url);
            if name != ANYONE {
                client.signs_in(&format!("{name}@demo.hub"), PASSWORD_OF_THE_DEMO).await?;
            }
            self.persons.insert(name, client);
        }
        Ok(self.persons[name].clone())
    }

    /// Those that the page gives, and for the others what was seen under their names.
    fn variables(&self, question: &Question) -> Result<Value> {
        let mut variables = question.variables.clone();
        for name in question.unknown() {
            variables[name] = self.seen.get(name).with_context(|| format!("nothing was seen that is called {name}"))?.clone();
        }
        if variables.get(PASSWORD).is_some() {
            variables[PASSWORD] = json!(PASSWORD_OF_THE_DEMO);
        }
        Ok(variables)
    }

    fn note(&mut self, answer: &Answer) {
        let mut news = BTreeMap::new();
        note(&answer.body["data"], &mut news);
        self.seen.append(&mut news);
    }
}

impl Listening {
    async fn receives_expected_events(&mut self) -> Result {
        let Some(expected) = &self.expected else { return Ok(()) };
        while !self.received.iter().any(|answer| holds(&answer.body["data"], expected)) {
            let received: Vec<&Value> = self.received.iter().map(|answer| &answer.body).collect();
            let promised = format!("the page promises {expected:#}, received were {received:?}");
            let next = self.subscription.next().await.context(promised)?;
            self.received.push(next.succeeds()?);
        }
        ensure!(self.socket.is_open(), "the socket was closed");
        Ok(())
    }
}

/// Sends it; a path behind an `@` is a file of the project that goes with it.
async fn send(client: &Client, question: &Question, mut variables: Value) -> Result<Answer> {
    let Some(path) = variables[FILE].as_str().and_then(|text| text.strip_prefix('@')).map(str::to_owned) else {
        return client.ask(&question.text, variables).await;
    };
    let bytes = std::fs::read(source::root().join(&path)).with_context(|| path.clone())?;
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    variables[FILE] = Value::Null;
    client.upload(&question.text, variables, vec![Upload { variable: "variables.file".to_owned(), name, bytes }]).await
}

/// Whether all that is expected is in the answer; `…` is any value.
fn holds(actual: &Value, expected: &Value) -> bool {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            expected.iter().all(|(name, value)| actual.get(name).is_some_and(|found| holds(found, value)))
        }
        (Value::Array(actual), Value::Array(expected)) => {
            actual.len() == expected.len() && actual.iter().zip(expected).all(|(actual, expected)| holds(actual, expected))
        }
        (actual, Value::String(any)) if any == "…" => !actual.is_null(),
        _ => actual == expected,
    }
}

/// Under each name what comes first in the answer: of a thing its id, of a list its first.
fn note(value: &Value, news: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if let Some(bare) = bare(field) {
                    news.entry(name.clone()).or_insert(bare);
                }
            }
            fields.values().for_each(|field| note(field, news));
        }
        Value::Array(items) => items.iter().for_each(|item| note(item, news)),
        _ => {}
    }
}

fn bare(field: &Value) -> Option<Value> {
    match field {
        Value::Null => None,
        Value::Object(thing) => thing.get("id").cloned(),
        Value::Array(items) => items.first().and_then(bare),
        value => Some(value.clone()),
    }
}
