//! Notes of an office on an application: for its own people, and nobody else ever sees them.

use super::access_log::entries;
use crate::world::*;

/// An office, and an application of Rossi that waits there.
struct Desk {
    rossi: Employer,
    operator: Official,
    director: Official,
    application: Application,
}

async fn desk(hub: &Hub) -> Result<Desk> {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied(hub, "OFFSET").await?;
    Ok(Desk { rossi, operator, director, application })
}

#[story(everywhere)]
async fn an_operator_and_a_director_write_to_each_other_on_an_application(hub: Hub) -> Result {
    let Desk { operator, director, application, .. } = desk(&hub).await?;
    let before = operator.version_of(&application).await?;

    let asked = operator.notes(&application, "  Il registro di marzo non torna: che ne dice?\nManca il 12. ").await?.succeeds()?;
    hub.wait(chrono::Duration::minutes(5));
    director.notes(&application, "Chiedere un'integrazione.").await?.succeeds()?;

    ensure!(asked.text("addNote.note.application.id")? == application.id, "{}", asked.describe());
    for person in [&operator, &director] {
        let notes = person.reads_notes(&application).await?.list("application.notes")?;
        ensure!(notes.len() == 2 && notes[0]["id"] == asked.text("addNote.note.id")?.as_str(), "{notes:?}");
        ensure!(
            notes[0]["text"] == "Il registro di marzo non torna: che ne dice?\nManca il 12." && notes[0]["author"]["name"] == "Carla Verdi"
        );
        ensure!(
            notes[0]["role"] == "OPERATOR" && notes[1]["role"] == "DIRECTOR" && notes[1]["author"]["name"] == "Paolo Neri",
            "{notes:?}"
        );
        ensure!(notes[0]["writtenAt"].as_str() < notes[1]["writtenAt"].as_str(), "{notes:?}");
    }
    ensure!(director.version_of(&application).await? == before, "a note changes nothing of the application");
    Ok(())
}

#[story]
async fn nobody_outside_the_office_sees_that_there_is_a_note(hub: Hub) -> Result {
    let Desk { rossi, operator, application, .. } = desk(&hub).await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let auditor = hub.auditor().await?;
    let elsewhere = hub.office("Lecce").await?;
    let strangers = [hub.operator(&elsewhere).await?, hub.director(&elsewhere).await?];
    operator.notes(&application, "Il titolare è sentito domani.").await?.succeeds()?;

    for person in [&rossi.persona, &studio.persona, &auditor] {
        person.reads_notes(&application).await?.is_unknown_to_the_role("notes")?;
        let types = person.does("{ __type(name: \"Note\") { name } }", json!({})).await?;
        ensure!(types.is_null("__type")?, "{}", types.describe());
    }
    for person in &strangers {
        ensure!(person.reads_notes(&application).await?.is_null("application")?);
        person.notes(&application, "Di chi è?").await?.fails_with("NOT_FOUND")?;
    }
    let seen = hub.count("select count(*) from hub.note").await?;
    ensure!(seen == 1, "{seen} notes");
    Ok(())
}

#[story]
async fn an_applicant_is_not_told_that_a_note_was_written(hub: Hub) -> Result {
    let Desk { rossi, operator, application, .. } = desk(&hub).await?;

    operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;
    let read = "query File($id: ID!) { application(id: $id) { notes { text } } }";
    operator.does(read, json!({ "id": application.id })).await?;

    let own = entries(&operator, |entry| entry["fields"] == json!(["addNote"])).await?;
    ensure!(own["kind"] == "CHANGE" && own["employers"] == json!([rossi.id]) && own["applications"] == json!([application.id]), "{own}");
    let shown = entries(&rossi, |entry| entry["isOwn"] == false && entry["kind"] == "READ").await?;
    ensure!(shown["applications"] == json!([application.id]), "{shown}");
    let log = rossi.does("{ accessLog(first: 100) { nodes { kind isOwn role } } }", json!({})).await?.list("accessLog.nodes")?;
    ensure!(!log.iter().any(|entry| entry["role"] == "OPERATOR" && entry["kind"] == "CHANGE"), "{log:?}");
    Ok(())
}

#[story]
async fn a_note_that_is_empty_too_long_or_not_plain_is_refused(hub: Hub) -> Result {
    let Desk { operator, application, .. } = desk(&hub).await?;

    operator.notes(&application, " \n ").await?.is_refused_with("TEXT_MISSING")?;
    operator.notes(&application, &"è".repeat(2_001)).await?.is_refused_with("TEXT_TOO_LONG")?;
    operator.notes(&application, "a\u{7}b").await?.is_refused_with("TEXT_NOT_PLAIN")?;
    operator.notes(&Application { id: "niente".to_owned() }, "Chi?").await?.fails_with("BAD_ID")?;
    operator.notes_with(&application, "Sentire la ditta.", Some("")).await?.is_refused_with("IDEMPOTENCY_KEY_BAD")?;
    operator.notes(&application, &"è".repeat(2_000)).await?.succeeds()?;

    ensure!(operator.reads_notes(&application).await?.list("application.notes")?.len() == 1);
    Ok(())
}

#[story(everywhere)]
async fn a_note_is_written_once_for_its_key(hub: Hub) -> Result {
    let Desk { operator, director, application, .. } = desk(&hub).await?;
    let write = || operator.notes_with(&application, "Sentire la ditta.", Some("nota-1"));

    let (first, second) = futures_util::future::try_join(write(), write()).await?;
    let third = write().await?.succeeds()?;

    let id = first.succeeds()?.text("addNote.note.id")?;
    ensure!(second.succeeds()?.text("addNote.note.id")? == id && third.text("addNote.note.id")? == id);
    operator.notes_with(&application, "Non sentirla.", Some("nota-1")).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    director.notes_with(&application, "Sentire la ditta.", Some("nota-1")).await?.succeeds()?;
    ensure!(operator.reads_notes(&application).await?.list("application.notes")?.len() == 2, "the key is of the capacity");
    Ok(())
}

#[story]
async fn an_application_has_a_hundred_notes_at_most(hub: Hub) -> Result {
    let Desk { operator, application, .. } = desk(&hub).await?;
    operator.notes_with(&application, "La prima.", Some("prima")).await?.succeeds()?;
    hub.as_owner(async |db| {
        let copies = "insert into hub.note (id, application_id, position_id, office_id, submitted, text, written_at, account_id, capacity_id, author, role)
            select gen_random_uuid(), application_id, position_id, office_id, submitted, 'Nota ' || i, written_at + i * interval '1 second',
                account_id, capacity_id, author, role
            from hub.note, generate_series(1, 99) i";
        Ok(sqlx::query(copies).execute(db).await.map(drop)?)
    })
    .await?;

    operator.notes(&application, "Una di troppo.").await?.is_refused_with("LIST_TOO_LONG")?;
    operator.notes_with(&application, "La prima.", Some("prima")).await?.succeeds()?;

    let notes = operator.reads_notes(&application).await?.list("application.notes")?;
    ensure!(notes.len() == 100 && notes[0]["text"] == "La prima." && notes[99]["text"] == "Nota 99", "{notes:?}");
    Ok(())
}

#[story(everywhere)]
async fn nobody_changes_or_deletes_a_note_or_writes_one_in_anothers_name(hub: Hub) -> Result {
    let Desk { operator, director, application, .. } = desk(&hub).await?;
    operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;

    for person in [&operator, &director] {
        let mut bound = hub.app().db.bind(&hub.viewer_of(person)).await?;
        let forged = sqlx::query(
            "insert into note (id, application_id, position_id, office_id, submitted, text, written_at, account_id, capacity_id, author, role)
            select gen_random_uuid(), application_id, position_id, office_id, submitted, 'Falsa', written_at, $1, capacity_id, author, role
            from note",
        );
        ensure!(forged.bind(uuid::Uuid::nil()).execute(&mut *bound).await.is_err());
        drop(bound);
        for change in ["update note set text = 'Altro'", "delete from note"] {
            let mut bound = hub.app().db.bind(&hub.viewer_of(person)).await?;
            ensure!(sqlx::query(change).execute(&mut *bound).await.is_err(), "{change}");
        }
    }

    let notes = operator.reads_notes(&application).await?.list("application.notes")?;
    ensure!(notes.len() == 1 && notes[0]["text"] == "Sentire la ditta.", "{notes:?}");
    Ok(())
}

#[story]
async fn a_program_needs_the_scopes_of_notes(hub: Hub) -> Result {
    let Desk { operator, application, .. } = desk(&hub).await?;
    operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;
    let program = async |name: &str, scopes: &[&str]| {
        let token = operator.makes_a_token(name, scopes).await?.secret;
        anyhow::Ok(Persona { client: operator.program(&token), ..operator.persona.clone() })
    };
    let (reader, writer) = (program("Lettore", &["READ"]).await?, program("Scrittore", &["READ", "SEE_NOTES", "ADD_NOTE"]).await?);

    reader.notes(&application, "Automatica.").await?.fails_with("MISSING_SCOPE")?;
    writer.notes(&application, "Automatica.").await?.succeeds()?;

    ensure!(reader.reads_notes(&application).await?.list("application.notes")?.is_empty());
    ensure!(writer.reads_notes(&application).await?.list("application.notes")?.len() == 2);
    Ok(())
}

#[story]
async fn the_notes_of_fifty_applications_take_the_statements_of_one(hub: Hub) -> Result {
    let Desk { rossi, operator, application, .. } = desk(&hub).await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 50).await?;
    operator.notes(&application, "Sentire la ditta.").await?.succeeds()?;
    hub.as_owner(async |db| {
        let copies = "insert into hub.note (id, application_id, position_id, office_id, submitted, text, written_at, account_id, capacity_id, author, role)
            select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, n.text, n.written_at, n.account_id, n.capacity_id, n.author, n.role
            from hub.note n, hub.application a";
        Ok(sqlx::query(copies).execute(db).await.map(drop)?)
    })
    .await?;

    let query = "query($first: Int!) { viewer { operatorHub { queue(first: $first) { nodes { notes { text author { name } } } } } } }";
    let mut counts = Vec::new();
    for first in [1, 10, 50] {
        let answer = operator.does(query, json!({ "first": first })).await?;
        let lists = answer.list("viewer.operatorHub.queue.nodes")?;
        ensure!(lists.len() == first && lists.iter().all(|node| node["notes"].as_array().is_some_and(|notes| !notes.is_empty())));
        counts.push(answer.cost.statements.len());
    }
    ensure!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    Ok(())
}
