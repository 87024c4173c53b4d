//! Every list is read from its end as it is from its beginning.

use std::collections::BTreeSet;

use super::docs::reader::{PASSWORD_OF_THE_DEMO, first_start};
use super::strangers::{Graph, name};
use crate::world::*;

/// Rows of a page.
const SIZE: usize = 3;
/// Pages at most: the demo is small.
const MOST_PAGES: usize = 400;
/// The part of a list that a page shows.
const PAGE: &str = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor }";

/// A list of the graph: the type and the field, who reads it, and how. `LIST` stands for its arguments and its page.
type List = (&'static str, &'static str, &'static str);

const LISTS: [List; 28] = [
    ("AdminHub.accounts", "admin", "{ viewer { adminHub { accounts LIST } } }"),
    ("Application.beneficiaries", "employer", "{ node(id: \"APPLICATION\") { ... on Application { beneficiaries LIST } } }"),
    ("AuditorHub.applications", "auditor", "{ viewer { auditorHub { applications LIST } } }"),
    ("AuditorHub.decisions", "auditor", "{ viewer { auditorHub { decisions LIST } } }"),
    ("Employer.applications", "employer", "{ node(id: \"EMPLOYER\") { ... on Employer { applications LIST } } }"),
    ("EmployerHub.applications", "employer", "{ viewer { employerHub { applications LIST } } }"),
    ("EmployerHub.authorizations", "employer", "{ viewer { employerHub { authorizations LIST } } }"),
    ("EmployerHub.deadlines", "employer", "{ viewer { employerHub { deadlines LIST } } }"),
    ("EmployerHub.employers", "employer", "{ viewer { employerHub { employers LIST } } }"),
    ("Estimate.lines", "employer", "{ estimate(input: { applicationId: \"APPLICATION\", hourlyPay: \"15.00\" }) { lines LIST } }"),
    ("IntermediaryHub.applications", "intermediary", "{ viewer { intermediaryHub { applications LIST } } }"),
    ("IntermediaryHub.authorizations", "intermediary", "{ viewer { intermediaryHub { authorizations LIST } } }"),
    ("IntermediaryHub.deadlines", "intermediary", "{ viewer { intermediaryHub { deadlines LIST } } }"),
    ("IntermediaryHub.employers", "intermediary", "{ viewer { intermediaryHub { employers(orderBy: URGENCY_DESC) LIST } } }"),
    ("OperatorHub.applications", "operator", "{ viewer { operatorHub { applications(orderBy: PERIOD_FROM_ASC) LIST } } }"),
    ("OperatorHub.authorizations", "operator", "{ viewer { operatorHub { authorizations LIST } } }"),
    ("OperatorHub.deadlines", "operator", "{ viewer { operatorHub { deadlines LIST } } }"),
    ("OperatorHub.employers", "operator", "{ viewer { operatorHub { employers LIST } } }"),
    ("OperatorHub.inbox", "director", "{ viewer { operatorHub { inbox(orderBy: HOURS_DESC) LIST } } }"),
    ("OperatorHub.queue", "operator", "{ viewer { operatorHub { queue LIST } } }"),
    ("Query.accessLog", "auditor", "{ accessLog LIST }"),
    ("Query.accessLogSeals", "auditor", "{ accessLogSeals LIST }"),
    ("Query.collaborators", "intermediary", "{ collaborators LIST }"),
    ("Query.delegations", "intermediary", "{ delegations LIST }"),
    ("Query.myPrograms", "employer", "{ myPrograms LIST }"),
    ("Query.mySecurityNotices", "employer", "{ mySecurityNotices LIST }"),
    ("Query.mySessions", "employer", "{ mySessions LIST }"),
    ("Query.programs", "admin", "{ programs LIST }"),
];

#[tokio::test]
async fn every_list_is_read_from_its_end_as_from_its_beginning() -> Result {
    let folder = tempfile::tempdir()?;
    let hub = first_start(folder.path()).await?;
    let person = async |name: &str| -> Result<Client> {
        let mut client = Client::at_address(&hub.url);
        client.signs_in(&format!("{name}@demo.hub"), PASSWORD_OF_THE_DEMO).await?;
        Ok(client)
    };
    let employer = person("employer").await?;
    for _ in 0..2 * SIZE {
        person("employer").await?;
    }
    let of_employer = "{ viewer { employerHub { employers { nodes { id } } applications { nodes { id beneficiaryCount } } } } }";
    let seen = employer.does(of_employer, json!({})).await?;
    let id = seen.text("viewer.employerHub.employers.nodes.0.id")?;
    let applications = seen.list("viewer.employerHub.applications.nodes")?;
    let largest = applications.iter().max_by_key(|node| node["beneficiaryCount"].as_i64()).context("an application")?;
    let application = largest["id"].as_str().context("its id")?;

    let mut long = BTreeSet::new();
    for (list, name, query) in LISTS {
        let query = query.replace("APPLICATION", application).replace("EMPLOYER", &id);
        let reader = Reading { person: person(name).await?, query };
        let (forward, mut backward) = (reader.reads(false).await.context(list)?, reader.reads(true).await.context(list)?);
        backward.reverse();
        // What was read meanwhile is in the log too.
        let is_same = if list == "Query.accessLog" { backward.ends_with(&forward) } else { backward == forward };
        ensure!(is_same, "{list}: {forward:#?} from the beginning, {backward:#?} from the end");
        if forward.len() > SIZE {
            long.insert(list);
        }
    }

    ensure!(long.len() > 15, "only these have more than a page: {long:?}");
    Ok(())
}

/// Someone who reads a list.
struct Reading {
    person: Client,
    query: String,
}

impl Reading {
    /// The cursors of all rows, page by page, in the order in which they are read.
    async fn reads(&self, backward: bool) -> Result<Vec<String>> {
        let [size, place] = if backward { ["last", "before"] } else { ["first", "after"] };
        let [more, left] = if backward { ["hasPreviousPage", "hasNextPage"] } else { ["hasNextPage", "hasPreviousPage"] };
        let (mut rows, mut cursor) = (Vec::new(), None::<String>);
        for _ in 0..MOST_PAGES {
            let at = cursor.as_ref().map_or_else(String::new, |cursor| format!(", {place}: \"{cursor}\""));
            let answer = self.person.does(&self.page(&format!("{size}: {SIZE}{at}")), json!({})).await?;
            let connection = connection(&answer.body["data"]).context("a connection")?;
            let mut page: Vec<String> =
                connection["edges"].as_array().context("edges")?.iter().map(|edge| edge["cursor"].to_string()).collect();
            if backward {
                page.reverse();
            }
            let info = &connection["pageInfo"];
            ensure!(info[left] == cursor.is_some(), "{left} at {at}: {info}");
            ensure!(info[more] == false || page.len() == SIZE, "a page is full where more follows: {info}");
            rows.extend(page);
            if info[more] == false {
                return Ok(rows);
            }
            cursor = Some(info[if backward { "startCursor" } else { "endCursor" }].as_str().context("a cursor")?.to_owned());
        }
        anyhow::bail!("there is no end after {MOST_PAGES} pages")
    }

    fn page(&self, arguments: &str) -> String {
        let (before, after) = self.query.split_once(" LIST").unwrap_or((&self.query, ""));
        match before.strip_suffix(')') {
            Some(before) => format!("{before}, {arguments}) {{ {PAGE} }}{after}"),
            None => format!("{before}({arguments}) {{ {PAGE} }}{after}"),
        }
    }
}

/// The connection within an answer: the one object that has edges.
fn connection(data: &Value) -> Option<&Value> {
    if data.get("edges").is_some() { Some(data) } else { data.as_object()?.values().find_map(connection) }
}

#[tokio::test]
async fn every_list_of_the_graph_is_tried() -> Result {
    let graph = Graph::whole().await?;
    let tried: BTreeSet<String> = LISTS.iter().map(|(list, ..)| (*list).to_owned()).collect();

    let is_list = |field: &&Value| field["args"].as_array().is_some_and(|all| all.iter().any(|argument| argument["name"] == "last"));
    let mut lists = BTreeSet::new();
    for (of, declared) in &graph.types {
        for field in declared["fields"].as_array().into_iter().flatten().filter(is_list) {
            lists.insert(format!("{of}.{}", name(field)?));
        }
    }

    ensure!(lists == tried, "not tried, or gone: {:?}", lists.symmetric_difference(&tried).collect::<Vec<_>>());
    Ok(())
}
