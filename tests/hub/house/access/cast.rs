//! One of each role around one position, and things that are ready to be acted on.

use omnia_hub::core::access::Role;

use crate::world::*;

/// The tax code of the worker on every list.
pub const WORKER: &str = "RSSMRA85T10A562S";

/// The employer's position is delegated to the intermediary and lies with the office.
pub struct Cast {
    pub hub: Hub,
    pub office: Office,
    pub employer: Employer,
    pub intermediary: Intermediary,
    pub operator: Official,
    pub director: Official,
    pub auditor: Persona,
    pub admin: Persona,
}

impl Cast {
    pub async fn around_one_position(hub: Hub) -> Result<Self> {
        let office = hub.office("Bergamo").await?;
        let employer = hub.employer_at("Rossi Costruzioni", &office).await?;
        let intermediary = hub.intermediary("Studio Bianchi").await?;
        intermediary.is_delegated_by(&hub, &employer).await?;
        Ok(Self {
            employer,
            intermediary,
            operator: hub.operator(&office).await?,
            director: hub.director(&office).await?,
            auditor: hub.auditor().await?,
            admin: hub.admin().await?,
            office,
            hub,
        })
    }

    pub fn all(&self) -> [(Role, &Persona); 6] {
        [
            (Role::Employer, &self.employer),
            (Role::Intermediary, &self.intermediary),
            (Role::Operator, &self.operator),
            (Role::Director, &self.director),
            (Role::Auditor, &self.auditor),
            (Role::Admin, &self.admin),
        ]
    }

    /// The same roles elsewhere: nothing ties them to the position.
    pub async fn strangers(&self) -> Result<Vec<Persona>> {
        let elsewhere = self.hub.office("Lecce").await?;
        Ok(vec![
            self.hub.employer_at("Verdi Impianti", &elsewhere).await?.persona,
            self.hub.intermediary("Studio Neri").await?.persona,
            self.hub.operator(&elsewhere).await?.persona,
            self.hub.director(&elsewhere).await?.persona,
        ])
    }

    /// A draft that lacks nothing, of an employer for whom this person acts if any does.
    pub async fn complete_draft(&self, person: &Persona) -> Result<(Employer, Application)> {
        let employer = match person.capacity.role {
            Role::Intermediary => self.client("Bruni Edilizia").await?,
            _ => self.employer.clone(),
        };
        let query =
            "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }";
        let input = json!({ "unitId": employer.position.unit.id, "benefit": "CIGO", "content": content() });
        let id = employer.does(query, json!({ "input": input })).await?.text("createDraft.application.id")?;
        let draft = Application { id };
        employer.attaches(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
        Ok((employer, draft))
    }

    /// Another employer that the intermediary acts for.
    async fn client(&self, name: &str) -> Result<Employer> {
        let employer = self.hub.employer_at(name, &self.office).await?;
        self.intermediary.is_delegated_by(&self.hub, &employer).await?;
        Ok(employer)
    }

    /// An application that waits at the office.
    pub async fn queued(&self) -> Result<Application> {
        self.employer.has_applied(&self.hub, "OFFSET").await
    }

    /// One that the operator took.
    pub async fn taken(&self) -> Result<Application> {
        let application = self.queued().await?;
        self.takes(&application).await?;
        Ok(application)
    }

    pub async fn takes(&self, application: &Application) -> Result {
        let query = "mutation($id: ID!, $version: Int!) {
            takeApplication(id: $id, expectedVersion: $version) { userErrors { code path message } } }";
        self.operator.does(query, self.versioned(application).await?).await.map(drop)
    }

    /// One that the operator examines.
    pub async fn examined(&self) -> Result<Application> {
        let application = self.queued().await?;
        self.operator.examines(&application).await?;
        Ok(application)
    }

    /// One that the operator proposes to grant.
    pub async fn proposed(&self) -> Result<(Application, String)> {
        let application = self.examined().await?;
        let proposal = self.operator.proposes(&application, all_of_it()).await?;
        Ok((application, proposal))
    }

    /// One that was granted, with a worker on its list.
    pub async fn signed(&self) -> Result<Application> {
        let (_, draft) = self.complete_draft(&self.employer).await?;
        self.hub.protocols(&draft).await?;
        self.operator.examines(&draft).await?;
        let proposal = self.operator.proposes(&draft, nothing_of_it()).await?;
        self.director.signs(&proposal, self.employer.version_of(&draft).await?).await?.succeeds()?;
        Ok(draft)
    }

    /// What the office asks of the applicant, and waits for.
    pub async fn open_request(&self) -> Result<String> {
        let application = self.examined().await?;
        self.operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")
    }

    /// A program of this person's capacity, or of the employer's where the person has none.
    pub async fn program_for(&self, person: &Persona) -> Result<Credential> {
        let owner = if person.capacity.role == Role::Admin { &self.employer } else { person };
        owner.makes_a_token(&format!("Programma {}", self.hub.number()), &["READ"]).await
    }

    /// A webhook of a program of the person's own; for an administrator, of the employer's.
    pub async fn webhook_for(&self, person: &Persona) -> Result<Credential> {
        let owner = if person.capacity.role == Role::Admin { &self.employer } else { person };
        let (program, receiver) = (self.program_for(person).await?, Receiver::open().await?);
        owner.makes_a_webhook(&program, &receiver, &["APPLICATION_STATUS_CHANGED"]).await
    }

    /// The employer with a position that nobody acts for yet.
    pub async fn undelegated(&self) -> Result<Employer> {
        let position = self.hub.registers_position(self.employer.key, &self.office).await?;
        Ok(Employer { position, ..self.employer.clone() })
    }

    /// An application's id and version, as its employer sees them.
    pub async fn versioned(&self, application: &Application) -> Result<Value> {
        Ok(json!({ "id": application.id, "version": self.employer.version_of(application).await? }))
    }
}

fn content() -> Value {
    let worker =
        json!({ "taxCode": WORKER, "qualification": "WORKER", "contractHours": "40.00", "effectiveDays": 300, "hoursRequested": "80.00" });
    json!({
        "cause": "LACK_OF_WORK",
        "period": { "from": "2026-03-02", "to": "2026-03-15" },
        "hoursRequested": "80.00",
        "workforce": [{ "weeklyHours": "40.00", "workers": 8 }],
        "unionStep": { "communicatedOn": "2026-02-10", "concludedOn": "2026-02-27" },
        "paymentMode": "OFFSET",
        "beneficiaries": [worker],
    })
}
