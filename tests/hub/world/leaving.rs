//! Callers who disconnect before they are answered, over every transport, and a check of the rights under which the next caller reads.

use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::chance::Chance;
use super::database::somebody_waits_for_a_lock;
use super::{Application, Client, Employer, Hub, Official, Result, Socket, Value, ensure, json, pdf};

/// The longest that a caller stays connected, in microseconds: about as long as an act takes, where the database is remote and where it is embedded.
const LONGEST: u64 = 20_000;
const LONGEST_INSIDE: u64 = 4_000;
/// Callers who disconnect at the same time, and how many checks follow them: so few that a connection which one of them left in a
/// transaction is still as it was left.
const AT_ONCE: u64 = 3;

/// What callers send before they disconnect, and who checks afterwards.
pub struct Disconnecting {
    pub operator: Official,
    pub waiting: Application,
    /// Acts, and disconnects.
    pub employer: Employer,
    pub draft: Application,
    /// Reads afterwards, and must see what its own rights show.
    pub other: Employer,
    pub others_draft: Application,
}

/// A request that is sent over a connection of its own.
struct Sent {
    client: Client,
    headers: String,
    body: Vec<u8>,
}

impl Hub {
    /// An operator with an application that waits, an employer with a draft, and another one of another firm.
    pub async fn callers_who_disconnect(&self) -> Result<Disconnecting> {
        let employer = self.employer("Rossi Costruzioni").await?;
        let other = self.employer("Bianchi Tessile").await?;
        let operator = self.operator(&employer.position.unit.office).await?;
        let waiting = employer.has_applied(self, "OFFSET").await?;
        let (draft, others_draft) = (employer.drafts().await?, other.drafts().await?);
        Ok(Disconnecting { operator, waiting, employer, draft, other, others_draft })
    }

    /// Connections of this story's hubs that are idle in a transaction; waits until there are none.
    pub async fn has_no_open_transaction(&self) -> Result {
        if self.backend.is_embedded() {
            return Ok(());
        }
        let open = "select count(*)
            from pg_stat_activity
            where datname = current_database()
                and xact_start is not null
                and backend_type = 'client backend'
                and pid <> pg_backend_pid()";
        for _ in 0..200 {
            let found: i64 = self.as_owner(async |db| Ok(sqlx::query_scalar(open).fetch_one(db).await?)).await?;
            if found == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        anyhow::bail!("transactions stay open")
    }

    /// Applications without the row of history that their act writes with them, and changes of status without their event.
    pub async fn acts_half_done(&self) -> Result<i64> {
        let half = "
            select
                (select count(*) from hub.application a where not exists (select from hub.status_change s where s.application_id = a.id))
                + (select count(*)
                    from hub.status_change s
                    where s.to_status = 'ASSIGNED'
                        and not exists (select from hub.event e where e.application_id = s.application_id and e.kind = 'APPLICATION_STATUS_CHANGED'))";
        self.as_owner(async |db| Ok(sqlx::query_scalar(half).fetch_one(db).await?)).await
    }
}

impl Disconnecting {
    /// So many times: some callers disconnect, each after a random time, and the other employer reads; gives what it saw that is not its own.
    pub async fn disconnect(&self, hub: &Hub, times: u64) -> Result<Vec<Value>> {
        let mut chance = Chance::new(0);
        let longest = if hub.backend.is_embedded() { LONGEST_INSIDE } else { LONGEST };
        let mut socket = self.employer.client.at(hub).opens_a_socket().await?;
        let mut foreign = Vec::new();
        for time in 0..times {
            let disconnected = futures_util::future::try_join_all((0..AT_ONCE).map(|at| {
                let after = Duration::from_micros(chance.below(longest));
                self.sent(hub, time * AT_ONCE + at).is_dropped_after(after)
            }));
            let completed = self.completes(&mut socket, Duration::from_micros(chance.below(longest)));
            tokio::try_join!(disconnected, completed)?;
            let seen = futures_util::future::try_join_all((0..AT_ONCE).map(|_| self.foreign_rows(hub))).await?;
            foreign.extend(seen.into_iter().flatten());
        }
        Ok(foreign)
    }

    /// Lets the operator take an application whose row somebody else holds, and disconnect while the act waits for it.
    pub async fn takes_while_it_is_locked_and_disconnects(&self, hub: &Hub) -> Result {
        let taken = self.sent(hub, 0);
        let key = self.waiting.key()?;
        hub.as_owner(async |db| {
            sqlx::raw_sql("begin").execute(&mut *db).await?;
            sqlx::query("select from hub.application where id = $1 for update").bind(key).execute(&mut *db).await?;
            let stream = taken.is_sent().await?;
            somebody_waits_for_a_lock(db).await?;
            drop(stream);
            // So long that the hub has seen it.
            tokio::time::sleep(Duration::from_millis(200)).await;
            Ok(sqlx::raw_sql("commit").execute(db).await.map(drop)?)
        })
        .await
    }

    /// One of the requests that are sent and abandoned.
    fn sent(&self, hub: &Hub, at: u64) -> Sent {
        let (operator, employer) = (self.operator.client.at(hub), self.employer.client.at(hub));
        let of_draft = json!({ "id": self.draft.id });
        let unit = &self.employer.position.unit.id;
        match at % 7 {
            0 => Sent::json(
                operator,
                "mutation($id: ID!) { takeApplication(id: $id, expectedVersion: 2) { userErrors { code } } }",
                json!({ "id": self.waiting.id }),
            ),
            1 => Sent::json(
                employer,
                "mutation($unit: ID!) { createDraft(input: { unitId: $unit, benefit: CIGO }) { application { id } } }",
                json!({ "unit": unit }),
            ),
            2 | 6 => Sent::json(employer, "query($id: ID!) { checkDraft(id: $id, patch: {}) { rule } }", of_draft),
            3 => Sent::json(employer, "query($id: ID!) { checkDraft(id: $id, patch: {}) { rule } }", of_draft).as_a_stream(),
            4 => Sent::upload(employer, &self.draft),
            _ => Sent::json(
                employer,
                "mutation($id: ID!) { submitApplication(id: $id, expectedVersion: 1, idempotencyKey: \"leaves\",
                    declarations: { dataAreTrue: true, knowsConsequences: true, isTransitory: true }) { userErrors { code } } }",
                of_draft,
            ),
        }
    }

    /// Asks over a socket, and completes the operation before it is answered.
    async fn completes(&self, socket: &mut Socket, after: Duration) -> Result {
        let query = "query($id: ID!) { checkDraft(id: $id, patch: {}) { rule } }";
        let operation = socket.subscribes(query, json!({ "id": self.draft.id })).await?;
        tokio::time::sleep(after).await;
        socket.ends(operation).await
    }

    /// What the other employer is shown of firms that are not its own.
    async fn foreign_rows(&self, hub: &Hub) -> Result<Vec<Value>> {
        let query = "query($draft: ID!) {
            checkDraft(id: $draft, patch: {}) { rule }
            viewer { account { name } employerHub { applications(first: 100) { nodes { employer { name } } } } }
        }";
        let client = self.other.client.at(hub);
        let answer = client.does(query, json!({ "draft": self.others_draft.id })).await?;
        ensure!(answer.text("viewer.account.name")? == self.other.account.name, "the viewer is somebody else: {:?}", answer.body);
        let nodes = answer.list("viewer.employerHub.applications.nodes")?;
        ensure!(!nodes.is_empty(), "the other employer no longer sees its own");
        Ok(nodes.iter().filter(|node| node["employer"]["name"] != self.other.name.as_str()).cloned().collect())
    }
}

impl Sent {
    fn json(client: Client, query: &str, variables: Value) -> Self {
        let body = json!({ "query": query, "variables": variables }).to_string().into_bytes();
        Self { client, headers: "content-type: application/json\r\naccept: application/json\r\n".to_owned(), body }
    }

    fn as_a_stream(self) -> Self {
        Self { headers: "content-type: application/json\r\naccept: text/event-stream\r\n".to_owned(), ..self }
    }

    fn upload(client: Client, draft: &Application) -> Self {
        let query = "mutation($id: ID!, $file: Upload!) {
            uploadDocument(applicationId: $id, kind: OTHER, file: $file) { userErrors { code } } }";
        let operations = json!({ "query": query, "variables": { "id": draft.id, "file": null } });
        let part =
            |head: &str, body: &[u8]| [format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n").as_bytes(), body, b"\r\n"].concat();
        let body = [
            part("name=\"operations\"", operations.to_string().as_bytes()),
            part("name=\"map\"", br#"{"0":["variables.file"]}"#),
            part("name=\"0\"; filename=\"prova.pdf\"", &pdf()),
            b"--x--\r\n".to_vec(),
        ];
        let headers = "content-type: multipart/form-data; boundary=x\r\ngraphql-require-preflight: 1\r\n".to_owned();
        Self { client, headers, body: body.concat() }
    }

    /// Sends it, and closes the connection after a time, answered or not.
    async fn is_dropped_after(self, time: Duration) -> Result {
        let stream = self.is_sent().await?;
        tokio::time::sleep(time).await;
        drop(stream);
        Ok(())
    }

    async fn is_sent(self) -> Result<TcpStream> {
        let address = self.client.url.trim_start_matches("http://");
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n{}content-length: {}\r\n\r\n",
            self.client.token()?,
            self.headers,
            self.body.len()
        );
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&[head.as_bytes(), &self.body].concat()).await?;
        Ok(stream)
    }
}
