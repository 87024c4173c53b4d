//! What intermediaries and employers do about delegations, and what the hub does by itself each minute.

use omnia_hub::core::access::{Function, Role};
use omnia_hub::shell;

use super::{Answer, Client, Employer, Hub, Intermediary, Persona, Result, Value, ensure, json};

const FIELDS: &str = "delegation { id version status form { italian english } } userErrors { code path message }";

/// A delegation as the last answer showed it.
#[derive(Debug, Clone)]
pub struct Form {
    pub id: String,
    pub version: i64,
}

impl Form {
    fn read(answer: &Answer, act: &str) -> Result<Self> {
        Ok(Self { id: answer.text(&format!("{act}.delegation.id"))?, version: answer.number(&format!("{act}.delegation.version"))? })
    }
}

impl Hub {
    /// A collaborator of an intermediary, signed in.
    pub async fn collaborator(&self, of: &Intermediary, name: &str) -> Result<Persona> {
        let account = self.registers_account(name).await?;
        let capacity = self.gives_capacity_as(&account, Role::Intermediary, Function::Collaborator, Some(of.key.0)).await?;
        self.sign_in(account, capacity).await
    }

    /// Does what a hub does by itself each minute.
    pub async fn does_its_work_of_a_minute(&self) {
        shell::run_minute_tasks(self.app()).await;
    }
}

impl Client {
    /// Asks for a delegation; `input` as the graph takes it.
    pub async fn asks_for_a_delegation(&self, input: Value) -> Result<Answer> {
        let query = format!("mutation($input: DelegationInput!) {{ createDelegation(input: $input) {{ {FIELDS} }} }}");
        self.ask(&query, json!({ "input": input })).await
    }

    pub async fn asks_to_print(&self, form: &Form) -> Result<Answer> {
        self.acts("printDelegation", "", "", form, json!({})).await
    }

    pub async fn asks_to_activate(&self, form: &Form) -> Result<Answer> {
        self.asks_to_activate_with(form, json!({ "delegatorSigned": true, "formReference": "Faldone 7, foglio 12" })).await
    }

    pub async fn asks_to_activate_with(&self, form: &Form, declaration: Value) -> Result<Answer> {
        let (takes, gives) = (", $declaration: SignedDeclarationInput!", ", declaration: $declaration");
        self.acts("activateDelegation", takes, gives, form, json!({ "declaration": declaration })).await
    }

    pub async fn asks_to_renew(&self, form: &Form, to: Option<&str>) -> Result<Answer> {
        let (takes, gives) = (", $to: Date, $declaration: SignedDeclarationInput!", ", validTo: $to, declaration: $declaration");
        let declaration = json!({ "delegatorSigned": true, "formReference": "Faldone 8" });
        self.acts("renewDelegation", takes, gives, form, json!({ "to": to, "declaration": declaration })).await
    }

    pub async fn asks_to_discard(&self, form: &Form) -> Result<Answer> {
        self.acts("discardDelegation", "", "", form, json!({})).await
    }

    pub async fn asks_to_revoke(&self, form: &Form, reason: &str) -> Result<Answer> {
        self.acts("revokeDelegation", ", $reason: String!", ", reason: $reason", form, json!({ "reason": reason })).await
    }

    async fn acts(&self, act: &str, takes: &str, gives: &str, form: &Form, mut variables: Value) -> Result<Answer> {
        let query = format!(
            "mutation($id: ID!, $version: Int!{takes}) {{
                {act}(id: $id, expectedVersion: $version{gives}) {{ {FIELDS} }}
            }}"
        );
        variables["id"] = json!(form.id);
        variables["version"] = json!(form.version);
        self.ask(&query, variables).await
    }

    pub async fn asks_to_sub_delegate(&self, form: &Form, collaborator: Value) -> Result<Answer> {
        self.asks_to_sub_delegate_with(json!({ "delegationId": form.id, "collaborator": collaborator })).await
    }

    pub async fn asks_to_sub_delegate_with(&self, input: Value) -> Result<Answer> {
        let query = "mutation($input: SubDelegationInput!) {
            subDelegate(input: $input) { subDelegation { id collaborator { name } endedAt delegation { id } } userErrors { code path message } }
        }";
        self.ask(query, json!({ "input": input })).await
    }

    pub async fn asks_to_end_sub_delegation(&self, id: &str) -> Result<Answer> {
        let query = "mutation($id: ID!) { revokeSubDelegation(id: $id) { subDelegation { id endedAt } userErrors { code path } } }";
        self.ask(query, json!({ "id": id })).await
    }

    /// Whether this position exists for who asks.
    pub async fn reaches(&self, employer: &Employer) -> Result<bool> {
        let answer = self
            .does("query($number: PositionNumber!) { position(number: $number) { id } }", json!({ "number": employer.position.number }))
            .await?;
        Ok(!answer.is_null("position")?)
    }

    /// A delegation as who asks sees it, with the fields asked for; null where it does not exist for them.
    pub async fn sees_delegation(&self, form: &Form, fields: &str) -> Result<Value> {
        let query = format!("query($id: ID!) {{ delegation(id: $id) {{ {fields} }} }}");
        let answer = self.does(&query, json!({ "id": form.id })).await?;
        Ok(answer.get("delegation")?.clone())
    }
}

impl Intermediary {
    /// Makes a delegation for an employer's position, from today on.
    pub async fn creates_delegation(&self, employer: &Employer) -> Result<Form> {
        self.creates_delegation_with(employer, None, None).await
    }

    pub async fn creates_delegation_with(&self, employer: &Employer, from: Option<&str>, to: Option<&str>) -> Result<Form> {
        let input = json!({
            "positionNumber": employer.position.number, "delegatorTaxCode": employer.tax_code, "validFrom": from, "validTo": to,
        });
        Form::read(&self.asks_for_a_delegation(input).await?.succeeds()?, "createDelegation")
    }

    pub async fn prints(&self, form: &Form) -> Result<Form> {
        Form::read(&self.asks_to_print(form).await?.succeeds()?, "printDelegation")
    }

    pub async fn activates(&self, form: &Form) -> Result<Form> {
        Form::read(&self.asks_to_activate(form).await?.succeeds()?, "activateDelegation")
    }

    /// All the way to an active delegation.
    pub async fn is_delegated(&self, employer: &Employer, from: Option<&str>, to: Option<&str>) -> Result<Form> {
        let draft = self.creates_delegation_with(employer, from, to).await?;
        let printed = self.prints(&draft).await?;
        let active = self.activates(&printed).await?;
        ensure!(active.version == 3);
        Ok(active)
    }

    /// Lets a collaborator act under a delegation; the id of the sub-delegation.
    pub async fn sub_delegates(&self, form: &Form, to: &Persona) -> Result<String> {
        let answer = self.asks_to_sub_delegate(form, json!({ "capacityId": to.capacity.id })).await?.succeeds()?;
        answer.text("subDelegate.subDelegation.id")
    }
}
