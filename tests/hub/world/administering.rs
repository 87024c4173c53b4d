//! What administrators do to accounts.

use super::registry::person_tax_code;
use super::{Account, Answer, Client, Context, Hub, Persona, Result, Value, json};

const CREATE: &str = "mutation Create($input: CreateAccountInput!) {
    createAccount(input: $input) { password account { id name email taxCode status version } userErrors { code path message } } }";
const ENTITLE: &str = "mutation Entitle($id: ID!, $version: Int!, $input: EntitleAccountInput!) {
    entitleAccount(id: $id, expectedVersion: $version, input: $input) {
        capacity { id role function subject validFrom validTo account { id version } } userErrors { code path message } } }";
const END: &str = "mutation EndCapacity($id: ID!, $version: Int!, $lastDay: Date) {
    endCapacity(id: $id, expectedVersion: $version, lastDay: $lastDay) {
        capacity { id validFrom validTo account { version } } userErrors { code path message } } }";
const SET_PASSWORD: &str = "mutation SetPassword($id: ID!, $version: Int!, $password: String) {
    setAccountPassword(id: $id, expectedVersion: $version, password: $password) {
        password account { id version } userErrors { code path message } } }";

/// All that an administrator sees of accounts.
pub const ACCOUNTS: &str = "query Accounts($search: String, $first: Int, $after: String) {
    viewer { adminHub { accounts(search: $search, first: $first, after: $after) {
        nodes { id name email taxCode status version createdAt
            capacities { id role function subject validFrom validTo account { id } }
            secondFactors { kind label }
            programs { name kind madeBy { name } holds }
            sessions { id scheme isCurrent } }
        pageInfo { hasNextPage endCursor } } } } }";

impl Persona {
    pub async fn asks_for_an_account(&self, input: Value) -> Result<Answer> {
        self.ask(CREATE, json!({ "input": input })).await
    }

    pub async fn asks_to_entitle(&self, account: &str, version: i64, input: Value) -> Result<Answer> {
        self.ask(ENTITLE, json!({ "id": account, "version": version, "input": input })).await
    }

    pub async fn asks_to_end_capacity(&self, capacity: &str, version: i64, last_day: Option<&str>) -> Result<Answer> {
        self.ask(END, json!({ "id": capacity, "version": version, "lastDay": last_day })).await
    }

    pub async fn asks_for_a_password(&self, account: &str, version: i64, password: Option<&str>) -> Result<Answer> {
        self.ask(SET_PASSWORD, json!({ "id": account, "version": version, "password": password })).await
    }

    /// `disableAccount`, `enableAccount` or `resetSecondFactors`.
    pub async fn asks_to(&self, mutation: &str, account: &str, version: i64) -> Result<Answer> {
        let query = format!(
            "mutation Act($id: ID!, $version: Int!) {{ {mutation}(id: $id, expectedVersion: $version) {{
                account {{ id status version secondFactors {{ kind }} programs {{ holds }} }} userErrors {{ code path message }} }} }}"
        );
        self.ask(&query, json!({ "id": account, "version": version })).await
    }

    /// The accounts that a search finds.
    pub async fn finds_accounts(&self, search: Option<&str>) -> Result<Vec<Value>> {
        self.does(ACCOUNTS, json!({ "search": search, "first": 90 })).await?.list("viewer.adminHub.accounts.nodes")
    }

    /// An account as the administrator sees it.
    pub async fn finds_account(&self, account: &Account) -> Result<Value> {
        let found = self.finds_accounts(Some(&account.email)).await?;
        found.into_iter().next().context("the account is not found")
    }
}

impl Hub {
    /// What an administrator types to make an account for a person.
    pub fn new_person(&self, name: &str) -> Result<Value> {
        let number = self.number();
        let tax_code = person_tax_code(name, number)?;
        Ok(json!({ "name": name, "email": format!("Nuova{number}@Example.it"), "taxCode": tax_code }))
    }
}

impl Client {
    /// Whether these credentials open a session.
    pub async fn can_sign_in(&self, email: &str, password: &str) -> Result<bool> {
        Ok(self.tries_to_sign_in(email, password).await?.user_codes().is_empty())
    }
}
