//! What persons do with applications.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, NaiveDate};
use omnia_hub::core::ids::GlobalId;
use uuid::Uuid;

use super::registry::person_tax_code;
use super::{Answer, Client, Context, Employer, Hub, Result, Unit, Value, json};

/// An application as the persons of a story name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    pub id: String,
}

/// The declarations of a submission, all of them made.
pub const ALL_DECLARED: &str = "{ dataAreTrue: true, knowsConsequences: true, isTransitory: true }";

impl Application {
    pub fn key(&self) -> Result<Uuid> {
        Ok(GlobalId::read(&self.id).context("an id of the hub's own")?.key)
    }
}

impl Employer {
    /// A draft for its seat that lacks nothing but the technical report.
    pub async fn completes_a_draft(&self, hub: &Hub) -> Result<Application> {
        self.persona.drafts_for(&self.position.unit, content(hub.today())).await
    }

    /// An application of its own with its protocol number.
    pub async fn submits(&self, hub: &Hub) -> Result<Application> {
        let application = self.completes_a_draft(hub).await?;
        hub.has_the_report(&application).await?;
        self.persona.submits_draft(&application).await?;
        Ok(application)
    }
}

impl Client {
    /// A draft for a unit, with this content.
    pub async fn drafts_for(&self, unit: &Unit, content: Value) -> Result<Application> {
        let input = json!({ "unitId": unit.id, "benefit": "CIGO", "content": content });
        let query =
            "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }";
        let answer = self.does(query, json!({ "input": input })).await?;
        Ok(Application { id: answer.text("createDraft.application.id")? })
    }

    /// Changes a draft at its present version.
    pub async fn changes(&self, application: &Application, patch: Value) -> Result<Answer> {
        let version = self.version_of(application).await?;
        self.changes_version(application, version, patch).await
    }

    pub async fn changes_version(&self, application: &Application, version: i64, patch: Value) -> Result<Answer> {
        let query = "mutation($id: ID!, $version: Int!, $patch: DraftPatch!) {
            updateDraft(id: $id, expectedVersion: $version, patch: $patch) {
                application { id version alerts { rule severity path } }
                userErrors { code path message }
            }
        }";
        self.ask(query, json!({ "id": application.id, "version": version, "patch": patch })).await
    }

    /// Submits a draft at its present version, with a key of its own.
    pub async fn submits_draft(&self, application: &Application) -> Result<Answer> {
        self.tries_to_submit(application, &application.id).await?.succeeds()
    }

    pub async fn tries_to_submit(&self, application: &Application, key: &str) -> Result<Answer> {
        let version = self.version_of(application).await?;
        self.submits_version(application, version, key).await
    }

    pub async fn submits_version(&self, application: &Application, version: i64, key: &str) -> Result<Answer> {
        self.ask(&submission(), json!({ "id": application.id, "version": version, "key": key })).await
    }

    pub async fn version_of(&self, application: &Application) -> Result<i64> {
        self.does("query($id: ID!) { application(id: $id) { version } }", json!({ "id": application.id }))
            .await?
            .number("application.version")
    }

    pub async fn status_of(&self, application: &Application) -> Result<String> {
        self.does("query($id: ID!) { application(id: $id) { status } }", json!({ "id": application.id })).await?.text("application.status")
    }

    pub async fn can_submit(&self, application: &Application) -> Result<bool> {
        let query = "query($id: ID!) { application(id: $id) { viewerCan { submit } } }";
        Ok(self.does(query, json!({ "id": application.id })).await?.get("application.viewerCan.submit")? == true)
    }

    pub async fn sees(&self, application: &Application) -> Result<bool> {
        let answer = self.ask("query($id: ID!) { application(id: $id) { id } }", json!({ "id": application.id })).await?;
        if answer.codes().contains(&"GRAPHQL_VALIDATION_FAILED") {
            return answer.is_unknown_to_the_role("application").map(|_| false);
        }
        Ok(!answer.succeeds()?.is_null("application")?)
    }

    /// The rules of the alerts on an application, the gravest first.
    pub async fn is_warned_of(&self, application: &Application) -> Result<Vec<String>> {
        let answer = self
            .does("query($id: ID!) { application(id: $id) { alerts(minSeverity: WARNING) { rule } } }", json!({ "id": application.id }))
            .await?;
        let rules = answer.list("application.alerts")?.iter().filter_map(|alert| alert["rule"].as_str().map(str::to_owned)).collect();
        Ok(rules)
    }

    /// Takes, releases or reviews an application at its present version.
    pub async fn tries(&self, act: &str, application: &Application) -> Result<Answer> {
        let version = self.version_of(application).await?;
        self.tries_version(act, application, version).await
    }

    pub async fn tries_version(&self, act: &str, application: &Application, version: i64) -> Result<Answer> {
        let query = format!(
            "mutation($id: ID!, $version: Int!) {{
                {act}(id: $id, expectedVersion: $version) {{ application {{ id status version }} userErrors {{ code path message }} }}
            }}"
        );
        self.ask(&query, json!({ "id": application.id, "version": version })).await
    }

    pub async fn tries_to_withdraw(&self, application: &Application, reason: &str) -> Result<Answer> {
        let version = self.version_of(application).await?;
        let query = "mutation($id: ID!, $version: Int!, $reason: String!) {
            withdrawApplication(id: $id, expectedVersion: $version, reason: $reason) { application { status } userErrors { code path message } }
        }";
        self.ask(query, json!({ "id": application.id, "version": version, "reason": reason })).await
    }
}

/// The text of a submission.
pub fn submission() -> String {
    format!(
        "mutation($id: ID!, $version: Int!, $key: String!) {{
            submitApplication(id: $id, expectedVersion: $version, declarations: {ALL_DECLARED}, idempotencyKey: $key) {{
                application {{ id status version protocolNumber history {{ from to actor {{ name }} role onBehalfOf }} }}
                userErrors {{ code path message }}
            }}
        }}"
    )
}

/// The content of an application for lack of work in the two weeks before a day, with one worker.
pub fn content(today: NaiveDate) -> Value {
    let from = today.checked_sub_days(Days::new(14)).unwrap_or(today);
    let to = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    json!({
        "cause": "LACK_OF_WORK",
        "period": { "from": from, "to": to },
        "hoursRequested": "80.00",
        "workforce": [{ "weeklyHours": "40.00", "workers": 8 }],
        "unionStep": { "communicatedOn": from.checked_sub_days(Days::new(20)), "concludedOn": from.checked_sub_days(Days::new(2)) },
        "paymentMode": "OFFSET",
        "beneficiaries": [worker("RSSMRA85T10A562S")],
    })
}

/// A line of the list of workers.
pub fn worker(tax_code: &str) -> Value {
    json!({ "taxCode": tax_code, "qualification": "WORKER", "contractHours": "40.00", "effectiveDays": 300, "hoursRequested": "80.00" })
}

impl Hub {
    /// The technical report of an application, without the upload that brings it.
    pub async fn has_the_report(&self, application: &Application) -> Result {
        let (key, application, now) = (self.key(), application.key()?, self.now());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.document (id, application_id, position_id, office_id, submitted, kind, file_name, media_type, size, sha256,
                    storage_key, uploaded_at, uploaded_by)
                select $1, id, position_id, office_id, submitted, 'TECHNICAL_REPORT_PDF', 'relazione.pdf', 'application/pdf', 1, ''::bytea,
                    $1::text, $3, 'Mario Rossi'
                from hub.application
                where id = $2",
            );
            row.bind(key).bind(application).bind(now).execute(db).await?;
            Ok(())
        })
        .await
    }

    /// How many rows of a table there are for an application.
    pub async fn counts(&self, table: &str, application: &Application) -> Result<i64> {
        let column = if table == "application" { "id" } else { "application_id" };
        let select = format!("select count(*) from hub.{table} where {column} = $1");
        let key = application.key()?;
        self.as_owner(async |db| Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(select.clone())).bind(key).fetch_one(db).await?)).await
    }

    /// How many events of a kind an application has.
    pub async fn counts_events(&self, kind: &str, application: &Application) -> Result<i64> {
        let key = application.key()?;
        let count = "select count(*) from hub.event where application_id = $1 and kind = $2";
        self.as_owner(async |db| Ok(sqlx::query_scalar(count).bind(key).bind(kind).fetch_one(db).await?)).await
    }

    /// The tax code of a worker whom no other list has.
    pub fn worker_tax_code(&self) -> Result<String> {
        person_tax_code("Luca Moretti", self.number())
    }
}

/// The place of an event in the order of all.
pub fn place_of(cursor: &str) -> Result<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor)?;
    Ok(std::str::from_utf8(&bytes)?.strip_prefix("event:").context("a cursor of events")?.parse()?)
}
