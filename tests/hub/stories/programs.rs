//! Programs: the software of an employer or a consultant has credentials of its own, which let it do a part of what their capacity may do.

use std::fs::File;
use std::time::Duration as RealTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use futures_util::future::join_all;
use omnia_hub::core::access::Role;
use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

const DASHBOARD: &str = "{ viewer { intermediaryHub { employers { nodes { name } } counters { applications } } } }";
const MY_PROGRAMS: &str = "query($first: Int, $after: String) { myPrograms(first: $first, after: $after) {
    nodes { id name kind scopes madeBy { name } holds lastUsedAt lastAddress } pageInfo { hasNextPage endCursor } } }";
const CREATE_DRAFT: &str = "mutation($input: CreateDraftInput!) {
    createDraft(input: $input) { application { id status version } userErrors { code path message } } }";
const FOLLOW: &str = "subscription { applicationStatusChanged { to } }";
/// What a revocation may take from hub to hub.
const A_SECOND: RealTime = RealTime::from_secs(1);
/// What it may take without a notification: a hub looks each second, and a busy machine adds to it.
const A_LOOK: RealTime = RealTime::from_secs(3);

#[story(everywhere)]
async fn a_program_of_a_consultant_asks_for_its_dashboard_with_a_personal_token(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    studio.is_delegated_by(&hub, &rossi).await?;

    let program = studio.makes_a_token("Paghe 3000", &["READ"]).await?;
    let answer = studio.program(&program.secret).does(DASHBOARD, json!({})).await?;

    ensure!(program.secret.starts_with("omnia_pat_") && program.secret.len() == 53, "{}", program.secret.len());
    ensure!(answer.text("viewer.intermediaryHub.employers.nodes.0.name")? == "Rossi Costruzioni");
    Ok(())
}

#[story(everywhere)]
async fn a_client_exchanges_its_secret_for_a_token_of_an_hour(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let client = rossi.makes_a_client("Gestionale", &["READ", "DRAFT"]).await?;
    let basic = ("authorization", format!("Basic {}", STANDARD.encode(format!("{}:{}", client.id, client.secret))));

    let by_form = hub.stranger().exchanges(&client, "").await?;
    let by_header = hub.stranger().asks_for_a_token("grant_type=client_credentials", &[basic]).await?;

    ensure!(by_form.status == 200 && by_form.body["token_type"] == "Bearer" && by_form.body["expires_in"] == 3600, "{}", by_form.body);
    ensure!(by_form.body["scope"] == "READ DRAFT" && by_form.headers["cache-control"] == "no-store", "{}", by_form.body);
    for token in [by_form.token()?, by_header.token()?] {
        let program = rossi.program(&token);
        program.does("{ viewer { capacity { role } } }", json!({})).await?;
        program.does(CREATE_DRAFT, json!({ "input": { "unitId": rossi.position.unit.id, "benefit": "CIGO" } })).await?;
    }
    hub.wait(Duration::minutes(59));
    rossi.program(&by_form.token()?).does("{ viewer { capacity { role } } }", json!({})).await?;
    hub.wait(Duration::minutes(1));
    rossi.program(&by_form.token()?).ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story]
async fn what_its_scopes_lack_is_refused_by_name_in_both_languages(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let program = rossi.program(&rossi.makes_a_token("Lettore", &["READ"]).await?.secret);

    let english = program.tries_to_submit(&draft, "k").await?.fails_with("MISSING_SCOPE")?;
    let italian = program.speaking("it").tries_to_submit(&draft, "k").await?.fails_with("MISSING_SCOPE")?;

    ensure!(english.extension("scope")? == "SUBMIT" && english.message()?.contains("SUBMIT"), "{}", english.describe());
    ensure!(italian.message()?.contains("ambito SUBMIT"), "{}", italian.describe());
    let can_attach = async |client: &Client| -> Result<bool> {
        let query = "query($id: ID!) { application(id: $id) { viewerCan { attach } } }";
        client.does(query, json!({ "id": draft.id })).await?.read("application.viewerCan.attach")
    };
    ensure!(!can_attach(&program).await? && can_attach(&rossi).await?);
    Ok(())
}

#[story]
async fn a_token_may_have_fewer_scopes_than_its_client(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let client = rossi.makes_a_client("Gestionale", &["READ", "DRAFT"]).await?;
    let input = json!({ "input": { "unitId": rossi.position.unit.id, "benefit": "CIGO" } });

    let narrow = hub.stranger().exchanges(&client, "&scope=READ").await?;
    let wide = hub.stranger().exchanges(&client, "&scope=READ+SUBMIT").await?;

    ensure!(narrow.body["scope"] == "READ", "{}", narrow.body);
    let refused = rossi.program(&narrow.token()?).ask(CREATE_DRAFT, input).await?.fails_with("MISSING_SCOPE")?;
    ensure!(refused.extension("scope")? == "DRAFT");
    wide.is_refused(400, "invalid_scope")
}

#[story]
async fn without_the_scope_to_read_nothing_is_queried_nor_read_by_way_of_an_act(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let program = rossi.program(&rossi.makes_a_token("Scrittore", &["DRAFT"]).await?.secret);
    let input = json!({ "input": { "unitId": rossi.position.unit.id, "benefit": "CIGO" } });
    let deep = "mutation($input: CreateDraftInput!) {
        createDraft(input: $input) { application { id position { employer { name } } } userErrors { code } } }";

    let lacking = program.ask("{ viewer { account { email } } }", json!({})).await?.fails_with("MISSING_SCOPE")?;
    ensure!(lacking.extension("scope")? == "READ");
    program.ask(deep, input.clone()).await?.fails_with("MISSING_SCOPE")?;
    ensure!(
        rossi
            .does("{ viewer { employerHub { counters { applications } } } }", json!({}))
            .await?
            .number("viewer.employerHub.counters.applications")?
            == 0,
        "it was made all the same"
    );
    program.does(CREATE_DRAFT, input).await?;
    program.does("{ __typename }", json!({})).await?;
    let mut socket = program.opens_a_socket().await?;
    socket.subscribes(FOLLOW, json!({})).await?.next().await?.fails_with("MISSING_SCOPE")?;
    Ok(())
}

#[story]
async fn without_the_scope_to_see_personal_data_they_are_masked(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let query = "query($id: ID!) { application(id: $id) { beneficiaries { nodes { taxCode } } } }";
    let seen =
        async |program: &Client| program.does(query, json!({ "id": draft.id })).await?.text("application.beneficiaries.nodes.0.taxCode");

    let masked = rossi.program(&rossi.makes_a_token("Cruscotto", &["READ"]).await?.secret);
    let full = rossi.program(&rossi.makes_a_token("Paghe", &["READ", "SEE_PERSONAL_DATA"]).await?.secret);

    ensure!(seen(&masked).await?.contains('*') && !seen(&full).await?.contains('*'));
    Ok(())
}

#[story]
async fn subscribers_with_other_scopes_are_shown_other_answers_to_one_event(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    hub.protocols(&draft).await?;
    let follow = "subscription { applicationStatusChanged { application { beneficiaries { nodes { taxCode } } } } }";
    let full = rossi.program(&rossi.makes_a_token("Paghe", &["READ", "SEE_PERSONAL_DATA"]).await?.secret);
    let masked = rossi.program(&rossi.makes_a_token("Cruscotto", &["READ"]).await?.secret);
    let (mut first, mut second) = (full.opens_a_socket().await?, masked.opens_a_socket().await?);
    let (mut of_full, mut of_masked) = (first.subscribes(follow, json!({})).await?, second.subscribes(follow, json!({})).await?);
    for socket in [&mut first, &mut second] {
        socket.subscribes("{ __typename }", json!({})).await?.next().await?;
    }

    operator.tries("takeApplication", &draft).await?.succeeds()?;

    let path = "applicationStatusChanged.application.beneficiaries.nodes.0.taxCode";
    ensure!(!of_full.next().await?.succeeds()?.text(path)?.contains('*'));
    ensure!(of_masked.next().await?.succeeds()?.text(path)?.contains('*'));
    Ok(())
}

#[story]
async fn nobody_gives_a_program_more_than_their_capacity_has(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let sara = hub.collaborator(&hub.intermediary("Studio Bianchi").await?, "Sara Blu").await?;

    let of_officials = rossi.tries_to_make(json!({ "name": "x", "kind": "CLIENT", "scopes": ["READ", "SIGN"] })).await?;
    let of_practitioners = json!({ "name": "x", "kind": "CLIENT", "scopes": ["READ", "CREATE_DELEGATION", "SUB_DELEGATE"] });
    let refused = sara.tries_to_make(of_practitioners).await?;

    of_officials.fails_with("GRAPHQL_VALIDATION_FAILED")?;
    ensure!(refused.user_codes() == ["SCOPE_NOT_YOURS", "SCOPE_NOT_YOURS"], "{}", refused.describe());
    let (path, message) = (&refused.user_errors()[0]["path"], refused.messages()[0].to_owned());
    ensure!(*path == json!(["scopes", "1"]) && message.contains("CREATE_DELEGATION"), "{}", refused.describe());
    Ok(())
}

#[story]
async fn what_is_wrong_with_a_program_is_said_all_at_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let refused = rossi.tries_to_make(json!({ "name": " ", "kind": "CLIENT", "scopes": [], "expiresInDays": 367 })).await?;
    let past = json!({ "name": "x", "kind": "CLIENT", "scopes": ["READ"], "expiresInDays": 0 });

    ensure!(refused.user_codes() == ["TEXT_MISSING", "PROGRAM_SCOPES_MISSING", "PROGRAM_EXPIRY"], "{}", refused.describe());
    rossi.tries_to_make(past).await?.is_refused_with("PROGRAM_EXPIRY")?;
    Ok(())
}

#[story]
async fn a_program_manages_no_sessions_no_capacities_and_no_programs(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let scopes = ["READ", "DRAFT", "EDIT_DRAFT", "DELETE_DRAFT", "SUBMIT", "WITHDRAW", "ATTACH", "REVOKE_DELEGATION", "SEE_PERSONAL_DATA"];
    let made = rossi.makes_a_token("Tutto", &scopes).await?;
    let program = rossi.program(&made.secret);
    let input = json!({ "input": { "name": "x", "kind": "CLIENT", "scopes": ["READ"], "expiresInDays": 1 } });

    program.ask(CREATE_PROGRAM, input).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(ROTATE_PROGRAM, json!({ "id": made.id, "overlap": 1 })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(REVOKE_PROGRAM, json!({ "id": made.id })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask(MY_PROGRAMS, json!({})).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.ask("mutation { signOut { userErrors { code } } }", json!({})).await?.fails_with("NOT_FOR_PROGRAMS")?;
    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { userErrors { code } } }";
    program.ask(switch, json!({ "id": rossi.capacity.id })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    let revoke = "mutation($id: ID!) { revokeSession(id: $id) { userErrors { code } } }";
    program.ask(revoke, json!({ "id": rossi.capacity.id })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    program.tries_to_sign_in(&rossi.account.email, PASSWORD).await?.fails_with("NOT_FOR_PROGRAMS")?;
    Ok(())
}

#[story(everywhere)]
async fn a_revoked_program_is_out_at_once_and_its_socket_closes_within_a_second(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let access = hub.stranger().exchanges(&client, "").await?.token()?;
    let mut sockets = vec![rossi.program(&token.secret).opens_a_socket().await?, rossi.program(&access).opens_a_socket().await?];

    for program in [&token, &client] {
        ensure!(rossi.revokes_program(program).await?.get("revokeProgram.program.holds")? == false);
    }

    for socket in &mut sockets {
        ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    }
    for token in [&token.secret, &access] {
        rossi.program(token).ask(DASHBOARD, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    }
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    rossi.ask(REVOKE_PROGRAM, json!({ "id": token.id })).await?.is_refused_with("PROGRAM_ENDED").map(drop)
}

#[story]
async fn a_program_that_was_revoked_on_one_hub_is_refused_on_the_other_within_a_second(hub: Hub) -> Result {
    let other = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let token = rossi.makes_a_token("A", &["READ"]).await?;
    let elsewhere = rossi.program(&token.secret).at(&other);
    elsewhere.does("{ viewer { capacity { role } } }", json!({})).await?;
    let mut socket = elsewhere.opens_a_socket().await?;

    rossi.revokes_program(&token).await?;

    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    elsewhere.ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn a_program_ends_when_it_expires_and_rests_as_long_as_it_likes_until_then(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let program = rossi.program(&token.secret);
    let mut socket = program.opens_a_socket().await?;

    hub.wait(Duration::days(30) - Duration::minutes(30));
    program.does("{ viewer { capacity { role } } }", json!({})).await?;
    ensure!(hub.stranger().exchanges(&client, "").await?.body["expires_in"] == 1800, "an access token does not outlive its program");
    hub.wait(Duration::minutes(30));

    program.ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    ensure!(socket.closes_within(A_LOOK).await?.code == 4403);
    let again = rossi.persona.client.clone();
    again.ask(MY_PROGRAMS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let rossi = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    rossi.ask(ROTATE_PROGRAM, json!({ "id": token.id, "overlap": 1 })).await?.is_refused_with("PROGRAM_ENDED").map(drop)
}

#[story]
async fn a_rotated_secret_holds_for_its_overlap_and_its_sockets_close_with_it(hub: Hub) -> Result {
    let other = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let old = rossi.program(&token.secret).at(&other);
    let mut socket = old.opens_a_socket().await?;

    let (new_token, new_client) = (rossi.rotates(&token, 2).await?, rossi.rotates(&client, 2).await?);

    for secret in [&token.secret, &new_token.secret] {
        rossi.program(secret).does("{ viewer { capacity { role } } }", json!({})).await?;
    }
    ensure!(hub.stranger().exchanges(&new_client, "").await?.status == 200);
    hub.wait(Duration::minutes(90));
    ensure!(hub.stranger().exchanges(&client, "").await?.body["expires_in"] == 1800, "what the old secret gives ends with it");
    ensure!(socket.is_open());
    hub.wait(Duration::minutes(30));
    ensure!(socket.closes_within(A_LOOK).await?.code == 4403);
    old.ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    rossi.program(&new_token.secret).does("{ viewer { capacity { role } } }", json!({})).await?;
    ensure!(hub.stranger().exchanges(&new_client, "").await?.status == 200);
    Ok(())
}

#[story]
async fn a_secret_that_is_rotated_without_overlap_ends_at_once_with_all_that_it_gave(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let access = hub.stranger().exchanges(&client, "").await?.token()?;
    let mut socket = rossi.program(&token.secret).opens_a_socket().await?;

    let (new_token, new_client) = (rossi.rotates(&token, 0).await?, rossi.rotates(&client, 0).await?);

    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    for secret in [&token.secret, &access] {
        rossi.program(secret).ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    }
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    rossi.program(&new_token.secret).does("{ viewer { capacity { role } } }", json!({})).await?;
    ensure!(hub.stranger().exchanges(&new_client, "").await?.status == 200);
    rossi.ask(ROTATE_PROGRAM, json!({ "id": token.id, "overlap": 169 })).await?.is_refused_with("PROGRAM_OVERLAP").map(drop)
}

#[story]
async fn nobody_sees_or_changes_the_program_of_another_capacity(hub: Hub) -> Result {
    let (rossi, bruni) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bruni Edilizia").await?);
    let program = rossi.makes_a_token("A", &["READ"]).await?;
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;
    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code } } }";
    let again = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let token = again.does(switch, json!({ "id": auditor.id })).await?.text("switchCapacity.token")?;
    let same_person = Persona { client: again.with(Pass::Bearer(token)), capacity: auditor, ..again };

    for other in [&bruni.persona, &same_person] {
        ensure!(other.does(MY_PROGRAMS, json!({})).await?.list("myPrograms.nodes")?.is_empty());
        other.ask(ROTATE_PROGRAM, json!({ "id": program.id, "overlap": 0 })).await?.fails_with("NOT_FOUND")?;
        other.ask(REVOKE_PROGRAM, json!({ "id": program.id })).await?.fails_with("NOT_FOUND")?;
    }

    rossi.program(&program.secret).does("{ viewer { capacity { role } } }", json!({})).await.map(drop)
}

#[story(once)]
async fn the_administrator_sees_every_program_and_ends_it_but_has_none(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let program = rossi.makes_a_token("Paghe", &["READ"]).await?;
    let all = "{ programs { nodes { id name madeBy { name } scopes } } }";

    let seen = admin.does(all, json!({})).await?;
    ensure!(seen.text("programs.nodes.0.name")? == "Paghe" && seen.text("programs.nodes.0.madeBy.name")? == "Mario Rossi");
    rossi.ask(all, json!({})).await?.is_unknown_to_the_role("programs")?;
    admin.ask(ROTATE_PROGRAM, json!({ "id": program.id, "overlap": 0 })).await?.is_unknown_to_the_role("rotateProgram")?;
    let asked = admin.tries_to_make(json!({ "name": "x", "kind": "CLIENT", "scopes": ["READ"] })).await?;
    asked.is_unknown_to_the_role("createProgram")?;
    admin.revokes_program(&program).await?;

    rossi.program(&program.secret).ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn a_program_without_the_scope_of_personal_data_reads_no_tax_code_of_its_maker(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (blind, seeing) =
        (rossi.makes_a_token("Paghe", &["READ"]).await?, rossi.makes_a_token("Turni", &["READ", "SEE_PERSONAL_DATA"]).await?);
    let mine = "{ viewer { account { taxCode } } }";

    let masked = rossi.program(&blind.secret).does(mine, json!({})).await?.text("viewer.account.taxCode")?;
    let whole = rossi.program(&seeing.secret).does(mine, json!({})).await?.text("viewer.account.taxCode")?;

    ensure!(masked.contains('*') && whole == rossi.account.tax_code, "{masked}, {whole}");
    Ok(())
}

#[story]
async fn of_two_programs_of_one_name_that_are_made_at_once_there_is_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let wanted = || rossi.tries_to_make(json!({ "name": "Paghe", "kind": "PERSONAL_TOKEN", "scopes": ["READ"] }));

    let answers = join_all((0..6).map(|_| wanted())).await.into_iter().collect::<Result<Vec<_>>>()?;

    let refused = answers.iter().filter(|answer| answer.user_codes() == ["PROGRAM_NAME_TAKEN"]).count();
    ensure!(refused == 5, "{:?}", answers.iter().map(|answer| answer.body.to_string()).collect::<Vec<_>>());
    ensure!(rossi.does(MY_PROGRAMS, json!({})).await?.list("myPrograms.nodes")?.len() == 1);
    Ok(())
}

#[story]
async fn a_capacity_has_twenty_programs_at_most_however_they_are_made(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let asked = |name: String| rossi.tries_to_make(json!({ "name": name, "kind": "CLIENT", "scopes": ["READ"] }));

    let answers = join_all((0..24).map(|n| asked(format!("Programma {n}")))).await.into_iter().collect::<Result<Vec<_>>>()?;

    let made: Vec<_> = answers.iter().filter(|answer| answer.user_codes().is_empty() && answer.codes().is_empty()).collect();
    ensure!(made.len() == 20, "{}", made.len());
    ensure!(answers.iter().filter(|answer| answer.user_codes() == ["TOO_MANY_PROGRAMS"]).count() == 4);
    let page = rossi.does(MY_PROGRAMS, json!({ "first": 15 })).await?;
    let rest = rossi.does(MY_PROGRAMS, json!({ "after": page.text("myPrograms.pageInfo.endCursor")? })).await?;
    ensure!(rest.list("myPrograms.nodes")?.len() == 5);
    rossi.does(REVOKE_PROGRAM, json!({ "id": made[0].text("createProgram.program.id")? })).await?;
    asked("Un altro".to_owned()).await?.succeeds().map(drop)
}

#[story]
async fn its_owner_reads_when_and_from_where_a_program_was_last_used(hub: Hub) -> Result {
    let proxied = hub.another_with(|config| config.trusted_proxies = "127.0.0.1".parse().unwrap_or_default()).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let token = rossi.makes_a_token("A", &["READ"]).await?;
    let used = async || rossi.does(MY_PROGRAMS, json!({})).await;
    ensure!(used().await?.is_null("myPrograms.nodes.0.lastUsedAt")?);

    let program = rossi.program(&token.secret).at(&proxied).from_address("203.0.113.7");
    program.does("{ viewer { capacity { role } } }", json!({})).await?;
    let first = used().await?;
    hub.wait(Duration::minutes(5));
    let later = program.does("{ viewer { capacity { role } } }", json!({})).await?;
    let again = program.does("{ viewer { capacity { role } } }", json!({})).await?;

    ensure!(first.text("myPrograms.nodes.0.lastAddress")? == "203.0.113.7", "{}", first.describe());
    ensure!(first.text("myPrograms.nodes.0.lastUsedAt")? != used().await?.text("myPrograms.nodes.0.lastUsedAt")?);
    let touches = |answer: &Answer| answer.cost.statements.iter().filter(|statement| statement.contains("with token as")).count();
    ensure!((touches(&later), touches(&again)) == (1, 0), "{:?} {:?}", later.cost, again.cost);
    Ok(())
}

#[story]
async fn a_capacity_that_ends_takes_its_programs_with_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let position = "query($number: PositionNumber!) { position(number: $number) { id } }";
    let program = rossi.program(&token.secret);
    ensure!(!program.does(position, json!({ "number": rossi.position.number })).await?.is_null("position")?);

    hub.closes_capacity(rossi.capacity.key).await?;

    ensure!(program.does(position, json!({ "number": rossi.position.number })).await?.is_null("position")?);
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    hub.wait(Duration::minutes(2));
    program.ask(position, json!({ "number": rossi.position.number })).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn the_database_holds_the_hashes_of_secrets_alone(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (token, client) = (rossi.makes_a_token("A", &["READ"]).await?, rossi.makes_a_client("B", &["READ"]).await?);
    let access = hub.stranger().exchanges(&client, "").await?.token()?;
    rossi.program(&token.secret).does("{ viewer { capacity { role } } }", json!({})).await?;

    let rows = "select coalesce(string_agg(row, '\n'), '') from (
        select to_jsonb(p)::text as row from hub.program p
        union all select to_jsonb(s)::text from hub.session s
        union all select to_jsonb(e)::text from hub.event e) rows";
    let stored: String = hub.as_owner(async |db| Ok(sqlx::query_scalar(rows).fetch_one(db).await?)).await?;

    ensure!(stored.contains("Gestionale") || stored.contains("\"A\""), "{stored}");
    for secret in [&token.secret, &client.secret, &access] {
        ensure!(!stored.contains(secret.as_str()) && !stored.contains(&secret[secret.len() - 43..]), "{stored}");
    }
    Ok(())
}

#[story(once)]
async fn a_secret_is_in_no_log_however_much_is_logged(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let path = hub.folder.path().join("log");
    let mut serve = omnia_hub(&["serve"]);
    serve.envs(hub.environment()).env("HUB_LOG", "trace").stderr(File::create(&path)?);
    let mut served = Binary::start(serve).await?;
    let here = Persona { client: served.for_client(&rossi.client), ..rossi.persona.clone() };

    let (token, client) = (here.makes_a_token("A", &["READ"]).await?, here.makes_a_client("B", &["READ"]).await?);
    let access = here.with(Pass::None).exchanges(&client, "").await?.token()?;
    here.program(&token.secret).does("{ viewer { capacity { role } } }", json!({})).await?;
    here.program(&access).does("{ viewer { capacity { role } } }", json!({})).await?;
    let mut socket = here.program(&token.secret).opens_a_socket().await?;
    socket.subscribes("{ viewer { capacity { role } } }", json!({})).await?.next().await?;
    let (new_token, new_client) = (here.rotates(&token, 1).await?, here.rotates(&client, 0).await?);
    here.with(Pass::None).exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    here.program(&format!("{}x", token.secret)).ask("{ __typename }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    here.revokes_program(&token).await?;
    served.stops().await?;

    let log = std::fs::read_to_string(&path)?;
    ensure!(log.lines().count() > 100 && log.contains("TRACE"), "the log is there: {} lines", log.lines().count());
    for secret in [&token.secret, &client.secret, &access, &new_token.secret, &new_client.secret] {
        let bits = &secret[secret.len() - 43..];
        let shown = log.lines().find(|line| line.contains(bits));
        ensure!(shown.is_none(), "{shown:?}");
    }
    Ok(())
}

#[story]
async fn what_is_wrong_with_a_request_for_a_token_is_said_as_the_standard_says_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (client, token) = (rossi.makes_a_client("B", &["READ"]).await?, rossi.makes_a_token("A", &["READ"]).await?);
    let stranger = hub.stranger();
    let form = format!("client_id={}&client_secret={}", client.id, client.secret);
    let basic = |text: String| [("authorization", format!("Basic {}", STANDARD.encode(text)))];
    let own = basic(format!("{}:{}", client.id, client.secret));

    for (expected, asked) in [
        ((400, "invalid_request"), form.clone()),
        ((400, "unsupported_grant_type"), format!("grant_type=password&{form}")),
        ((400, "invalid_request"), format!("grant_type=client_credentials&{form}&client_id={}", client.id)),
        ((401, "invalid_client"), "grant_type=client_credentials".to_owned()),
        ((401, "invalid_client"), format!("grant_type=client_credentials&client_id={}", client.id)),
        ((401, "invalid_client"), format!("grant_type=client_credentials&{form}x")),
        ((401, "invalid_client"), "grant_type=client_credentials&client_id=x&client_secret=y%00".to_owned()),
        ((401, "invalid_client"), format!("grant_type=client_credentials&client_id={}&client_secret={}", token.id, token.secret)),
        ((400, "invalid_scope"), format!("grant_type=client_credentials&{form}&scope=%C3%A8%22%00READ")),
        ((400, "invalid_request"), "x=y&".repeat(5000)),
    ] {
        for language in ["it", "en"] {
            stranger.speaking(language).asks_for_a_token(&asked, &[]).await?.is_refused(expected.0, expected.1).context(asked.clone())?;
        }
    }
    let twice = stranger.asks_for_a_token(&format!("grant_type=client_credentials&{form}"), &own).await?;
    twice.is_refused(400, "invalid_request")?;
    let wrong = stranger.asks_for_a_token("grant_type=client_credentials", &basic("nobody".to_owned())).await?;
    wrong.is_refused(401, "invalid_client")?;
    ensure!(wrong.headers["www-authenticate"].to_str()?.starts_with("Basic realm="));
    let italian = stranger.speaking("it").asks_for_a_token(&form, &[]).await?;
    ensure!(italian.body["error_description"].as_str().is_some_and(|text| text.contains("Manca il parametro grant_type")));
    Ok(())
}

#[story(once)]
async fn who_asks_for_tokens_without_end_waits_and_so_does_who_guesses_secrets(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let client = rossi.makes_a_client("B", &["READ"]).await?;
    let wrong = Credential { secret: format!("{}x", client.secret), ..client.clone() };

    for _ in 0..30 {
        ensure!(hub.stranger().exchanges(&client, "").await?.status == 200);
    }
    let refused = hub.stranger().exchanges(&client, "").await?;
    refused.is_refused(429, "slow_down")?;
    ensure!(refused.headers["retry-after"] == "31", "{:?}", refused.headers);
    hub.wait(Duration::seconds(31));
    ensure!(hub.stranger().exchanges(&client, "").await?.status == 200);
    for _ in 0..60 {
        hub.stranger().exchanges(&wrong, "").await?.is_refused(401, "invalid_client")?;
    }
    hub.stranger().exchanges(&wrong, "").await?.is_refused(429, "slow_down")
}

#[story]
async fn a_token_of_a_program_works_in_no_cookie(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let token = rossi.makes_a_token("A", &["READ"]).await?;
    let browser = rossi.with(Pass::Cookie(token.secret.clone()));

    browser.ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;

    // Whoever signs in over such a cookie ends nothing of the program.
    let by_cookie = "mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }";
    browser.does(by_cookie, json!({ "input": { "email": rossi.account.email, "password": PASSWORD } })).await?;
    rossi.program(&token.secret).does("{ viewer { capacity { role } } }", json!({})).await.map(drop)
}

#[story(once)]
async fn programs_end_on_the_command_line_and_with_their_account(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
    let runs_command = async |arguments: &[&str]| {
        let mut command = omnia_hub(arguments);
        command.envs(hub.environment()).env("HUB_MIGRATE_URL", owner.as_str());
        runs(command).await
    };
    let programs = async |arguments: &[&str]| -> Result<String> {
        let output = runs_command(&[&["programs"], arguments].concat()).await?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    };
    let email = rossi.account.email.as_str();
    let value = |printed: &str, name: &str| {
        let line = printed.lines().find_map(|line| line.strip_prefix(name)).context("the line is printed")?;
        anyhow::Ok(line.trim_start_matches(": ").to_owned())
    };

    let admin = hub.admin().await?;
    let of_admin = ["programs", "create", "--email", &admin.account.email, "--name", "Paghe", "--scope", "READ", "--days", "30"];
    ensure!(!runs_command(&of_admin).await?.status.success(), "an administrator has a program");
    let made =
        programs(&["create", "--email", email, "--name", "Paghe", "--scope", "READ", "--scope", "SEE_PERSONAL_DATA", "--days", "30"])
            .await?;
    let (id, first) = (value(&made, "id")?, value(&made, "token")?);
    let mut socket = rossi.program(&first).opens_a_socket().await?;
    let rotated = programs(&["rotate", "--id", &id, "--overlap", "0"]).await?;
    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    let second = value(&rotated, "token")?;
    rossi.program(&second).does("{ viewer { capacity { role } } }", json!({})).await?;
    let listed = programs(&["list", "--email", email]).await?;
    ensure!(listed.contains("Paghe") && listed.contains("READ,SEE_PERSONAL_DATA") && listed.contains("from 127.0.0.1"), "{listed}");
    ensure!(!listed.contains(&second));
    let refused = runs_command(&["programs", "create", "--email", email, "--name", "x", "--scope", "SIGN", "--days", "30"]).await?;
    ensure!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("can never do SIGN"));
    let mut socket = rossi.program(&second).opens_a_socket().await?;
    programs(&["revoke", "--id", &id]).await?;
    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    rossi.program(&second).ask("{ viewer { capacity { role } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    ensure!(programs(&["list"]).await?.contains("revoked"));

    let client =
        programs(&["create", "--email", email, "--name", "Gestionale", "--kind", "CLIENT", "--scope", "READ", "--days", "30"]).await?;
    let client = Credential { id: value(&client, "id")?, secret: value(&client, "client_secret")? };
    let access = hub.stranger().exchanges(&client, "").await?.token()?;
    ensure!(runs_command(&["account", "password", "--email", email]).await?.status.success());
    rossi.program(&access).does("{ viewer { capacity { role } } }", json!({})).await?;
    let mut socket = rossi.program(&access).opens_a_socket().await?;
    ensure!(runs_command(&["account", "disable", "--email", email]).await?.status.success());
    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")?;
    ensure!(runs_command(&["account", "enable", "--email", email]).await?.status.success());
    hub.stranger().exchanges(&client, "").await?.is_refused(401, "invalid_client")
}
