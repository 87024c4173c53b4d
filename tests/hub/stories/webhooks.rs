//! Webhooks: the software of an employer or a consultant is notified of what happens, and need not ask again and again.

use std::time::Duration as RealTime;

use chrono::Duration;
use futures_util::future::join_all;
use omnia_hub::core::config::WebhookTargets;

use crate::world::*;

const MY_WEBHOOKS: &str = "{ myPrograms { nodes { id webhooks { id url kinds deliveredAt failingSince failure httpStatus stoppedAt } } } }";

#[story(everywhere)]
async fn a_program_is_notified_of_what_it_may_see_in_order_and_signed(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    rossi.drafts().await?;
    let webhook = rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED", "APPLICATION_STATUS_CHANGED"]).await?;

    neri.drafts().await?;
    let draft = rossi.drafts().await?;
    let submitted = rossi.submits(&hub).await?;

    let came = receiver.receives_until("APPLICATION_STATUS_CHANGED").await?;
    for notified in &came {
        notified.is_signed_with(&webhook.secret)?;
        ensure!(notified.headers["content-type"] == "application/json", "{notified:?}");
    }
    let (first, last) = (&came[0], &came[came.len() - 1]);
    ensure!(first.kind() == "DRAFT_CHANGED" && first.body["data"]["nodeId"] == draft.id.as_str(), "{came:?}");
    let changed = &last.body["data"];
    ensure!(changed["nodeType"] == "Application" && changed["applicationId"] == submitted.id.as_str(), "{came:?}");
    let kinds = ["DRAFT_CHANGED", "APPLICATION_STATUS_CHANGED"];
    ensure!(came.iter().all(|notified| kinds.contains(&notified.kind())), "{came:?}");
    let instants: Vec<&str> = came.iter().filter_map(|notified| notified.body["timestamp"].as_str()).collect();
    ensure!(instants.len() == came.len() && instants.is_sorted(), "{came:?}");
    let read = "query($id: ID!) { application(id: $id) { protocolNumber } }";
    rossi.program(&program.secret).does(read, json!({ "id": changed["nodeId"] })).await?;
    let answer = rossi.does(MY_WEBHOOKS, json!({})).await?;
    ensure!(answer.text("myPrograms.nodes.0.webhooks.0.url")? == receiver.url && answer.is_null("myPrograms.nodes.0.webhooks.0.failure")?);
    Ok(())
}

#[story]
async fn what_is_not_taken_is_sent_again_until_it_is(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    receiver.answers(500);

    let draft = rossi.drafts().await?;
    let first = receiver.receives(1).await?.remove(0);
    let failing = rossi.sees_its_webhook(|webhook| !webhook["failure"].is_null()).await?;
    receiver.answers(204);
    hub.wait(Duration::seconds(6));
    let again = receiver.receives(2).await?.remove(1);
    let taken = rossi.sees_its_webhook(|webhook| !webhook["deliveredAt"].is_null()).await?;

    ensure!(failing["failure"] == "STATUS" && failing["httpStatus"] == 500 && !failing["failingSince"].is_null(), "{failing}");
    ensure!(first.headers["webhook-id"] == again.headers["webhook-id"] && again.body["data"]["nodeId"] == draft.id.as_str(), "{again:?}");
    ensure!(taken["failure"].is_null() && taken["failingSince"].is_null() && taken["httpStatus"].is_null(), "{taken}");
    Ok(())
}

#[story]
async fn a_webhook_that_takes_nothing_for_three_days_is_stopped_and_resumed_by_its_owner(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    let webhook = rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    receiver.answers(503);
    rossi.drafts().await?;
    receiver.receives(1).await?;
    rossi.sees_its_webhook(|webhook| !webhook["failure"].is_null()).await?;
    rossi.resumes_webhook(&webhook.id).await?.is_refused_with("WEBHOOK_NOT_STOPPED")?;

    hub.wait(Duration::days(3));
    let again = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;
    let rossi = Employer { persona: again, ..rossi };
    let stopped = rossi.sees_its_webhook(|webhook| !webhook["stoppedAt"].is_null()).await?;
    receiver.answers(204);
    let before = receiver.received().len();
    rossi.drafts().await?;
    receiver.receives_no_more_than(before).await?;
    rossi.resumes_webhook(&webhook.id).await?.succeeds()?;
    let draft = rossi.drafts().await?;

    let last = receiver.receives(before + 1).await?.remove(before);
    ensure!(stopped["failure"] == "STATUS" && last.body["data"]["nodeId"] == draft.id.as_str(), "{stopped} {last:?}");
    Ok(())
}

#[story]
async fn whoever_answers_that_they_are_gone_is_not_asked_again(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    receiver.answers(410);

    rossi.drafts().await?;

    let stopped = rossi.sees_its_webhook(|webhook| !webhook["stoppedAt"].is_null()).await?;
    ensure!(stopped["httpStatus"] == 410, "{stopped}");
    Ok(())
}

#[story]
async fn an_intermediary_is_notified_no_more_once_its_delegation_has_ended(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    let delegation = studio.is_delegated(&rossi, None, None).await?;
    let (receiver, program) = (Receiver::open().await?, studio.makes_a_token("Paghe", &["READ"]).await?);
    studio.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    let draft = rossi.drafts().await?;
    let came = receiver.receives(1).await?;

    rossi.asks_to_revoke(&delegation, "Fine").await?.succeeds()?;
    rossi.drafts().await?;

    ensure!(came[0].body["data"]["nodeId"] == draft.id.as_str(), "{came:?}");
    receiver.receives_no_more_than(1).await
}

#[story]
async fn nothing_is_sent_for_a_program_or_a_webhook_that_has_ended(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let receiver = Receiver::open().await?;
    let (kept, ended) = (rossi.makes_a_token("Paghe", &["READ"]).await?, rossi.makes_a_token("Turni", &["READ"]).await?);
    let first = rossi.makes_a_webhook(&kept, &receiver, &["DRAFT_CHANGED"]).await?;
    let second = rossi.makes_a_webhook(&kept, &receiver, &["DRAFT_CHANGED"]).await?;
    rossi.makes_a_webhook(&ended, &receiver, &["DRAFT_CHANGED"]).await?;

    rossi.does(REVOKE_PROGRAM, json!({ "id": ended.id })).await?;
    rossi.ends_webhook(&first.id).await?.succeeds()?;
    admin.ends_webhook(&second.id).await?.succeeds()?;
    rossi.drafts().await?;

    receiver.receives_no_more_than(0).await?;
    rossi.ends_webhook(&first.id).await?.fails_with("NOT_FOUND").map(drop)
}

#[story]
async fn two_hubs_notify_a_webhook_once(hub: Hub) -> Result {
    let other = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;

    let elsewhere = rossi.client.at(&other);
    let create = "mutation($unit: ID!) { createDraft(input: { unitId: $unit, benefit: CIGO }) { application { id } userErrors { code } } }";
    let mut made = Vec::new();
    for client in [&rossi.client, &elsewhere, &rossi.client, &elsewhere] {
        let answer = client.does(create, json!({ "unit": rossi.position.unit.id })).await?;
        made.push(answer.text("createDraft.application.id")?);
    }

    receiver.receives(made.len()).await?;
    receiver.receives_no_more_than(made.len()).await?;
    let came: Vec<_> = receiver.received().iter().filter_map(|one| one.body["data"]["nodeId"].as_str().map(str::to_owned)).collect();
    ensure!(came == made, "{came:?} {made:?}");
    Ok(())
}

#[story]
async fn what_is_wrong_with_a_webhook_is_said_and_nothing_is_made(hub: Hub) -> Result {
    let closed = hub.another_with(|config| config.webhook_targets = WebhookTargets::Public).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (reads, drafts) = (rossi.makes_a_token("Paghe", &["READ"]).await?, rossi.makes_a_token("Turni", &["DRAFT"]).await?);
    let asks = async |program: &str, url: &str, kinds: &[&str]| {
        let input = json!({ "programId": program, "url": url, "kinds": kinds });
        rossi.client.at(&closed).ask(CREATE_WEBHOOK, json!({ "input": input })).await
    };

    let all = asks(&drafts.id, "http://paghe.example.it", &[]).await?;
    let inside = asks(&reads.id, "https://169.254.169.254/latest", &["DRAFT_CHANGED"]).await?;
    let unseen = asks(&reads.id, "https://paghe.example.it", &["NOTE_ADDED"]).await?;

    ensure!(all.user_codes() == ["WEBHOOK_NEEDS_READ", "WEBHOOK_URL_BAD", "WEBHOOK_KINDS_MISSING"], "{}", all.describe());
    inside.is_refused_with("WEBHOOK_URL_NOT_PUBLIC")?;
    unseen.fails_with("GRAPHQL_VALIDATION_FAILED")?;
    let made = rossi.does(MY_WEBHOOKS, json!({})).await?.list("myPrograms.nodes")?;
    ensure!(made.iter().all(|program| program["webhooks"] == json!([])), "{made:?}");
    Ok(())
}

#[story]
async fn the_programs_of_a_capacity_have_ten_webhooks_at_most(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let receiver = Receiver::open().await?;
    let (one, other) = (rossi.makes_a_token("Paghe", &["READ"]).await?, rossi.makes_a_token("Turni", &["READ"]).await?);
    let asks = async |program: &Credential| {
        let input = json!({ "programId": program.id, "url": receiver.url, "kinds": ["DRAFT_CHANGED"] });
        rossi.ask(CREATE_WEBHOOK, json!({ "input": input })).await
    };

    let answers = join_all((0..12).map(|n| asks(if n % 2 == 0 { &one } else { &other }))).await;
    let answers = answers.into_iter().collect::<Result<Vec<_>>>()?;

    let refused = answers.iter().filter(|answer| answer.user_codes() == ["TOO_MANY_WEBHOOKS"]).count();
    ensure!(refused == 2, "{:?}", answers.iter().map(|answer| answer.body.to_string()).collect::<Vec<_>>());
    rossi.does(REVOKE_PROGRAM, json!({ "id": one.id })).await?;
    asks(&other).await?.succeeds().map(drop)
}

#[story]
async fn a_hub_without_a_key_has_no_webhooks(hub: Hub) -> Result {
    let keyless = hub.another_with(|config| config.secret_key_file = None).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let program = rossi.makes_a_token("Paghe", &["READ"]).await?;
    let input = json!({ "programId": program.id, "url": "https://paghe.example.it", "kinds": ["DRAFT_CHANGED"] });

    let refused = rossi.client.at(&keyless).ask(CREATE_WEBHOOK, json!({ "input": input })).await?;

    refused.is_refused_with("WEBHOOKS_NEED_A_KEY").map(drop)
}

#[story]
async fn an_auditor_is_notified_of_no_proposal_that_is_not_signed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (verdi, bianchi) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let (auditor, receiver) = (hub.auditor().await?, Receiver::open().await?);
    let program = auditor.makes_a_token("Verifiche", &["READ", "SEE_PROPOSAL"]).await?;
    auditor.makes_a_webhook(&program, &receiver, &["PROPOSAL_CHANGED"]).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    verdi.examines(&application).await?;

    let proposal = verdi.proposes(&application, all_of_it()).await?;
    receiver.receives_no_more_than(0).await?;
    bianchi.signs(&proposal, rossi.version_of(&application).await?).await?.succeeds()?;

    let came = receiver.receives(1).await?;
    ensure!(came[0].body["data"]["nodeId"] == proposal.as_str(), "{came:?}");
    Ok(())
}

#[story]
async fn a_collaborator_is_not_notified_of_delegations_that_were_not_given_to_it(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    let (sara, receiver) = (hub.collaborator(&studio, "Sara Blu").await?, Receiver::open().await?);
    let program = sara.makes_a_token("Paghe", &["READ"]).await?;
    sara.makes_a_webhook(&program, &receiver, &["DELEGATION_CHANGED"]).await?;

    studio.is_delegated(&rossi, None, None).await?;

    receiver.receives_no_more_than(0).await
}

#[story]
async fn what_ends_while_a_webhook_is_notified_is_notified_no_more(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    receiver.waits_before_it_answers(RealTime::from_secs(1));
    for _ in 0..4 {
        rossi.drafts().await?;
    }

    receiver.receives(1).await?;
    rossi.does(REVOKE_PROGRAM, json!({ "id": program.id })).await?;

    receiver.receives_no_more_than(2).await
}

#[story]
async fn nobody_sees_or_touches_the_webhooks_of_another(hub: Hub) -> Result {
    let (rossi, neri, admin) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?, hub.admin().await?);
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    let webhook = rossi.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;
    let input = json!({ "programId": program.id, "url": receiver.url, "kinds": ["DRAFT_CHANGED"] });

    neri.ask(CREATE_WEBHOOK, json!({ "input": input })).await?.fails_with("NOT_FOUND")?;
    neri.ends_webhook(&webhook.id).await?.fails_with("NOT_FOUND")?;
    neri.resumes_webhook(&webhook.id).await?.fails_with("NOT_FOUND")?;
    rossi.program(&program.secret).ask(CREATE_WEBHOOK, json!({ "input": input })).await?.fails_with("NOT_FOR_PROGRAMS")?;
    admin.ask(CREATE_WEBHOOK, json!({ "input": input })).await?.is_unknown_to_the_role("createWebhook")?;
    let seen = admin.does("{ programs { nodes { webhooks { id url } } } }", json!({})).await?;

    ensure!(seen.text("programs.nodes.0.webhooks.0.id")? == webhook.id, "{}", seen.describe());
    Ok(())
}

#[story]
async fn a_webhook_is_made_once_for_its_key_and_its_secret_is_shown_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (receiver, program) = (Receiver::open().await?, rossi.makes_a_token("Paghe", &["READ"]).await?);
    let input = json!({ "programId": program.id, "url": receiver.url, "kinds": ["DRAFT_CHANGED"] });
    let ask = async || rossi.ask(CREATE_WEBHOOK, json!({ "input": input, "key": "uno" })).await;

    let made = ask().await?.succeeds()?;
    let again = ask().await?;

    ensure!(again.user_codes() == ["WEBHOOK_SECRET_SHOWN_BEFORE"] && again.is_null("createWebhook.secret")?, "{}", again.describe());
    ensure!(again.text("createWebhook.webhook.id")? == made.text("createWebhook.webhook.id")?, "{}", again.describe());
    Ok(())
}

#[story]
async fn that_a_program_was_notified_is_in_the_access_log(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    studio.is_delegated(&rossi, None, None).await?;
    let (receiver, program) = (Receiver::open().await?, studio.makes_a_token("Paghe", &["READ"]).await?);
    studio.makes_a_webhook(&program, &receiver, &["DRAFT_CHANGED"]).await?;

    rossi.drafts().await?;
    receiver.receives(1).await?;

    let entry = super::access_log::entries(&studio, |entry| entry["fields"] == json!(["webhook"])).await?;
    ensure!(entry["employers"] == json!([rossi.id]) && entry["kind"] == "READ", "{entry}");
    Ok(())
}

impl Persona {
    /// The only webhook of the only program, once it is so.
    async fn sees_its_webhook(&self, is_so: impl Fn(&Value) -> bool) -> Result<Value> {
        for _ in 0..200 {
            let webhook = self.does(MY_WEBHOOKS, json!({})).await?.get("myPrograms.nodes.0.webhooks.0")?.clone();
            if is_so(&webhook) {
                return Ok(webhook);
            }
            tokio::time::sleep(RealTime::from_millis(50)).await;
        }
        bail!("{:?}", self.does(MY_WEBHOOKS, json!({})).await?.body)
    }
}
