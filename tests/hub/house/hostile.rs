//! Hostile values in every argument of every query and mutation, from every role: each is answered with a code and a text, none is a
//! fault of the hub. The arguments are found by introspection, so that a new one is included.

mod values;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{StreamExt, stream};

use self::values::{ids, is_list, texts, written};
use super::strangers::{Graph, innermost, name};
use crate::world::*;

/// Requests at once.
const AT_ONCE: usize = 6;
/// Fields that end the session of who calls them.
const ENDS_THE_SESSION: [&str; 2] = ["signOut", "switchCapacity"];

#[story(once)]
async fn no_employer_breaks_the_hub(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let person = town.employer.client.clone();
    town.withstands(&person).await
}

#[story(once)]
async fn no_intermediary_breaks_the_hub(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let person = town.intermediary.client.clone();
    town.withstands(&person).await
}

#[story(once)]
async fn no_operator_breaks_the_hub(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let person = town.operator.client.clone();
    town.withstands(&person).await
}

#[story(once)]
async fn no_director_breaks_the_hub(hub: Hub) -> Result {
    let town = Town::of(&hub).await?;
    let person = hub.director(&town.employer.position.office).await?.client.clone();
    town.withstands(&person).await
}

#[story(once)]
async fn no_auditor_breaks_the_hub(hub: Hub) -> Result {
    let person = hub.auditor().await?.client;
    Town::of(&hub).await?.withstands(&person).await
}

#[story(once)]
async fn no_administrator_breaks_the_hub(hub: Hub) -> Result {
    let person = hub.admin().await?.client;
    Town::of(&hub).await?.withstands(&person).await
}

/// What there is to act on.
struct Town {
    graph: Graph,
    employer: Employer,
    intermediary: Intermediary,
    operator: Official,
    examined: Application,
    interlocution: String,
    proposal: String,
    delegation: String,
    drafts: Vec<Archived>,
    queue: Vec<Archived>,
    used: AtomicUsize,
}

/// One question with one hostile value in it.
struct Attack {
    field: String,
    text: String,
    variables: Value,
    takes_a_file: bool,
}

impl Town {
    async fn of(hub: &Hub) -> Result<Self> {
        let employer = hub.employer("Rossi Costruzioni").await?;
        let intermediary = hub.intermediary("Studio Bianchi").await?;
        let operator = hub.operator(&employer.position.office).await?;
        let delegation = intermediary.is_delegated_by(hub, &employer).await?.id;
        let (waiting, examined) = (employer.has_applied(hub, "OFFSET").await?, employer.has_applied(hub, "DIRECT").await?);
        operator.examines(&waiting).await?;
        operator.examines(&examined).await?;
        let interlocution =
            operator.asks(&waiting, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")?;
        let proposal = operator.proposes(&examined, all_of_it()).await?;
        let (drafts, queue) =
            (hub.archives(employer.position.key, "DRAFT", 500).await?, hub.archives(employer.position.key, "PROTOCOLLED", 200).await?);
        let graph = Graph::whole().await?;
        let used = AtomicUsize::new(0);
        Ok(Self { graph, employer, intermediary, operator, examined, interlocution, proposal, delegation, drafts, queue, used })
    }

    /// Sends everything, and lists all that went wrong.
    async fn withstands(&self, person: &Client) -> Result {
        let attacks =
            [self.attacks("queryType", "query")?, self.attacks("mutationType", "mutation")?].into_iter().flatten().collect::<Vec<_>>();
        let count = attacks.len();
        ensure!(count > 900, "only {count} attacks were found");
        let faults = Mutex::new(Vec::new());
        let faults_of = &faults;
        stream::iter(attacks)
            .for_each_concurrent(AT_ONCE, |attack| async move {
                let field = attack.field.clone();
                if let Err(fault) = attack.is_withstood(person).await {
                    faults_of.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(format!("{field}: {fault:#}"));
                }
            })
            .await;
        let faults = faults.into_inner()?;
        ensure!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults[..faults.len().min(12)].join("\n\n"));
        Ok(())
    }

    fn attacks(&self, root: &str, word: &str) -> Result<Vec<Attack>> {
        let root = self.graph.of_type(name(&self.graph.roots[root])?)?;
        let mut attacks = Vec::new();
        for field in root["fields"].as_array().context("fields")? {
            if ENDS_THE_SESSION.contains(&name(field)?) {
                continue;
            }
            for place in self.places(&field["args"])? {
                for hostile in self.hostile(&place.of)? {
                    attacks.push(self.attack(word, field, &place.path, &hostile)?);
                }
            }
        }
        Ok(attacks)
    }

    fn attack(&self, word: &str, field: &Value, path: &[String], hostile: &Value) -> Result<Attack> {
        let (field_name, inputs) = (name(field)?, &field["args"]);
        let variables = self.fill(field_name, inputs, path, hostile)?;
        let given = inputs.as_array().context("arguments")?.iter().filter(|input| {
            !variables[input["name"].as_str().unwrap_or_default()].is_null() || input["name"] == path[0].as_str() || input["name"] == "file"
        });
        let (mut taken, mut passed) = (Vec::new(), Vec::new());
        for input in given {
            taken.push(format!("${}: {}", name(input)?, written(&input["type"])?));
            passed.push(format!("{0}: ${0}", name(input)?));
        }
        let answered = self.graph.of_type(innermost(&field["type"])?)?;
        let fields = answered["fields"].as_array();
        let has_user_errors = fields.is_some_and(|fields| fields.iter().any(|field| field["name"] == "userErrors"));
        let selection = if has_user_errors { "userErrors { code path message }" } else { "__typename" };
        let (taken, passed) = (taken.join(", "), passed.join(", "));
        Ok(Attack {
            field: field_name.to_owned(),
            text: format!("{word}({taken}) {{ {field_name}({passed}) {{ {selection} }} }}"),
            takes_a_file: variables.get("file").is_some_and(Value::is_null) && path[0] != "file",
            variables,
        })
    }

    /// Every place of a value, from an argument down.
    fn places(&self, inputs: &Value) -> Result<Vec<Place>> {
        let mut places = Vec::new();
        for input in inputs.as_array().context("inputs")? {
            let (input_name, of) = (name(input)?.to_owned(), input["type"].clone());
            let known = self.graph.of_type(innermost(&of)?)?;
            if known["kind"] == "INPUT_OBJECT" {
                for place in self.places(&known["inputFields"])? {
                    places.push(Place { path: [vec![input_name.clone()], place.path].concat(), of: place.of });
                }
            }
            places.push(Place { path: vec![input_name], of });
        }
        Ok(places)
    }

    /// Values for what must be there and for the way to one place, where the hostile value is.
    fn fill(&self, field: &str, inputs: &Value, path: &[String], hostile: &Value) -> Result<Value> {
        let mut filled = serde_json::Map::new();
        for input in inputs.as_array().context("inputs")? {
            let (input_name, of) = (name(input)?, &input["type"]);
            let value = match path.split_first() {
                Some((first, [])) if first == input_name => Some(hostile.clone()),
                Some((first, rest)) if first == input_name => {
                    let inner = self.fill(field, &self.graph.of_type(innermost(of)?)?["inputFields"], rest, hostile)?;
                    Some(if is_list(of) { json!([inner]) } else { inner })
                }
                _ if of["kind"] == "NON_NULL" && input["defaultValue"].is_null() => Some(self.plausible(field, input_name, of)?),
                _ => None,
            };
            if let Some(value) = value {
                filled.insert(input_name.to_owned(), value);
            }
        }
        Ok(Value::Object(filled))
    }

    /// What a person would write there.
    fn plausible(&self, field: &str, input: &str, of: &Value) -> Result<Value> {
        if is_list(of) {
            return Ok(json!([]));
        }
        let of = innermost(of)?;
        let known = self.graph.of_type(of)?;
        Ok(match (known["kind"].as_str(), of) {
            (Some("ENUM"), _) => known["enumValues"][0]["name"].clone(),
            (Some("INPUT_OBJECT"), "ReportValueInput") => json!({ "text": "testo" }),
            (Some("INPUT_OBJECT"), "SecondFactorInput") => json!({ "code": "123456" }),
            (Some("INPUT_OBJECT"), _) if known["isOneOf"] == true => json!({ "capacityId": self.intermediary.capacity.id }),
            (Some("INPUT_OBJECT"), _) => self.fill(field, &known["inputFields"], &[], &Value::Null)?,
            (_, "ID") => self.id(field, input).into(),
            (_, "Int") => 1.into(),
            (_, "Boolean") => true.into(),
            (_, "Date" | "HiringDate") => "2026-03-16".into(),
            (_, "Decimal" | "WorkerCount") => "8.00".into(),
            (_, "Upload") => Value::Null,
            _ => match input {
                "position" | "positionNumber" | "number" => self.employer.position.number.clone().into(),
                "delegatorTaxCode" => self.employer.tax_code.clone().into(),
                "taxCode" => self.employer.account.tax_code.clone().into(),
                "idempotencyKey" => format!("key-{}", self.used.fetch_add(1, Ordering::Relaxed)).into(),
                _ => "testo".into(),
            },
        })
    }

    /// The thing that an act is done to; each draft is used once.
    fn id(&self, field: &str, input: &str) -> String {
        let one_of = |things: &[Archived]| things[self.used.fetch_add(1, Ordering::Relaxed) % things.len()].id.clone();
        match (field, input) {
            (_, "unitId") => self.employer.position.unit.id.clone(),
            (_, "operatorId" | "directorId") | ("endCapacity", _) => self.operator.capacity.id.clone(),
            // Of someone whose session no attack needs.
            ("entitleAccount" | "setAccountPassword" | "resetSecondFactors" | "disableAccount" | "enableAccount", _) => {
                self.operator.account.id.clone()
            }
            (_, "delegationId") => self.delegation.clone(),
            ("answerInterlocution" | "interlocution", _) => self.interlocution.clone(),
            ("withdrawProposal" | "returnProposal" | "signProposal" | "proposal", _) => self.proposal.clone(),
            ("openInterlocution" | "proposeDecision" | "reviewApplication" | "releaseApplication", _) => self.examined.id.clone(),
            ("takeApplication" | "withdrawApplication" | "reassignApplication", _) => one_of(&self.queue),
            (field, _) if field.contains("elegation") => self.delegation.clone(),
            _ => one_of(&self.drafts),
        }
    }

    /// What nobody should send.
    fn hostile(&self, of: &Value) -> Result<Vec<Value>> {
        let known = self.graph.of_type(innermost(of)?)?;
        let mut hostile = match (known["kind"].as_str(), innermost(of)?) {
            (Some("ENUM"), _) => vec![json!("NOPE"), json!(1), json!("")],
            (Some("INPUT_OBJECT"), _) => vec![json!("x"), json!({ "nothing": 1 }), self.upside_down(known)?],
            (_, "ID") => ids(),
            (_, "Int") => [i64::from(i32::MIN), -1, 0, i64::from(i32::MAX), i64::MAX]
                .map(Value::from)
                .into_iter()
                .chain([json!("1"), json!(1.5)])
                .collect(),
            (_, "Boolean") => vec![json!("true"), json!(0)],
            (_, "Date" | "HiringDate") => {
                ["", "2026-02-30", "1999-12-31", "2000-01-01", "2100-12-31", "+262142-12-31", "2026-03-16\0"].map(Value::from).to_vec()
            }
            (_, "Decimal" | "WorkerCount") => ["", "-1.00", "0.00", "9999999.00", "99999999.99", "9999999999.99", "1e9", "0.001", "-", "."]
                .map(Value::from)
                .into_iter()
                .chain([json!(1.5)])
                .collect(),
            (_, "Upload") => vec![json!("#__graphql_file__:0"), json!(1), Value::Null],
            _ => texts(),
        };
        hostile.push(Value::Null);
        if is_list(of) {
            let mut lists = vec![json!([]), json!([null]), json!([[[]]]), Value::Array(vec![hostile[0].clone(); 1_001])];
            lists.extend(hostile.into_iter().map(|value| json!([value])));
            return Ok(lists);
        }
        Ok(hostile)
    }

    /// The last day before the first.
    fn upside_down(&self, known: &Value) -> Result<Value> {
        let inputs = known["inputFields"].as_array().context("inputs")?;
        let mut filled = self.fill("", &known["inputFields"], &[], &Value::Null)?;
        let (mut days, is_date) =
            (["2100-12-31", "2000-01-01"].iter().cycle(), |input: &Value| innermost(&input["type"]).is_ok_and(|of| of == "Date"));
        let named = |wanted: &[&str]| {
            inputs.iter().filter(|input| is_date(input)).find(|input| wanted.contains(&input["name"].as_str().unwrap_or_default())).cloned()
        };
        for input in [named(&["from", "validFrom", "communicatedOn"]), named(&["to", "validTo", "concludedOn"])].into_iter().flatten() {
            filled[name(&input)?] = json!(days.next());
        }
        Ok(filled)
    }
}

/// Where a value is, from an argument down.
struct Place {
    path: Vec<String>,
    of: Value,
}

impl Attack {
    async fn is_withstood(self, person: &Client) -> Result {
        let answer = match self.takes_a_file {
            true => {
                person
                    .upload(
                        &self.text,
                        self.variables,
                        vec![Upload { variable: "variables.file".to_owned(), name: "a.pdf".to_owned(), bytes: pdf() }],
                    )
                    .await?
            }
            false => person.ask(&self.text, self.variables).await?,
        };
        answer.is_well_formed().map(drop)
    }
}
