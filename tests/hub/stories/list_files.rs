//! Lists as files: what a hub lists, as CSV and as an Excel workbook, under the same rights.

use reqwest::{Method, StatusCode};

use crate::world::*;

#[story(everywhere)]
async fn an_employer_takes_its_applications_home_as_csv(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let own = hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;
    hub.archives_one(neri.position.key, "PROTOCOLLED").await?;

    let file = rossi.speaking("it").request(Method::GET, "/lists/applications.csv").send().await?;

    ensure!(file.status() == 200 && file.headers()["content-type"] == "text/csv; charset=utf-8", "{file:?}");
    ensure!(file.headers()["content-disposition"].to_str()?.contains("domande.csv"), "{file:?}");
    let text = file.text().await?;
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    ensure!(lines.len() == 4 && lines[0].starts_with("Protocollo;Ticket;Stato;"), "{text}");
    ensure!(own.iter().all(|application| text.contains(&application.id)) && !text.contains("Neri"), "{text}");
    Ok(())
}

#[story]
async fn a_list_of_many_pages_is_whole_and_filtered_as_in_the_graph(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 205).await?;
    hub.archives(rossi.position.key, "REJECTED", 2).await?;

    let all = rossi.list("applications.csv", json!({})).await?;
    let rejected = rossi.list("applications.csv", json!({ "filter": { "status": ["REJECTED"] } })).await?;

    ensure!(all.lines().count() == 208 && all.contains("Protocol number;Ticket;Status"), "{} lines", all.lines().count());
    ensure!(rejected.lines().count() == 3, "{rejected}");
    Ok(())
}

#[story]
async fn a_workbook_holds_the_same_rows(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 120).await?;

    let file = rossi.request(Method::GET, "/lists/applications.xlsx").send().await?;

    ensure!(file.status() == 200, "{file:?}");
    let bytes = file.bytes().await?;
    ensure!(bytes.starts_with(b"PK"), "no workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))?;
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml")?)?;
    ensure!(sheet.matches("<row ").count() == 121, "{} rows", sheet.matches("<row ").count());
    Ok(())
}

#[story]
async fn each_list_of_each_hub_is_a_file(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let (verdi, bianchi) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    for person in [&*rossi, &*studio, &*verdi, &*bianchi] {
        for list in ["applications", "authorizations", "deadlines", "employers"] {
            for ending in ["csv", "xlsx"] {
                let status = person.request(Method::GET, &format!("/lists/{list}.{ending}")).send().await?.status();
                ensure!(status == 200, "{list}.{ending}: {status} for {:?}", person.capacity.role);
            }
        }
    }
    Ok(())
}

#[story]
async fn who_may_not_and_what_is_malformed_is_refused_with_what_is_wrong(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let admin = hub.admin().await?;
    let status = async |client: &Client, path: &str| -> Result<(StatusCode, Value)> {
        let response = client.request(Method::GET, path).send().await?;
        Ok((response.status(), response.json::<Value>().await?["errors"][0]["extensions"]["code"].clone()))
    };

    ensure!(status(&hub.stranger(), "/lists/applications.csv").await? == (StatusCode::UNAUTHORIZED, json!("UNAUTHENTICATED")));
    ensure!(status(&admin, "/lists/applications.csv").await? == (StatusCode::NOT_FOUND, json!("NOT_FOUND")));
    ensure!(status(&rossi, "/lists/accounts.csv").await? == (StatusCode::NOT_FOUND, json!("NOT_FOUND")));
    ensure!(status(&rossi, "/lists/applications.pdf").await? == (StatusCode::NOT_FOUND, json!("NOT_FOUND")));
    ensure!(status(&rossi, "/lists/applications.csv?variables=7").await? == (StatusCode::BAD_REQUEST, json!("LIST_VARIABLES")));
    let from_elsewhere = rossi.request(Method::GET, "/lists/applications.csv").header("sec-fetch-site", "cross-site").send().await?;
    ensure!(from_elsewhere.status() == 200, "a token is sent by nobody but its owner: {from_elsewhere:?}");
    let unknown = "/lists/applications.csv?variables=%7B%22filter%22%3A%7B%22colour%22%3A1%7D%7D";
    ensure!(status(&rossi, unknown).await?.0 == StatusCode::BAD_REQUEST);
    Ok(())
}

#[story]
async fn a_name_that_looks_like_a_formula_is_no_formula_in_the_file(hub: Hub) -> Result {
    let rossi = hub.employer("=HYPERLINK(\"http://example.org\")").await?;
    hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    let csv = rossi.list("employers.csv", json!({})).await?;

    ensure!(csv.contains("'=HYPERLINK") && !csv.contains(";=HYPERLINK") && !csv.contains("\n=HYPERLINK"), "{csv}");
    Ok(())
}

impl Client {
    /// A list as a file, with the arguments of the list.
    async fn list(&self, file: &str, variables: Value) -> Result<String> {
        let url = reqwest::Url::parse_with_params("http://hub/", [("variables", variables.to_string())])?;
        let path = format!("/lists/{file}?{}", url.query().unwrap_or_default());
        let response = self.request(Method::GET, &path).send().await?;
        ensure!(response.status() == 200, "{response:?}");
        Ok(response.text().await?)
    }
}
