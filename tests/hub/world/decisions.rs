//! What an office does with an application, from the queue to the signature, and what the applicant sees of it.

use chrono::{Duration, NaiveDate, NaiveTime};
use omnia_hub::core::access::Role;

use super::{Answer, Application, Context, Employer, Hub, Office, Official, Persona, Result, Value, ensure, json};

/// The decision of a story: 2 to 29 March 2026, 8 workers, 640 hours, as it was asked.
pub fn all_of_it() -> Value {
    json!({ "outcome": "ACCEPTED", "periods": [{ "from": "2026-03-02", "to": "2026-03-29", "workers": 8, "hours": "640.00" }] })
}

/// The two middle weeks of what was asked, 320 hours.
pub fn a_part_of_it() -> Value {
    json!({
        "outcome": "PARTIALLY_ACCEPTED",
        "reasons": "Le prime e le ultime giornate non sono provate.",
        "periods": [{ "from": "2026-03-09", "to": "2026-03-22", "workers": 6, "hours": "320.00" }],
    })
}

pub fn nothing_of_it() -> Value {
    json!({ "outcome": "REJECTED", "reasons": "La causa non è transitoria." })
}

impl Employer {
    /// Has a protocolled application for 2 to 29 March 2026, 640 hours, with a payment mode: OFFSET or DIRECT.
    pub async fn has_applied(&self, hub: &Hub, payment_mode: &str) -> Result<Application> {
        self.has_applied_for(hub, payment_mode, "2026-03-02", "2026-03-29").await
    }

    /// The same for other days. It was submitted without the controls, which other stories cover.
    pub async fn has_applied_for(&self, hub: &Hub, payment_mode: &str, from: &str, to: &str) -> Result<Application> {
        let draft = self
            .does(
                "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }",
                json!({ "input": { "unitId": self.position.unit.id, "benefit": "CIGO", "content": {
                    "cause": "LACK_OF_WORK", "period": { "from": from, "to": to },
                    "hoursRequested": "640.00", "paymentMode": payment_mode } } }),
            )
            .await?;
        let application = Application { id: draft.text("createDraft.application.id")? };
        hub.protocols(&application).await?;
        Ok(application)
    }

    pub async fn withdraws(&self, application: &Application) -> Result<Answer> {
        let version = self.version_of(application).await?;
        self.does(
            "mutation($id: ID!, $version: Int!) {
                withdrawApplication(id: $id, expectedVersion: $version, reason: \"Non serve più\") {
                    application { status } userErrors { code path message } } }",
            json!({ "id": application.id, "version": version }),
        )
        .await
    }
}

impl Employer {
    /// Is granted a benefit for its seat, whole, as the content asks: the office holds the event unavoidable or not, or says neither.
    pub async fn is_granted(&self, hub: &Hub, benefit: &str, content: Value, unavoidable: Option<bool>) -> Result<Application> {
        let mut period = content["period"].clone();
        period["workers"] = json!(1);
        period["hours"] = content["hoursRequested"].clone();
        let mut decision = json!({ "outcome": "ACCEPTED", "periods": [period] });
        if let Some(unavoidable) = unavoidable {
            decision["unavoidable"] = json!(unavoidable);
        }
        let application = self.drafts_a(benefit, &self.position.unit, content).await?;
        hub.protocols(&application).await?;
        let (operator, director) = (hub.operator(&self.position.office).await?, hub.director(&self.position.office).await?);
        operator.examines(&application).await?;
        let proposal = operator.proposes(&application, decision).await?;
        director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;
        Ok(application)
    }

    /// The weeks that the limits count before two weeks of lack of work from a day on.
    pub async fn has_counted(&self, from: &str, to: &str) -> Result<i64> {
        let input = json!({ "unitId": self.position.unit.id, "cause": "LACK_OF_WORK", "period": { "from": from, "to": to } });
        let simulated = self.simulates_limits(input).await?.succeeds()?;
        ensure!(!simulated.list("simulateLimits.alerts")?.iter().any(|alert| alert["rule"] == "R06"), "{}", simulated.describe());
        simulated.number("simulateLimits.weeks.0.counted")
    }
}

impl Hub {
    /// Lets time pass until ten in the morning, in Rome's winter, of a day.
    pub fn wait_until(&self, day: NaiveDate) {
        let morning = day.and_time(NaiveTime::MIN).and_utc() + Duration::hours(9);
        self.wait(morning - self.now());
    }

    /// Puts a draft into the queue of its office as if it had been submitted.
    pub async fn protocols(&self, application: &Application) -> Result {
        let (key, now) = (self.key_of(&application.id)?, self.now());
        let number = format!("INPS.0001.16/03/2026.{:07}", self.number());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "update hub.application
                set status = 'PROTOCOLLED', version = version + 1, submitted = true, submitted_at = $2, protocol_number = $3
                where id = $1",
            );
            row.bind(key).bind(now).bind(number).execute(&mut *db).await?;
            let event = sqlx::query(
                "insert into hub.event (at, kind, application_id, position_id, office_id, node_type, node_id, version, payload)
                select $2, 'APPLICATION_STATUS_CHANGED', id, position_id, office_id, 'Application', id, version,
                    jsonb_build_object('from', 'DRAFT', 'to', status, 'version', version)
                from hub.application
                where id = $1",
            );
            Ok(event.bind(key).bind(now).execute(db).await.map(drop)?)
        })
        .await
    }

    fn key_of(&self, id: &str) -> Result<uuid::Uuid> {
        Ok(omnia_hub::core::ids::GlobalId::read(id).context("a global id")?.key)
    }

    /// Writes a past request of integration into the history of an application, without the steps that lead to it.
    pub async fn was_inquired(&self, application: &Application) -> Result {
        let (application, key, now) = (self.key_of(&application.id)?, self.key(), self.now());
        self.as_owner(async |db| {
            let row = sqlx::query(
                "insert into hub.status_change
                    (id, application_id, position_id, office_id, submitted, version, from_status, to_status, at, actor, role)
                select $2, id, position_id, office_id, true, 1000, 'UNDER_REVIEW', 'INTEGRATION_REQUESTED', $3, 'Carla Verdi', 'OPERATOR'
                from hub.application
                where id = $1",
            );
            Ok(row.bind(application).bind(key).bind(now).execute(db).await.map(drop)?)
        })
        .await
    }

    /// One person who is operator and director of an office, signed in once in each capacity.
    pub async fn operator_and_director(&self, office: &Office) -> Result<(Official, Official)> {
        let account = self.registers_account("Bruno Riva").await?;
        let operator = self.gives_capacity(&account, Role::Operator, Some(office.key.0)).await?;
        let director = self.gives_capacity(&account, Role::Director, Some(office.key.0)).await?;
        let mut signed_in = Vec::new();
        for capacity in [operator, director] {
            let persona = self.sign_in(account.clone(), capacity.clone()).await?;
            let switched = persona
                .does(
                    "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code path message } } }",
                    json!({ "id": capacity.id }),
                )
                .await?;
            let token = switched.text("switchCapacity.token")?;
            let client = persona.client.with(super::client::Pass::Bearer(token));
            signed_in.push(Official { persona: Persona { client, ..persona }, office: office.clone() });
        }
        let (second, first) = (signed_in.pop().context("two capacities")?, signed_in.pop().context("two capacities")?);
        Ok((first, second))
    }
}

impl Persona {
    /// What a person who sees the application sees of its decision.
    pub async fn reads(&self, application: &Application) -> Result<Answer> {
        let query = "query($id: ID!) { application(id: $id) {
            status version decidedAt
            decision { outcome reasons decidedAt unavoidable contributionDue }
            authorizations {
                id number decidedOn notifiedOn workers hours unavoidable contributionDue reasons
                offsetDeadline directPaymentDeadline safeDay lastUsablePayMonth
                periods { from to workers hours } }
            history { to actor { name } reason }
            viewerCan { propose withdrawProposal returnProposal sign }
        } }";
        self.does(query, json!({ "id": application.id })).await
    }
}

impl Persona {
    /// What the institute's people see of the proposals of an application.
    pub async fn reads_proposals(&self, application: &Application) -> Result<Answer> {
        let query = "query($id: ID!) { application(id: $id) {
            status proposals { id status outcome returnReason proposedBy { name } closedBy { name } } } }";
        self.ask(query, json!({ "id": application.id })).await
    }
}

impl Official {
    /// Takes an application and begins its examination.
    pub async fn examines(&self, application: &Application) -> Result {
        let taken = "mutation($id: ID!, $version: Int!) {
            takeApplication(id: $id, expectedVersion: $version) { userErrors { code path message } } }";
        self.does(taken, json!({ "id": application.id, "version": self.version_of(application).await? })).await?;
        let reviewed = "mutation($id: ID!, $version: Int!) {
            reviewApplication(id: $id, expectedVersion: $version) { userErrors { code path message } } }";
        self.does(reviewed, json!({ "id": application.id, "version": self.version_of(application).await? })).await?;
        Ok(())
    }

    /// Proposes a decision; whatever the hub answers.
    pub async fn tries_to_propose(&self, application: &Application, decision: Value) -> Result<Answer> {
        let version = self.version_of(application).await?;
        self.tries_to_propose_on(application, version, decision).await
    }

    pub async fn tries_to_propose_on(&self, application: &Application, version: i64, decision: Value) -> Result<Answer> {
        let query = "mutation($id: ID!, $version: Int!, $input: DecisionInput!) {
            proposeDecision(applicationId: $id, expectedVersion: $version, input: $input) {
                proposal { id status contributionDue application { status version } } userErrors { code path message } } }";
        self.ask(query, json!({ "id": application.id, "version": version, "input": decision })).await
    }

    /// Proposes a decision, and gives the proposal's id.
    pub async fn proposes(&self, application: &Application, decision: Value) -> Result<String> {
        self.tries_to_propose(application, decision).await?.succeeds()?.text("proposeDecision.proposal.id")
    }

    pub async fn takes_back(&self, proposal: &str) -> Result<Answer> {
        let query = "mutation($id: ID!) { withdrawProposal(id: $id) { proposal { status } userErrors { code path message } } }";
        self.ask(query, json!({ "id": proposal })).await
    }

    pub async fn returns(&self, proposal: &str, reason: &str) -> Result<Answer> {
        let query = "mutation($id: ID!, $reason: String!) {
            returnProposal(id: $id, reason: $reason) { proposal { status returnReason } userErrors { code path message } } }";
        self.ask(query, json!({ "id": proposal, "reason": reason })).await
    }

    pub async fn signs(&self, proposal: &str, version: i64) -> Result<Answer> {
        let query = "mutation($id: ID!, $version: Int!) {
            signProposal(id: $id, expectedVersion: $version) {
                application { status authorizations { number } } userErrors { code path message } } }";
        self.ask(query, json!({ "id": proposal, "version": version })).await
    }
}
