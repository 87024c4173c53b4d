//! The graph of alerts.

use std::collections::HashMap;

use async_graphql::{Enum, ID, SimpleObject};
use omnia_rules::controls::RULES;
use sqlx::PgConnection;
use uuid::Uuid;

use super::store::{self, Alert};
use crate::core::Result;
use crate::core::batch::Load;
use crate::core::call::Call;
use crate::core::graph::Text;
use crate::core::ids::ApplicationId;
use crate::core::language::Language;

/// What an alert means for the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::controls::Severity")]
pub enum Severity {
    /// The application cannot be submitted.
    Blocking,
    /// It can be submitted; the office will see it.
    Warning,
    /// Good to know.
    Info,
}

/// A value that a control read or computed.
#[derive(Debug, Clone, SimpleObject)]
pub struct ComputedValue {
    pub name: String,
    /// Dates as YYYY-MM-DD, hours and euros with two decimals.
    pub value: String,
}

/// What a control found in an application.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(name = "Alert")]
pub struct AlertNode {
    pub id: ID,
    /// The control, as in R04.
    pub rule: String,
    pub severity: Severity,
    /// The field of the application, from the outside in; empty for the application as a whole.
    pub path: Vec<String>,
    /// What was found.
    pub message: Text,
    /// How to mend it.
    pub how_to_mend: Text,
    /// What the control read and computed.
    pub computed: Vec<ComputedValue>,
    /// The article of law or the message of the institute that the control rests on.
    pub legal_basis: String,
}

impl AlertNode {
    pub fn new(alert: &Alert, language: Language) -> Self {
        let legal_basis = RULES.iter().find(|rule| rule.id.as_str() == alert.rule).map_or("", |rule| rule.legal_basis);
        Self {
            id: alert.id.into(),
            rule: alert.rule.clone(),
            severity: alert.severity.into(),
            path: alert.path.split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect(),
            message: Text::of(language, |language| alert.message(language)),
            how_to_mend: Text::of(language, |language| alert.mend(language)),
            computed: alert.computed.iter().map(|value| ComputedValue { name: value.name.clone(), value: value.value.plain() }).collect(),
            legal_basis: legal_basis.to_owned(),
        }
    }
}

/// The alerts of applications.
pub struct AlertsOfApplication;

impl Load for AlertsOfApplication {
    type Key = ApplicationId;
    type Value = Vec<Alert>;

    async fn load(db: &mut PgConnection, _: &Call, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Vec<Alert>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ApplicationId, Vec<Alert>> = HashMap::new();
        for alert in store::of_applications(db, &ids).await? {
            found.entry(alert.application).or_default().push(alert);
        }
        Ok(found)
    }
}
