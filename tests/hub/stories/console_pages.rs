//! What the pages of the console ask, counted: the table in docs/how-to/console.md.

use std::collections::BTreeMap;

use crate::world::*;

/// A row of the table: who opens a page, which query it is, and how many statements that takes.
struct Row {
    role: String,
    query: String,
    statements: usize,
}

#[story]
async fn a_page_takes_the_statements_that_are_written_down(hub: Hub) -> Result {
    let cast = Cast::of(&hub).await?;
    let documents = documents()?;
    let rows = rows()?;
    ensure!(rows.len() > 5, "the table is found: {}", rows.len());

    let mut wrong = Vec::new();
    for Row { role, query, statements } in rows {
        let text = documents.get(&query).with_context(|| format!("the console has no {query}"))?;
        let variables = variables_of(text, cast.shown(&query));
        let person = cast.person(&role).with_context(|| role.clone())?;
        // The first question of a session has statements of its own.
        person.does("{ __typename }", json!({})).await?;
        let took = person.does(text, variables).await?.cost.statements.len();
        if took != statements {
            wrong.push(format!("{role}, {query}: {took} and not {statements}"));
        }
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// What is shown, as `$id`, and filters that let all pass.
fn variables_of(query: &str, shown: &str) -> Value {
    let declared = query.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(declared, _)| declared);
    let value = |ty: &str| match ty {
        "ID!" => Some(json!(shown)),
        "[ID!]!" => Some(json!([shown])),
        "Boolean!" => Some(json!(true)),
        "[ApplicationStatus!]!" => Some(json!(["PROTOCOLLED"])),
        _ if ty.ends_with("Filter!") => Some(json!({})),
        _ => None,
    };
    let given = declared.split(',').filter_map(|one| one.trim_start_matches('$').split_once(':'));
    given.filter_map(|(name, ty)| Some((name.to_owned(), value(ty)?))).collect::<serde_json::Map<_, _>>().into()
}

/// The queries of the console, by name.
fn documents() -> Result<BTreeMap<String, String>> {
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/console/documents.json"))
        .context("run web/build.sh first")?;
    let texts: BTreeMap<String, String> = serde_json::from_str(&manifest)?;
    let name = |text: &str| text.strip_prefix("query ")?.split(['(', '{', ' ']).next().map(str::to_owned);
    Ok(texts.into_values().filter_map(|text| Some((name(&text)?, text))).collect())
}

fn rows() -> Result<Vec<Row>> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/how-to/console.md"))?;
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect::<Vec<_>>();
    let row = |line: &str| match cells(line).as_slice() {
        [_, _, role, query, statements, ..] => Some(Row { role: role.clone(), query: query.clone(), statements: statements.parse().ok()? }),
        _ => None,
    };
    Ok(page.lines().filter_map(row).collect())
}

/// A person in each role, and what there is to open.
struct Cast {
    people: BTreeMap<&'static str, Client>,
    employer: String,
    office: String,
    draft: Application,
    application: Application,
    delegation: String,
    account: String,
}

impl Cast {
    async fn of(hub: &Hub) -> Result<Self> {
        let rossi = hub.employer("Rossi Costruzioni").await?;
        let studio = hub.intermediary("Studio Bianchi").await?;
        let delegation = studio.is_delegated(&rossi, None, None).await?.id;
        let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
        let application = rossi.submits(hub).await?;
        operator.examines(&application).await?;
        operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;
        operator.proposes(&application, nothing_of_it()).await?;
        let draft = rossi.drafts().await?;
        let (auditor, admin) = (hub.auditor().await?, hub.admin().await?);
        let people = BTreeMap::from([
            ("employer", rossi.client.clone()),
            ("intermediary", studio.client.clone()),
            ("operator", operator.client.clone()),
            ("director", director.client.clone()),
            ("auditor", auditor.client.clone()),
            ("administrator", admin.client.clone()),
        ]);
        let office = rossi.position.office.id.clone();
        Ok(Self { people, employer: rossi.id.clone(), office, draft, application, delegation, account: rossi.account.id.clone() })
    }

    fn person(&self, role: &str) -> Option<&Client> {
        self.people.get(role)
    }

    /// What a query is about, by its name.
    fn shown(&self, query: &str) -> &str {
        match query {
            "DraftPageQuery" | "BulkDraftsQuery" => &self.draft.id,
            "EmployerPageQuery" | "IntermediaryAuthorizationsPageQuery" => &self.employer,
            "useOfficialsQuery" => &self.office,
            "AccountPageQuery" => &self.account,
            "readDelegationQuery" => &self.delegation,
            _ => &self.application.id,
        }
    }
}
