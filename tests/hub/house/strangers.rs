//! A stranger learns nothing through any root field. They are found by introspection, so that a new one is included.

use std::collections::HashMap;

use crate::world::*;

pub const TYPES: &str = "{ __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types {
        name kind isOneOf enumValues { name }
        fields { name args { name defaultValue type { ...T } } type { ...T } }
        inputFields { name defaultValue type { ...T } }
    }
} }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// What a stranger may call: signing in and how to, and the manual.
const PUBLIC_FIELDS: [&str; 5] = ["signIn", "confirmSignIn", "signInProviders", "passwordSignIn", "manuals"];

#[story(everywhere)]
async fn a_stranger_reads_nothing_through_any_root_field(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let graph = Graph::whole().await?;

    for call in graph.calls("queryType")? {
        stranger.ask(&call.text, json!({})).await?.reveals_nothing(&call.field)?;
    }
    Ok(())
}

#[story(everywhere)]
async fn a_stranger_does_nothing_through_any_root_field(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let graph = Graph::whole().await?;

    for call in graph.calls("mutationType")? {
        let text = format!("mutation {}", call.text);
        let answer = match call.takes_a_file {
            // Whoever may send no file is refused before the file is read.
            true => stranger.upload(&text, json!({ "file": null }), vec![a_file()]).await?,
            false => stranger.ask(&text, json!({})).await?,
        };
        answer.reveals_nothing(&call.field)?;
    }
    Ok(())
}

#[story(everywhere)]
async fn a_stranger_follows_nothing_through_any_root_field(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let graph = Graph::whole().await?;
    let mut socket = stranger.opens_a_socket().await?;

    for call in graph.calls("subscriptionType")? {
        let mut subscription = socket.subscribes(&format!("subscription {}", call.text), json!({})).await?;
        subscription.next().await?.reveals_nothing(&call.field)?;
    }
    Ok(())
}

impl Answer {
    /// Null, and not for a malformed question.
    fn reveals_nothing(&self, field: &str) -> Result {
        let value = self.body.pointer(&format!("/data/{field}")).unwrap_or(&Value::Null);
        ensure!(value.is_null(), "a stranger learns something, {}", self.describe());
        ensure!(self.codes().iter().all(|code| *code == "UNAUTHENTICATED"), "expected UNAUTHENTICATED, {}", self.describe());
        Ok(())
    }
}

/// The types of the graph by their name.
pub struct Graph {
    pub roots: Value,
    pub types: HashMap<String, Value>,
}

/// One root field, called.
struct Call {
    field: String,
    text: String,
    takes_a_file: bool,
}

fn a_file() -> Upload {
    Upload { variable: "variables.file".to_owned(), name: "report.pdf".to_owned(), bytes: b"%PDF-1.7".to_vec() }
}

impl Graph {
    /// All of the graph, of which each role can ask a part.
    pub async fn whole() -> Result<Self> {
        Self::read(&omnia_hub::shell::schema().finish().execute(TYPES).await.data.into_json()?["__schema"])
    }

    /// What a person can ask.
    pub async fn of(client: &Client) -> Result<Self> {
        Self::read(client.does(TYPES, json!({})).await?.get("__schema")?)
    }

    fn read(roots: &Value) -> Result<Self> {
        let roots = roots.clone();
        let types = roots["types"].as_array().context("types")?;
        let types = types.iter().filter_map(|one| Some((one["name"].as_str()?.to_owned(), one.clone()))).collect();
        Ok(Self { roots, types })
    }

    /// Every field of a root type with values for the arguments that it must have.
    fn calls(&self, root: &str) -> Result<Vec<Call>> {
        let fields = self.of_type(name(&self.roots[root])?)?["fields"].as_array().context("fields")?;
        fields
            .iter()
            .filter(|field| !PUBLIC_FIELDS.contains(&field["name"].as_str().unwrap_or_default()))
            .map(|field| self.call(field))
            .collect()
    }

    fn call(&self, field: &Value) -> Result<Call> {
        let arguments = self.values(&field["args"])?;
        let arguments = if arguments.is_empty() { arguments } else { format!("({arguments})") };
        let kind = self.of_type(innermost(&field["type"])?)?["kind"].as_str().unwrap_or_default();
        let selection = if ["SCALAR", "ENUM"].contains(&kind) { "" } else { " { __typename }" };
        let (name, takes_a_file) = (name(field)?, arguments.contains("null"));
        Ok(Call { takes_a_file, field: name.to_owned(), text: format!("{{ {name}{arguments}{selection} }}") })
    }

    /// `name: value` for each of these that is required.
    fn values(&self, inputs: &Value) -> Result<String> {
        let required = |input: &&Value| input["type"]["kind"] == "NON_NULL" && input["defaultValue"].is_null();
        let inputs = inputs.as_array().context("inputs")?.iter().filter(required);
        let values: Vec<String> =
            inputs.map(|input| Ok(format!("{}: {}", name(input)?, self.value(&input["type"])?))).collect::<Result<_>>()?;
        Ok(values.join(", "))
    }

    fn value(&self, of: &Value) -> Result<String> {
        match of["kind"].as_str() {
            Some("NON_NULL") => self.value(&of["ofType"]),
            Some("LIST") => Ok(format!("[{}]", self.value(&of["ofType"])?)),
            _ => self.named_value(name(of)?),
        }
    }

    fn named_value(&self, of: &str) -> Result<String> {
        let known = self.of_type(of)?;
        Ok(match (known["kind"].as_str(), of) {
            (Some("ENUM"), _) => name(&known["enumValues"][0])?.to_owned(),
            (Some("INPUT_OBJECT"), _) if known["isOneOf"] == true => self.one_of(&known["inputFields"][0])?,
            (Some("INPUT_OBJECT"), _) => format!("{{ {} }}", self.values(&known["inputFields"])?),
            (_, "ID") => format!("\"{}\"", outside(b'A', uuid::Uuid::nil())),
            (_, "Int") => "1".to_owned(),
            (_, "Boolean") => "true".to_owned(),
            (_, "String" | "TaxCode" | "PositionNumber" | "Iban") => "\"x\"".to_owned(),
            (_, "Date") => "\"2026-03-16\"".to_owned(),
            (_, "DateTime") => "\"2026-03-16T09:00:00.000Z\"".to_owned(),
            (_, "Upload") => "null".to_owned(),
            (_, "Decimal" | "WorkerCount") => "\"1.00\"".to_owned(),
            _ => bail!("a stranger does not know how to write a {of}: add it here"),
        })
    }

    fn one_of(&self, input: &Value) -> Result<String> {
        Ok(format!("{{ {}: {} }}", name(input)?, self.value(&input["type"])?))
    }

    pub fn of_type(&self, name: &str) -> Result<&Value> {
        self.types.get(name).with_context(|| format!("the graph has no type {name}"))
    }
}

pub fn innermost(of: &Value) -> Result<&str> {
    if of["ofType"].is_null() { name(of) } else { innermost(&of["ofType"]) }
}

pub fn name(of: &Value) -> Result<&str> {
    of["name"].as_str().with_context(|| format!("no name in {of}"))
}
