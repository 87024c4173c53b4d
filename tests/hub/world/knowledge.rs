//! What persons ask of what the hub knows: menus, simulations, reports composed in the graph, and lists of workers by file.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::registry::person_tax_code;
use super::{Answer, Application, Client, Context, Hub, Position, Result, Unit, Upload, Value, day, json};

/// The header of a list of workers, as docs/how-to/workers-by-file.md has it.
pub const HEADER: &str = "codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban";

const MENU: &str = "query($position: PositionNumber!, $on: Date!, $employees: Decimal) {
    suggestedBenefits(position: $position, on: $on, averageEmployees: $employees) {
        benefit fund fit legalBasis desk name { text italian english } reason { text italian english }
        passage { channel state isOpen changesOn } } }";
const CHECK: &str = "query($id: ID!, $patch: DraftPatch) { checkDraft(id: $id, patch: $patch) {
    rule severity path message { text } computed { name part value } } }";
const LIMITS: &str = "query($input: LimitSimulationInput!) { simulateLimits(input: $input) {
    fits weeks { week outcome limit earliest counted inARow days { from to } window { from to } }
    balance { window { from to } counting most authorized used granted remaining }
    fiveYears { used total most fits }
    alerts { rule severity message { text italian english } howToMend { text } computed { name part value } } } }";
const ESTIMATE: &str = "query($input: EstimateInput!) { estimate(input: $input) {
    gross net hours lostPay contribution alerts { rule severity message { text } legalBasis computed { name part value } }
    lines { nodes { taxCode month hours workableHours gross net bound ceiling } } } }";
const IMPORT: &str = "mutation($id: ID!, $version: Int!, $file: Upload!, $dry: Boolean!) {
    importBeneficiaries(applicationId: $id, expectedVersion: $version, file: $file, dryRun: $dry) {
        rows errorCount errors { row column value rule message } application { version beneficiaryCount }
        userErrors { code path message } } }";
const EDIT: &str = "mutation($id: ID!, $version: Int!, $put: [BeneficiaryInput!]!, $remove: [TaxCode!]!) {
    editBeneficiaries(applicationId: $id, expectedVersion: $version, put: $put, remove: $remove) {
        application { version beneficiaryCount } userErrors { code path message } } }";
const WORKERS: &str = "query($id: ID!) { application(id: $id) { beneficiaries(first: 100) { nodes {
    taxCode qualification hiredOn contractHours effectiveDays hoursRequested iban } } } }";
const FIELDS: &str = "query($cause: Cause!) { reportFields(cause: $cause) {
    name kind required label { text italian english } help { text italian english } } }";
const REPORT: &str = "query($id: ID!) { application(id: $id) { report {
    __typename
    ... on ComposedReport {
        answers { field { name } text date number lines }
        missing { name required label { text } }
        indicators { granularity rows { year quarter turnover result energy } }
        weatherDays { date event millimetres from to verdict } }
    ... on UploadedReport { document { fileName } } } } }";

impl Hub {
    /// Puts a position under a statistical code and the marks of its authorization codes, since ever, without a letter of art. 10.
    pub async fn marks(&self, position: &Position, code: &str, marks: &[&str]) -> Result {
        let marks: Vec<String> = marks.iter().map(|mark| (*mark).to_owned()).collect();
        self.as_owner(async |db| {
            let row = sqlx::query(
                "update hub.classification_period
                set statistical_code = $2, article10 = null, authorization_codes = $3
                where position_id = $1",
            );
            Ok(row.bind(position.key.0).bind(code).bind(&marks).execute(db).await.map(drop)?)
        })
        .await
    }

    /// Lets a position's classification end, and another one without a letter of art. 10 begin on a day.
    pub async fn reclassifies_from(&self, position: &Position, first: NaiveDate, code: &str) -> Result {
        let last = first.checked_sub_days(Days::new(1)).context("there was a day before")?;
        self.as_owner(async |db| {
            let row = sqlx::query("update hub.classification_period set valid_to = $2 where position_id = $1");
            Ok(row.bind(position.key.0).bind(last).execute(db).await.map(drop)?)
        })
        .await?;
        self.classifies(position.key, code, None, first, None).await
    }

    /// How many deadlines were announced, by kind.
    pub async fn announced_deadlines(&self) -> Result<BTreeMap<String, i64>> {
        let select = "select payload->>'kind', count(*) from hub.event where kind = 'DEADLINE_NEAR' group by 1";
        let rows: Vec<(String, i64)> = self.as_owner(async |db| Ok(sqlx::query_as(select).fetch_all(db).await?)).await?;
        Ok(rows.into_iter().collect())
    }
}

impl Client {
    /// A draft for a benefit, with this content.
    pub async fn drafts_a(&self, benefit: &str, unit: &Unit, content: Value) -> Result<Application> {
        let query =
            "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }";
        let answer = self.does(query, json!({ "input": { "unitId": unit.id, "benefit": benefit, "content": content } })).await?;
        Ok(Application { id: answer.text("createDraft.application.id")? })
    }

    /// The menu of benefits for a position on a day.
    pub async fn reads_the_menu(&self, position: &Position, on: &str) -> Result<Answer> {
        self.ask(MENU, json!({ "position": position.number, "on": on })).await
    }

    /// Which benefits suit a position on a day.
    pub async fn is_suggested(&self, position: &Position, on: &str) -> Result<BTreeMap<String, String>> {
        let menu = self.reads_the_menu(position, on).await?.succeeds()?.list("suggestedBenefits")?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(menu.iter().map(|row| (text(&row["benefit"]), text(&row["fit"]))).collect())
    }

    /// What the controls find in a draft today, or would find with a patch.
    pub async fn checks(&self, draft: &Application, patch: Option<Value>) -> Result<Answer> {
        self.ask(CHECK, json!({ "id": draft.id, "patch": patch })).await
    }

    pub async fn simulates_limits(&self, input: Value) -> Result<Answer> {
        self.ask(LIMITS, json!({ "input": input })).await
    }

    /// Estimates an application at this hourly pay, and at other rates for workers who are named.
    pub async fn estimates(&self, application: &Application, hourly_pay: &str, workers: Value) -> Result<Answer> {
        let input = json!({ "applicationId": application.id, "hourlyPay": hourly_pay, "workers": workers });
        self.ask(ESTIMATE, json!({ "input": input })).await
    }

    /// Puts a list of workers in place of a draft's at its present version; whatever the hub answers.
    pub async fn imports(&self, draft: &Application, list: impl Into<Vec<u8>>) -> Result<Answer> {
        let version = self.version_of(draft).await?;
        self.imports_on(draft, version, list, false).await
    }

    /// Checks a list of workers without importing it (`dryRun`).
    pub async fn checks_a_list(&self, draft: &Application, list: impl Into<Vec<u8>>) -> Result<Answer> {
        let version = self.version_of(draft).await?;
        self.imports_on(draft, version, list, true).await
    }

    pub async fn imports_on(&self, draft: &Application, version: i64, list: impl Into<Vec<u8>>, dry: bool) -> Result<Answer> {
        let variables = json!({ "id": draft.id, "version": version, "file": null, "dry": dry });
        let file = Upload { variable: "variables.file".to_owned(), name: "elenco.csv".to_owned(), bytes: list.into() };
        self.upload(IMPORT, variables, vec![file]).await
    }

    /// Puts workers into the list of a draft and takes others out, at its present version.
    pub async fn edits_workers(&self, draft: &Application, put: Value, remove: Value) -> Result<Answer> {
        let version = self.version_of(draft).await?;
        self.edits_workers_on(draft, version, put, remove).await
    }

    pub async fn edits_workers_on(&self, draft: &Application, version: i64, put: Value, remove: Value) -> Result<Answer> {
        self.ask(EDIT, json!({ "id": draft.id, "version": version, "put": put, "remove": remove })).await
    }

    /// The list of an application as a file: how the hub answers, and with what.
    pub async fn exports(&self, application: &Application) -> Result<(u16, String)> {
        let response = self.get(&format!("/applications/{}/beneficiaries.csv", application.id)).await?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// The first hundred workers of an application, as this person sees them.
    pub async fn reads_workers(&self, application: &Application) -> Result<Vec<Value>> {
        self.does(WORKERS, json!({ "id": application.id })).await?.list("application.beneficiaries.nodes")
    }

    /// What the technical report of a cause asks for.
    pub async fn reads_fields(&self, cause: &str) -> Result<Vec<Value>> {
        self.does(FIELDS, json!({ "cause": cause })).await?.list("reportFields")
    }

    pub async fn reads_the_report(&self, application: &Application) -> Result<Answer> {
        self.does(REPORT, json!({ "id": application.id })).await
    }

    /// An answer to every field that the report of a cause cannot do without.
    pub async fn answers_required_fields(&self, cause: &str) -> Result<Vec<Value>> {
        let fields = self.reads_fields(cause).await?;
        let answer = |field: &Value| {
            let value = match field["kind"].as_str() {
                Some("DATE") => json!({ "date": "2026-03-30" }),
                Some("NUMBER") => json!({ "number": "3.00" }),
                Some("LIST") => json!({ "lines": ["Ordine 12 del 20/02/2026"] }),
                _ => json!({ "text": format!("Quanto chiede il campo «{}»", field["label"]["italian"].as_str().unwrap_or_default()) }),
            };
            json!({ "field": field["name"], "value": value })
        };
        Ok(fields.iter().filter(|field| field["required"] == true).map(answer).collect())
    }

    /// The alerts of an application with all that they say, the gravest first.
    pub async fn reads_alerts(&self, application: &Application) -> Result<Vec<Value>> {
        let query = "query($id: ID!) { application(id: $id) { alerts {
            rule severity path confidence legalBasis title { text italian english } message { text italian english }
            howToMend { text italian english } computed { name part value } } } }";
        self.does(query, json!({ "id": application.id })).await?.list("application.alerts")
    }
}

/// Whether an alert of a rule with this gravity is among them.
pub fn has_alert(alerts: &[Value], rule: &str, severity: &str) -> bool {
    alerts.iter().any(|alert| alert["rule"] == rule && alert["severity"] == severity)
}

/// So many years of complete figures, the last one 2025.
pub fn years(count: i32) -> Value {
    let rows: Vec<_> = (0..count).map(|back| figures(json!({ "year": 2025 - back }))).collect();
    json!({ "granularity": "YEAR", "rows": rows })
}

/// The first quarters of 2025, so many, with complete figures.
pub fn quarters(count: usize) -> Value {
    let rows: Vec<_> =
        ["Q1", "Q2", "Q3", "Q4"][..count].iter().map(|quarter| figures(json!({ "year": 2025, "quarter": quarter }))).collect();
    json!({ "granularity": "QUARTER", "rows": rows })
}

fn figures(mut row: Value) -> Value {
    let amounts = [
        ("turnover", "1200000.00"),
        ("operatingResult", "40000.00"),
        ("result", "-1500.50"),
        ("debt", "300000.00"),
        ("orders", "90000.00"),
    ];
    for (name, figure) in amounts.into_iter().chain([("workforce", "12.50"), ("energy", "45000.00")]) {
        row[name] = json!(figure);
    }
    row
}

/// A list of workers with these rows.
pub fn list_of(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// A list of so many different workers.
pub fn list_of_many(count: u32) -> Result<String> {
    let row = |number| Ok(format!("{};OPERAIO;2021-03-01;40,00;310;80,00;", person_tax_code("Luca Moretti", number)?));
    let rows: Vec<String> = (0..count).map(row).collect::<Result<_>>()?;
    Ok(format!("{HEADER}\n{}\n", rows.join("\n")))
}

/// The content of an application for July 2026: two workers who lose sixty hours each.
pub fn content_of_july() -> Value {
    let worker = |tax_code: &str| json!({ "taxCode": tax_code, "qualification": "WORKER", "contractHours": "40.00", "effectiveDays": 300, "hoursRequested": "60.00" });
    json!({
        "cause": "LACK_OF_WORK",
        "period": { "from": day(2026, 7, 6), "to": day(2026, 7, 17) },
        "hoursRequested": "120.00",
        "paymentMode": "OFFSET",
        "beneficiaries": [worker("RSSMRA85T10A562S"), worker("VRDLCU70A41H501I")],
    })
}
