//! What administrators are refused, and what is refused to everyone else.

use futures_util::future::join_all;
use sqlx::PgConnection;

use crate::world::*;

#[story]
async fn administrators_change_the_accounts_of_others_alone(hub: Hub) -> Result {
    let (admin, colleague) = (hub.admin().await?, hub.admin().await?);
    let own = &admin.account.id;

    admin.asks_to_entitle(own, 1, json!({ "role": "DIRECTOR", "subject": "0001" })).await?.is_refused_with("OWN_ACCOUNT")?;
    admin.asks_to_end_capacity(&admin.capacity.id, 1, None).await?.is_refused_with("OWN_ACCOUNT")?;
    admin.asks_for_a_password(own, 1, Some("una password lunga")).await?.is_refused_with("OWN_ACCOUNT")?;
    for mutation in ["disableAccount", "enableAccount", "resetSecondFactors"] {
        admin.asks_to(mutation, own, 1).await?.is_refused_with("OWN_ACCOUNT")?;
    }
    colleague.asks_to_entitle(own, 1, json!({ "role": "AUDITOR" })).await?.succeeds()?;

    let refused = admin.asks_to("disableAccount", own, 2).await?;
    ensure!(refused.message()? == "Your own account is managed by another administrator: ask one.", "{}", refused.describe());
    Ok(())
}

#[story]
async fn of_two_administrators_at_once_the_second_finds_that_the_account_was_changed(hub: Hub) -> Result {
    let (first, second) = (hub.admin().await?, hub.admin().await?);
    let maria = hub.registers_account("Maria Verdi").await?;
    let entitle = |admin: &Persona| {
        let (admin, id) = (admin.clone(), maria.id.clone());
        async move { admin.asks_to_entitle(&id, 1, json!({ "role": "AUDITOR" })).await }
    };

    let answers = join_all([entitle(&first), entitle(&second)]).await.into_iter().collect::<Result<Vec<_>>>()?;

    let mut codes: Vec<_> = answers.iter().map(Answer::user_codes).collect();
    codes.sort();
    ensure!(codes == [vec![], vec!["ACCOUNT_VERSION_CONFLICT"]], "{codes:?}");
    let account = first.finds_account(&maria).await?;
    ensure!(account["version"] == 2 && account["capacities"].as_array().is_some_and(|held| held.len() == 1), "{account}");
    Ok(())
}

#[story]
async fn of_two_accounts_for_one_person_at_once_one_is_made(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let input = hub.new_person("Maria Verdi")?;

    let answers = join_all([admin.asks_for_an_account(input.clone()), admin.asks_for_an_account(input.clone())]).await;
    let answers = answers.into_iter().collect::<Result<Vec<_>>>()?;

    let mut codes: Vec<_> = answers.iter().map(Answer::user_codes).collect();
    codes.sort();
    ensure!(codes == [vec![], vec!["ACCOUNT_EXISTS"]], "{codes:?}");
    ensure!(admin.finds_accounts(input["taxCode"].as_str()).await?.len() == 1);
    Ok(())
}

#[story]
async fn what_cannot_be_taken_is_refused_with_its_code_and_place(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let maria = hub.registers_account("Maria Verdi").await?;
    let refused = |answer: Answer| {
        let errors: Vec<_> = answer.user_errors().into_iter().map(|error| format!("{} {}", error["code"], error["path"])).collect();
        errors.join(", ").replace('"', "")
    };
    let wrong = json!({ "name": "", "email": "maria", "taxCode": "01234567897", "password": "una password lunga" });
    let mut short = hub.new_person("Maria Verdi")?;
    short["password"] = json!("corta");
    let entitled = async |input: Value| Ok::<_, anyhow::Error>(refused(admin.asks_to_entitle(&maria.id, 1, input).await?));

    let errors = refused(admin.asks_for_an_account(wrong).await?);
    ensure!(errors == "TEXT_MISSING [name], EMAIL_INVALID [email], TAX_CODE_OF_NO_PERSON [taxCode]", "{errors}");
    ensure!(refused(admin.asks_for_an_account(short).await?) == "PASSWORD_TOO_SHORT [password]");
    ensure!(entitled(json!({ "role": "EMPLOYER" })).await? == "SUBJECT_MISSING [subject]");
    ensure!(entitled(json!({ "role": "AUDITOR", "subject": "0001" })).await? == "SUBJECT_OF_NO_USE [subject]");
    ensure!(entitled(json!({ "role": "DIRECTOR", "subject": rossi.tax_code })).await? == "SUBJECT_UNKNOWN [subject]");
    ensure!(entitled(json!({ "role": "INTERMEDIARY", "subject": rossi.id })).await? == "SUBJECT_UNKNOWN [subject]");
    let upside_down = json!({ "role": "AUDITOR", "function": "DIRECTOR", "validFrom": "2026-05-01", "validTo": "2026-04-30" });
    ensure!(entitled(upside_down).await? == "FUNCTION_OF_ANOTHER_ROLE [function], PERIOD_UPSIDE_DOWN [validTo]");
    let early = admin.asks_to_end_capacity(&rossi.capacity.id, 1, Some("2026-01-31")).await?;
    ensure!(refused(early) == "LAST_DAY_TOO_EARLY [lastDay]");
    admin.asks_to("disableAccount", &rossi.id, 1).await?.fails_with("NOT_FOUND")?;
    admin.asks_to_end_capacity(&rossi.account.id, 1, None).await?.fails_with("NOT_FOUND")?;
    let account = admin.finds_account(&maria).await?;
    ensure!(account["version"] == 1 && account["capacities"] == json!([]), "{account}");
    Ok(())
}

#[story]
async fn nobody_else_reads_or_changes_the_account_of_another(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (director, auditor) = (hub.director(&rossi.position.office).await?, hub.auditor().await?);
    let node = "query($id: ID!) { node(id: $id) { id __typename } }";

    for person in [&director.persona, &auditor] {
        person.asks_to("disableAccount", &rossi.account.id, 1).await?.is_unknown_to_the_role("disableAccount")?;
        person.ask("{ viewer { adminHub { accounts { nodes { id } } } } }", json!({})).await?.is_unknown_to_the_role("adminHub")?;
        person.ask("{ viewer { account { sessions { id } } } }", json!({})).await?.is_unknown_to_the_role("sessions")?;
        for id in [&rossi.account.id, &rossi.capacity.id] {
            ensure!(person.does(node, json!({ "id": id })).await?.is_null("node")?);
        }
    }
    let own = rossi.does(node, json!({ "id": rossi.account.id })).await?;
    ensure!(own.text("node.__typename")? == "Account");
    ensure!(rossi.does(node, json!({ "id": rossi.capacity.id })).await?.text("node.__typename")? == "Capacity");
    Ok(())
}

#[story]
async fn an_administrator_reaches_accounts_and_capacities_by_their_ids_and_nothing_else(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;
    let ids = [&rossi.account.id, &rossi.capacity.id, &application.id, &rossi.id, &rossi.position.id, &rossi.position.office.id];

    let seen = admin.does("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", json!({ "ids": ids })).await?;

    let types: Vec<_> = seen.list("nodes")?.iter().map(|node| node["__typename"].clone()).collect();
    ensure!(types == [json!("Account"), json!("Capacity"), Value::Null, Value::Null, Value::Null, Value::Null], "{types:?}");
    let query = "query($id: ID!) { node(id: $id) { ... on Account { email status } ... on Capacity { account { email } } } }";
    ensure!(admin.does(query, json!({ "id": rossi.capacity.id })).await?.text("node.account.email")? == rossi.account.email);
    Ok(())
}

/// The database itself refuses what the hub never asks for.
#[story(once)]
async fn the_role_of_administrators_reads_no_hash_and_gives_itself_nothing(hub: Hub) -> Result {
    let (admin, rossi) = (hub.admin().await?, hub.employer("Rossi Costruzioni").await?);
    let bind = format!(
        "set role hub_admin;
        set hub.account = '{}';
        set hub.capacity = '{}';
        set hub.today = '{}'",
        admin.account.key.0,
        admin.capacity.key.0,
        hub.today()
    );
    let own = admin.account.key.0;
    let tries = [
        ("select password_hash from hub.account".to_owned(), "permission denied"),
        ("select sealed_secret from hub.second_factors_of(array[]::uuid[])".to_owned(), "does not exist"),
        ("update hub.account set password_hash = 'x'".to_owned(), "permission denied"),
        ("update hub.account set email = 'x@example.it'".to_owned(), "permission denied"),
        ("update hub.capacity set role = 'DIRECTOR'".to_owned(), "permission denied"),
        ("update hub.session set account_id = account_id".to_owned(), "permission denied"),
        (
            format!(
                "insert into hub.capacity (id, account_id, role, function, valid_from)
                values (gen_random_uuid(), '{own}', 'AUDITOR', 'AUDITOR', '2026-01-01')"
            ),
            "row-level security",
        ),
        (
            format!(
                "insert into hub.session (id, account_id, capacity_id, token_hash, created_at, last_seen_at, expires_at)
                values (gen_random_uuid(), '{}', '{}', '\\x00', '2026-01-01', '2026-01-01', '2027-01-01')",
                rossi.account.key.0, rossi.capacity.key.0
            ),
            "row-level security",
        ),
    ];
    let nothing = [
        format!("with done as (update hub.account set version = version + 1 where id = '{own}' returning id) select count(*) from done"),
        format!("with done as (update hub.capacity set valid_to = null where account_id = '{own}' returning id) select count(*) from done"),
        format!("select hub.set_password('{own}', 'x')::integer::bigint"),
        format!("select coalesce(hub.remove_second_factors('{own}'), 0)"),
        "select count(*) from hub.second_factor where account_id <> hub.current_account()".to_owned(),
        "select count(*) from hub.application".to_owned(),
    ];

    let mut db = hub.database.as_ref().context("a story on PostgreSQL")?.connect().await?;
    run(&mut db, &bind).await?;
    for (statement, expected) in tries {
        let done = run(&mut db, &statement).await;
        let message = done.err().map(|error| error.to_string()).unwrap_or_default();
        ensure!(message.contains(expected), "{statement}: {message}");
    }
    for statement in nothing {
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(statement.clone())).fetch_one(&mut db).await?;
        ensure!(count == 0, "{statement}: {count}");
    }
    Ok(())
}

async fn run(db: &mut PgConnection, statement: &str) -> sqlx::Result<()> {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(db).await.map(drop)
}
