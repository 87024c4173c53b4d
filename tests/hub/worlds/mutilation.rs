//! Rights with one clause dropped: a differential test that does not notice is worth nothing.

use sqlx::{AssertSqlSafe, PgConnection};

use crate::world::{Context, Hub, Result, ensure};

/// One clause that is dropped or weakened.
#[derive(Debug, Clone, Copy)]
pub enum Mutilation {
    /// In the text of a function, this becomes that.
    Function { name: &'static str, clause: &'static str, becomes: &'static str },
    /// The condition of a policy on a table becomes this.
    Policy { name: &'static str, table: &'static str, becomes: &'static str },
}

use Mutilation::{Function, Policy};

const fn without(name: &'static str, clause: &'static str) -> Mutilation {
    Function { name, clause, becomes: "" }
}

const fn policy(table: &'static str, name: &'static str, becomes: &'static str) -> Mutilation {
    Policy { name, table, becomes }
}

/// Each must be noticed.
pub const MUTILATIONS: &[Mutilation] = &[
    without("tied_delegations", "d.status = 'ACTIVE' and"),
    without("tied_delegations", "and hub.valid_on(day, d.valid_from, d.valid_to)"),
    without("tied_delegations", "and hub.valid_on(day, c.valid_from, c.valid_to)"),
    without("tied_delegations", "and c.account_id = hub.current_account()"),
    without("tied_delegations", "and a.status = 'ACTIVE'"),
    Function { name: "tied_delegations", clause: "c.function = 'PRACTITIONER'", becomes: "true" },
    Function { name: "tied_delegations", clause: "on d.intermediary_id = c.intermediary_id", becomes: "on true" },
    without("tied_delegations", "and s.capacity_id = c.id"),
    without("tied_delegations", "and s.ended_at is null"),
    without("tied_delegations", "and hub.valid_on(day, s.valid_from, s.valid_to)"),
    without("delegated_positions", "where d.is_active"),
    without("delegated_employers", "where d.is_active"),
    without("my_employer", "and hub.valid_on(hub.today(), c.valid_from, c.valid_to)"),
    without("my_employer", "and c.account_id = hub.current_account()"),
    without("my_employer", "and a.status = 'ACTIVE'"),
    without("employer_positions", "where employer_id = hub.my_employer()"),
    without("my_office", "and hub.valid_on(hub.today(), c.valid_from, c.valid_to)"),
    without("my_office", "and c.account_id = hub.current_account()"),
    without("my_office", "and a.status = 'ACTIVE'"),
    without("acts_as", "and hub.valid_on(hub.today(), c.valid_from, c.valid_to)"),
    without("acts_as", "and c.account_id = hub.current_account()"),
    without("acts_as", "and a.status = 'ACTIVE'"),
    Function { name: "valid_on", clause: "(valid_from <= day)", becomes: "true" },
    Function { name: "valid_on", clause: "(valid_to >= day)", becomes: "true" },
    policy("application", "application_operator", "office_id = (select hub.my_office())"),
    policy("application", "application_operator", "submitted"),
    policy("application", "application_director", "office_id = (select hub.my_office())"),
    policy("application", "application_auditor", "(select hub.acts_as('AUDITOR'))"),
    policy("application", "application_auditor", "submitted"),
    policy("application", "application_intermediary", "true"),
    policy("application", "application_employer", "true"),
    policy("account", "account_admin", "true"),
    policy("account", "account_director", "true"),
    policy("capacity", "capacity_admin", "true"),
    policy("capacity", "capacity_intermediary", "true"),
    policy("alert", "alert_operator", "office_id = (select hub.my_office())"),
    policy("alert", "alert_intermediary", "true"),
    policy("note", "note_operator", "office_id = (select hub.my_office())"),
    policy("note", "note_director", "submitted"),
    policy("event", "event_operator", "office_id = (select hub.my_office())"),
    policy("event", "event_director", "submitted"),
    policy("event", "event_auditor", "(select hub.acts_as('AUDITOR'))"),
    policy("event", "event_intermediary", "position_id = any(array(select hub.delegated_positions()))"),
    policy("event", "event_intermediary", "kind <> 'DELEGATION_CHANGED'"),
    policy("position", "position_intermediary", "true"),
    policy("position", "position_operator", "true"),
    policy("employer", "employer_intermediary", "true"),
    policy("delegation", "delegation_intermediary", "intermediary_id = (select hub.my_intermediary())"),
    policy("delegation", "delegation_employer", "true"),
    policy("sub_delegation", "sub_delegation_intermediary", "capacity_id = (select hub.current_capacity())"),
    policy("sub_delegation", "sub_delegation_employer", "true"),
];

impl Mutilation {
    /// Drops the clause; gives back what makes it whole again.
    pub async fn inflict(&self, hub: &Hub) -> Result<String> {
        hub.as_owner(async |db| match *self {
            Function { name, clause, becomes } => {
                let whole = definition(db, name).await?;
                ensure!(whole.contains(clause), "{name} no longer has the clause `{clause}`: name the one that took its place\n{whole}");
                run(db, whole.replacen(clause, becomes, 1)).await?;
                Ok(whole)
            }
            Policy { name, table, becomes } => {
                let condition: Option<String> = sqlx::query_scalar("select qual from pg_policies where tablename = $1 and policyname = $2")
                    .bind(table)
                    .bind(name)
                    .fetch_one(&mut *db)
                    .await
                    .with_context(|| format!("there is no policy {name} on {table}"))?;
                run(db, format!("alter policy {name} on hub.{table} using ({becomes})")).await?;
                Ok(format!("alter policy {name} on hub.{table} using ({})", condition.context("a policy that reads has a condition")?))
            }
        })
        .await
    }

    /// Undoes what was inflicted.
    pub async fn heal(hub: &Hub, whole: String) -> Result {
        hub.as_owner(async |db| run(db, whole).await).await
    }
}

async fn definition(db: &mut PgConnection, name: &str) -> Result<String> {
    let definition = "select pg_get_functiondef(oid) from pg_proc where pronamespace = 'hub'::regnamespace and proname = $1";
    Ok(sqlx::query_scalar(definition).bind(name).fetch_one(db).await?)
}

async fn run(db: &mut PgConnection, statement: String) -> Result {
    sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(db).await.context(statement)?;
    Ok(())
}
