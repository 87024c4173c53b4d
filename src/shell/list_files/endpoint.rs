//! The addresses of lists as files.

use std::sync::Arc;

use futures_util::stream;
use omnia_edge::{Gateway, OwnQueries, QueryRefused};
use poem::http::{StatusCode, header};
use poem::web::{Json, Path};
use poem::{Body, Endpoint, FromRequest, IntoResponse, Request, Response};
use serde_json::{Map, Value};
use tokio::sync::Semaphore;
use tokio::sync::mpsc::channel;
use tokio::task::spawn_blocking;

use super::columns::{LISTS, List, hub_of};
use super::pages::{PageError, Pages};
use super::{csv, xlsx};
use crate::core::access::Scope;
use crate::core::error::{Error, Refusal};
use crate::shell::authenticator::HubAuthenticator;
use crate::shell::downloads::{attachment, download_response, refused};
use crate::shell::graph::Graph;

/// Rows of a file at most: more than any viewer's list is worth reading, and than a workbook should hold.
const MOST_ROWS: usize = 100_000;
/// Workbooks that are written at the same time: each has a thread and a temporary file until it is whole.
static WORKBOOKS: Semaphore = Semaphore::const_new(4);
/// Pages that wait for the workbook.
const PAGES_AHEAD: usize = 2;

type HubGateway = Gateway<HubAuthenticator, Graph>;
type HubPages = Pages<HubAuthenticator, Graph>;

/// GET `/lists/{list}.csv` and `/lists/{list}.xlsx`, with the arguments of the list as JSON in `variables`.
pub struct ListFiles(pub Arc<HubGateway>);

/// The form of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
}

/// Why there is no file.
enum NoFile {
    Refused(QueryRefused),
    /// The response of the graph, which has errors.
    Errors(Value),
    Other(Error),
}

impl From<PageError> for NoFile {
    fn from(error: PageError) -> Self {
        match error {
            PageError::Refused(refused) => Self::Refused(refused),
            PageError::Errors(response) => Self::Errors(response),
        }
    }
}

impl From<Error> for NoFile {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl Endpoint for ListFiles {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let (request, mut body) = request.split();
        let name = Path::<String>::from_request(&request, &mut body).await.map(|Path(name)| name).unwrap_or_default();
        let queries = match OwnQueries::of(&self.0, &request).await {
            Ok(queries) => queries,
            Err(refused) => return Ok(refused.response()),
        };
        let context = queries.principal().context();
        Ok(match file(&request, &name, queries).await {
            Ok(response) => response,
            Err(NoFile::Refused(refused)) => refused.response(),
            Err(NoFile::Errors(response)) => {
                Json(response).with_status(StatusCode::BAD_REQUEST).with_header(header::CACHE_CONTROL, "no-store").into_response()
            }
            Err(NoFile::Other(error)) => refused(&context, &error),
        })
    }
}

async fn file(request: &Request, name: &str, queries: OwnQueries<HubAuthenticator, Graph>) -> Result<Response, NoFile> {
    let context = queries.principal().context();
    let person = context.person()?;
    person.ensure_scope(Scope::Read)?;
    let (list, format) = named(name).ok_or(Error::NotFound)?;
    let hub = hub_of(person.capacity.role).ok_or(Error::NotFound)?;
    let mut pages = Pages::of(queries, list, hub, variables(request)?);
    // Whatever is refused is refused before a byte is sent.
    let first = pages.next().await?.unwrap_or_default();
    let head = download_response().header(header::CONTENT_DISPOSITION, attachment(&format!("{}.{}", list.file_name, format.ending())));
    match format {
        Format::Csv => {
            let body = csv_body(list, context.language, first, pages);
            Ok(head.header(header::CONTENT_TYPE, "text/csv; charset=utf-8").body(body))
        }
        Format::Xlsx => {
            let file = workbook(list, context.language, first, pages).await?;
            let body = Body::from_async_read(tokio::fs::File::from_std(file));
            Ok(head.header(header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").body(body))
        }
    }
}

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

fn named(name: &str) -> Option<(&'static List, Format)> {
    let (name, ending) = name.rsplit_once('.')?;
    let format = [Format::Csv, Format::Xlsx].into_iter().find(|format| format.ending() == ending)?;
    Some((LISTS.iter().find(|list| list.name == name)?, format))
}

/// The arguments of the list: an object, as JSON.
fn variables(request: &Request) -> Result<Map<String, Value>, Error> {
    let malformed = || Error::BadRequest(Refusal::new("LIST_VARIABLES").at(["variables"]));
    let pairs: Vec<(String, String)> = request.params().map_err(|_| malformed())?;
    let Some((_, text)) = pairs.into_iter().find(|(name, _)| name == "variables") else { return Ok(Map::new()) };
    let mut variables: Map<String, Value> = serde_json::from_str(&text).map_err(|_| malformed())?;
    variables.remove("after");
    Ok(variables)
}

/// The file, page by page as it is read. Where a page cannot be read the connection is cut: a client does not take the file for whole.
fn csv_body(list: &'static List, language: omnia_texts::Language, first: Vec<Value>, pages: HubPages) -> Body {
    let beginning = [csv::head(list, language), csv::rows(list, &first)].concat();
    let rest = stream::try_unfold((pages, first.len()), move |(mut pages, read)| async move {
        match pages.next().await {
            Ok(Some(nodes)) if read + nodes.len() > MOST_ROWS => Err(std::io::Error::other("the list is too long for a file")),
            Ok(Some(nodes)) => {
                let read = read + nodes.len();
                Ok(Some((csv::rows(list, &nodes), (pages, read))))
            }
            Ok(None) => Ok(None),
            Err(_) => Err(std::io::Error::other("a page could not be read")),
        }
    });
    Body::from_bytes_stream(futures_util::StreamExt::chain(stream::once(std::future::ready(Ok(beginning))), rest))
}

/// The workbook, written while the pages are read.
async fn workbook(
    list: &'static List,
    language: omnia_texts::Language,
    first: Vec<Value>,
    mut pages: HubPages,
) -> Result<std::fs::File, NoFile> {
    let _turn = WORKBOOKS.acquire().await.map_err(Error::fault)?;
    let (sender, receiver) = channel(PAGES_AHEAD);
    let writing = spawn_blocking(move || xlsx::write(list, language, receiver));
    let mut read = 0;
    let mut next = Some(first);
    while let Some(nodes) = next {
        read += nodes.len();
        if read > MOST_ROWS {
            return Err(Error::BadRequest(Refusal::new("LIST_TOO_LONG_FOR_FILE").with("most", MOST_ROWS)).into());
        }
        if sender.send(nodes).await.is_err() {
            break;
        }
        next = pages.next().await?;
    }
    drop(sender);
    Ok(writing.await.map_err(Error::fault)??)
}
