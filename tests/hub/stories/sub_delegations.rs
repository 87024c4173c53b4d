//! Sub-delegations: a collaborator reaches what its practitioner gave it, and no more.

use chrono::Duration;
use omnia_hub::core::access::Viewer;
use omnia_hub::identity::{Sessions, TokenUse};
use sqlx::PgConnection;

use crate::world::*;

const COLLABORATORS: &str = "query { collaborators { nodes { capacityId name } } }";

#[story(everywhere)]
async fn a_collaborator_reaches_only_what_was_sub_delegated_and_only_until_it_ends(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let (of_rossi, of_verdi) = (studio.is_delegated(&rossi, None, None).await?, studio.is_delegated(&verdi, None, None).await?);
    ensure!(!sara.reaches(&rossi).await? && sara.sees_delegation(&of_rossi, "id").await?.is_null());

    let given = studio.sub_delegates(&of_rossi, &sara).await?;
    ensure!(sara.reaches(&rossi).await? && !sara.reaches(&verdi).await?);
    ensure!(sara.sees_delegation(&of_verdi, "id").await?.is_null());
    studio.asks_to_end_sub_delegation(&given).await?.succeeds()?;

    ensure!(!sara.reaches(&rossi).await? && studio.reaches(&rossi).await?);
    Ok(())
}

#[story]
async fn a_collaborator_takes_gives_and_ends_no_delegation(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let active = studio.is_delegated(&rossi, None, Some("2026-12-31")).await?;
    let given = studio.sub_delegates(&active, &sara).await?;

    sara.asks_to_revoke(&active, "Non spetta a me").await?.fails_with("FORBIDDEN")?;
    sara.asks_to_renew(&active, None).await?.fails_with("FORBIDDEN")?;
    sara.asks_to_discard(&active).await?.fails_with("FORBIDDEN")?;
    sara.asks_to_sub_delegate(&active, json!({ "capacityId": sara.capacity.id })).await?.fails_with("FORBIDDEN")?;
    sara.asks_to_end_sub_delegation(&given).await?.fails_with("FORBIDDEN")?;
    sara.ask(COLLABORATORS, json!({})).await?.fails_with("FORBIDDEN")?;

    let can = &sara.sees_delegation(&active, "viewerCan { activate renew discard revoke subDelegate }").await?["viewerCan"];
    let nothing = json!({ "activate": false, "renew": false, "discard": false, "revoke": false, "subDelegate": false });
    ensure!(*can == nothing, "the graph says {can}");
    Ok(())
}

#[story]
async fn a_practitioner_chooses_among_the_collaborators_of_its_own_intermediary(hub: Hub) -> Result {
    let (bianchi, neri) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Neri").await?);
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (sara, gone) = (hub.collaborator(&bianchi, "Sara Blu").await?, hub.collaborator(&bianchi, "Aldo Viola").await?);
    let stranger = hub.collaborator(&neri, "Ugo Grigi").await?;
    hub.closes_capacity(gone.capacity.key).await?;
    let active = bianchi.is_delegated(&rossi, None, None).await?;

    let listed = bianchi.does(COLLABORATORS, json!({})).await?;
    ensure!(
        *listed.get("collaborators.nodes")? == json!([{ "capacityId": sara.capacity.id, "name": "Sara Blu" }]),
        "{}",
        listed.describe()
    );
    let unknown = |answer: Answer| answer.is_refused_with("COLLABORATOR_UNKNOWN");
    unknown(bianchi.asks_to_sub_delegate(&active, json!({ "capacityId": stranger.capacity.id })).await?)?;
    unknown(bianchi.asks_to_sub_delegate(&active, json!({ "capacityId": gone.capacity.id })).await?)?;
    unknown(bianchi.asks_to_sub_delegate(&active, json!({ "capacityId": bianchi.capacity.id })).await?)?;
    bianchi.asks_to_sub_delegate(&active, json!({ "taxCode": sara.account.tax_code })).await?.succeeds()?;

    let seen = rossi.sees_delegation(&active, "subDelegations { collaborator { name } }").await?;
    ensure!(seen == json!({ "subDelegations": [{ "collaborator": { "name": "Sara Blu" } }] }), "the employer sees {seen}");
    Ok(())
}

#[story]
async fn a_sub_delegation_ends_with_its_last_day_and_can_be_given_again(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut studio = hub.intermediary("Studio Bianchi").await?;
    let mut sara = hub.collaborator(&studio, "Sara Blu").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    let collaborator = json!({ "capacityId": sara.capacity.id });
    let until_today = json!({ "delegationId": active.id, "collaborator": collaborator, "validTo": "2026-03-16" });
    studio.asks_to_sub_delegate_with(until_today).await?.succeeds()?;
    studio.asks_to_sub_delegate(&active, collaborator).await?.is_refused_with("SUB_DELEGATION_ALREADY_OPEN")?;
    ensure!(sara.reaches(&rossi).await?);

    hub.wait(Duration::days(1));
    studio.persona = hub.sign_in(studio.account.clone(), studio.capacity.clone()).await?;
    sara = hub.sign_in(sara.account.clone(), sara.capacity.clone()).await?;
    ensure!(!sara.reaches(&rossi).await?, "its last day was yesterday");
    hub.does_its_work_of_a_minute().await;

    studio.sub_delegates(&active, &sara).await?;
    ensure!(sara.reaches(&rossi).await?);
    Ok(())
}

#[story]
async fn what_is_wrong_with_a_sub_delegation_is_reported(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let draft = studio.creates_delegation(&rossi).await?;
    let by_capacity = json!({ "capacityId": sara.capacity.id });

    studio.asks_to_sub_delegate(&draft, by_capacity.clone()).await?.is_refused_with("ONLY_ACTIVE_DELEGATIONS")?;
    studio.asks_to_sub_delegate(&draft, json!({ "taxCode": "RSSMRA" })).await?.is_refused_with("INVALID_IDENTIFIER")?;
    studio.asks_to_sub_delegate(&draft, json!({})).await?.fails_with("GRAPHQL_VALIDATION_FAILED")?;
    let upside_down = json!({ "delegationId": draft.id, "collaborator": by_capacity, "validFrom": "2026-05-01", "validTo": "2026-04-30" });
    studio.asks_to_sub_delegate_with(upside_down).await?.is_refused_with("PERIOD_UPSIDE_DOWN")?;
    let active = studio.activates(&studio.prints(&draft).await?).await?;
    let given = studio.sub_delegates(&active, &sara).await?;
    studio.asks_to_end_sub_delegation(&given).await?.succeeds()?;
    studio.asks_to_end_sub_delegation(&given).await?.is_refused_with("SUB_DELEGATION_ENDED")?;
    Ok(())
}

#[story]
async fn a_revoked_delegation_takes_its_sub_delegations_with_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    studio.sub_delegates(&active, &sara).await?;

    rossi.asks_to_revoke(&active, "Cambio di consulente").await?.succeeds()?;

    ensure!(!sara.reaches(&rossi).await?);
    Ok(())
}

/// The policies hold by themselves: what the graph forbids, a statement of the same role cannot do either.
#[story(once)]
async fn no_statement_gives_an_intermediary_what_nobody_gave_it(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let draft = studio.creates_delegation(&verdi).await?;
    let insert = |tax_code: &str, status: &str| {
        format!(
            "insert into hub.delegation (id, intermediary_id, position_id, employer_id, employer_name, position_number, delegator_tax_code,
                status, valid_from, created_at, activated_at, signed_form_reference)
            values ('{}', '{}', '{}', '{}', 'Rossi Costruzioni', '{}', '{tax_code}', '{status}', '2026-01-01', '2026-01-01', '2026-01-01', 'x')",
            hub.key(),
            studio.key.0,
            rossi.position.key.0,
            rossi.key.0,
            rossi.position.number,
        )
    };
    let active = "update hub.delegation set status = 'ACTIVE', version = 9 where version = 1";
    let moved = format!("update hub.delegation set position_id = '{}'", rossi.position.key.0);

    hub.refuses(&studio, &insert(&rossi.tax_code, "ACTIVE")).await?;
    hub.refuses(&studio, &insert(&verdi.tax_code, "DRAFT")).await?;
    hub.refuses(&studio, &moved).await?;
    hub.refuses(&studio, "delete from hub.delegation").await?;
    hub.refuses(&sara, &insert(&rossi.tax_code, "DRAFT")).await?;
    hub.changes_nothing(&sara, active).await?;
    hub.changes_nothing(&rossi, active).await?;

    ensure!(studio.sees_delegation(&draft, "version").await?["version"] == 1);
    Ok(())
}

impl Hub {
    /// The database refuses this statement of this person's role and rights.
    pub(super) async fn refuses(&self, who: &Persona, statement: &str) -> Result {
        let refusal = self.runs_as(who, statement).await.err().map(|error| error.to_string()).unwrap_or_default();
        ensure!(refusal.contains("row-level security") || refusal.contains("permission denied"), "it was not refused but: {refusal}");
        Ok(())
    }

    async fn changes_nothing(&self, who: &Persona, statement: &str) -> Result {
        ensure!(self.runs_as(who, statement).await? == 0, "it changed rows");
        Ok(())
    }

    /// The rows that this statement of this person's role and rights touches.
    pub(super) async fn runs_as(&self, who: &Persona, statement: &str) -> Result<u64> {
        let token = who.token()?;
        let person = Sessions::new(self.app().clone(), None).find(token, TokenUse::IN_USE).await?.context("a session")?;
        let mut bound = self.app().db.bind(&Viewer::Person(person)).await?;
        let db: &mut PgConnection = &mut bound;
        Ok(sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(db).await?.rows_affected())
    }
}
