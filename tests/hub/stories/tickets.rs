//! Tickets: each application has one of its own, which ties the monthly absence events of UniEmens to it.

use futures_util::future::join;

use crate::world::*;

const DRAFT_WITH: &str =
    "mutation($unit: ID!, $content: DraftPatch) { createDraft(input: { unitId: $unit, benefit: CIGO, content: $content }) {
    application { id ticket } userErrors { code path message } } }";
const FIND: &str =
    "query($ticket: Ticket!) { viewer { employerHub { applications(filter: { ticket: $ticket }) { nodes { id ticket } } } } }";
/// As UniEmens could have drawn it.
const FROM_UNIEMENS: &str = "A1B2C3D4E5F60718";

#[story(everywhere)]
async fn each_draft_has_a_ticket_of_its_own_however_it_is_made(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let unit = &rossi.position.unit.id;
    let copy = "mutation($id: ID!) { copyApplication(id: $id) { application { id ticket } userErrors { code } } }";
    let many = "mutation($units: [ID!]!) { createDrafts(unitIds: $units, benefit: CIGO, idempotencyKey: \"insieme\") {
        application { id ticket } userErrors { code } } }";

    let first = rossi.does(DRAFT_WITH, json!({ "unit": unit })).await?;
    let copied = rossi.does(copy, json!({ "id": first.text("createDraft.application.id")? })).await?;
    let of_many = rossi.ask(many, json!({ "units": [unit] })).await?;

    let (first, copied) = (first.text("createDraft.application.ticket")?, copied.text("copyApplication.application.ticket")?);
    let of_many = of_many.text("createDrafts.0.application.ticket")?;
    for ticket in [&first, &copied, &of_many] {
        ensure!(ticket.len() == 16 && ticket.chars().all(|place| place.is_ascii_digit() || place.is_ascii_uppercase()), "{ticket}");
    }
    ensure!(first != copied && copied != of_many && of_many != first, "{first} {copied} {of_many}");
    Ok(())
}

#[story(everywhere)]
async fn an_applicant_puts_the_ticket_of_uniemens_in_place_of_the_hubs_until_the_submission(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&application).await?;

    rossi.changes(&application, json!({ "ticket": " a1b2c3d4e5f60718 " })).await?.succeeds()?;
    rossi.changes(&application, json!({ "ticket": null, "hoursRequested": "40.00" })).await?.succeeds()?;
    rossi.submits_draft(&application).await?;

    let sent =
        rossi.does("query($id: ID!) { application(id: $id) { ticket receipt { ticket } } }", json!({ "id": application.id })).await?;
    ensure!(sent.text("application.ticket")? == FROM_UNIEMENS, "{}", sent.describe());
    ensure!(sent.text("application.receipt.ticket")? == FROM_UNIEMENS, "{}", sent.describe());
    rossi.changes(&application, json!({ "ticket": "ZZZZZZZZZZZZZZZZ" })).await?.is_refused_with("ONLY_DRAFTS")?;
    ensure!(rossi.ticket_of(&application).await? == FROM_UNIEMENS);
    Ok(())
}

#[story(everywhere)]
async fn a_ticket_that_another_application_has_is_refused_and_nothing_is_written(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let (draft, others) = (rossi.completes_a_draft(&hub).await?, verdi.drafts().await?);
    verdi.changes(&others, json!({ "ticket": FROM_UNIEMENS })).await?.succeeds()?;
    let before = hub.holdings().await?;
    let patch = json!({ "ticket": FROM_UNIEMENS, "hoursRequested": "12.00", "beneficiaries": null });

    let english = rossi.changes(&draft, patch.clone()).await?.is_refused_with("TICKET_TAKEN")?;
    let italian = rossi.speaking("it").changes(&draft, patch.clone()).await?.is_refused_with("TICKET_TAKEN")?;
    let made = rossi.ask(DRAFT_WITH, json!({ "unit": rossi.position.unit.id, "content": { "ticket": FROM_UNIEMENS } })).await?;
    let tried = "query($id: ID!, $patch: DraftPatch!) { checkDraft(id: $id, patch: $patch) { rule } }";
    rossi.ask(tried, json!({ "id": draft.id, "patch": patch })).await?.fails_with("TICKET_TAKEN")?;

    made.is_refused_with("TICKET_TAKEN")?;
    ensure!(english.user_errors()[0]["path"] == json!(["ticket"]), "{}", english.describe());
    let (english, italian) = (english.messages()[0].to_owned(), italian.messages()[0].to_owned());
    ensure!(english.contains("Another application") && italian.contains("un'altra domanda"), "{english} {italian}");
    ensure!([english, italian].iter().all(|message| !message.contains("Verdi") && !message.contains(&others.id)));
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn of_two_who_take_the_same_ticket_at_once_one_has_it(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let (one, other) = (rossi.drafts().await?, verdi.drafts().await?);
    let patch = json!({ "ticket": FROM_UNIEMENS });

    let (one, other) = join(rossi.changes(&one, patch.clone()), verdi.changes(&other, patch)).await;

    let answers = [one?, other?];
    let refused = answers.iter().filter(|answer| answer.user_codes() == ["TICKET_TAKEN"]).count();
    ensure!(refused == 1 && answers.iter().all(|answer| answer.codes().is_empty()), "{} {}", answers[0].describe(), answers[1].describe());
    ensure!(hub.count("select count(*) from hub.application where ticket = 'A1B2C3D4E5F60718'").await? == 1);
    Ok(())
}

#[story]
async fn a_ticket_that_is_none_is_refused_with_what_is_wrong(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let ticket = rossi.ticket_of(&draft).await?;

    let short = rossi.changes(&draft, json!({ "ticket": "A1B2C3D4E5F6071", "article10": "Z" })).await?;
    let italian =
        rossi.speaking("it").changes(&draft, json!({ "ticket": "A1B2C3D4-5F60718" })).await?.is_refused_with("INVALID_IDENTIFIER")?;
    let find = rossi.ask(FIND, json!({ "ticket": "A1B2" })).await?;

    ensure!(short.user_codes() == ["INVALID_IDENTIFIER", "ARTICLE10_LETTER"], "{}", short.describe());
    ensure!(short.user_errors()[0]["path"] == json!(["ticket"]), "{}", short.describe());
    ensure!(italian.messages()[0].starts_with("Ticket non valido: controllare il carattere 9"), "{}", italian.describe());
    find.reports_only("INVALID_IDENTIFIER")?;
    ensure!(rossi.ticket_of(&draft).await? == ticket);
    Ok(())
}

#[story]
async fn an_application_is_found_by_its_ticket_by_those_who_see_it(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    hub.archives(rossi.position.key, "PROTOCOLLED", 5).await?;
    let draft = rossi.drafts().await?;
    let ticket = rossi.ticket_of(&draft).await?;

    let found = rossi.does(FIND, json!({ "ticket": ticket.to_lowercase() })).await?;
    let hidden = verdi.does(FIND, json!({ "ticket": ticket })).await?;

    let nodes = found.list("viewer.employerHub.applications.nodes")?;
    ensure!(nodes == [json!({ "id": draft.id, "ticket": ticket })], "{}", found.describe());
    ensure!(hidden.list("viewer.employerHub.applications.nodes")?.is_empty(), "{}", hidden.describe());
    Ok(())
}

#[story(once)]
async fn applications_that_were_there_before_tickets_get_one_each_and_the_same_again(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.archives(rossi.position.key, "DRAFT", 300).await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 300).await?;
    let migrated = async || {
        hub.as_owner(async |db| {
            sqlx::raw_sql("alter table hub.application drop column ticket").execute(&mut *db).await?;
            sqlx::raw_sql(include_str!("../../../migrations/0033_tickets.sql")).execute(&mut *db).await?;
            let tickets = "select id, ticket from hub.application order by id";
            Ok(sqlx::query_as::<_, (uuid::Uuid, String)>(tickets).fetch_all(db).await?)
        })
        .await
    };

    let (once, again) = (migrated().await?, migrated().await?);

    let tickets: std::collections::BTreeSet<&String> = once.iter().map(|(_, ticket)| ticket).collect();
    ensure!(once == again && once.len() == 600 && tickets.len() == 600);
    ensure!(tickets.iter().all(|ticket| omnia_rules::identifiers::Ticket::parse(ticket).is_ok_and(|read| read.as_str() == **ticket)));
    Ok(())
}

impl Client {
    async fn ticket_of(&self, application: &Application) -> Result<String> {
        self.does("query($id: ID!) { application(id: $id) { ticket } }", json!({ "id": application.id })).await?.text("application.ticket")
    }
}
