//! The graph of alerts.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;
use omnia_rules::controls::{Confidence, Severity, ValueRole};
use omnia_texts::Language;
use sqlx::PgConnection;
use uuid::Uuid;

use super::store::{self, Alert};
use super::value::Computed;
use crate::core::Result;
use crate::core::batch::Load;
use crate::core::graph::LocalizedText;
use crate::core::ids::{AlertId, ApplicationId};
use crate::core::request_context::RequestContext;

/// A value that a control read, computed, or held another against.
#[derive(Debug, Clone, SimpleObject)]
pub struct ComputedValue {
    /// As the message names it.
    pub name: String,
    /// What the value was to the control.
    pub part: ValueRole,
    /// Dates as YYYY-MM-DD, hours and euros with two decimals.
    pub value: String,
}

/// What a control found in an application.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "Alert")]
pub struct AlertNode {
    /// Of this finding; a control that runs again gives others.
    pub id: ID,
    /// The control, as in R04.
    pub rule: String,
    /// What the control is called.
    pub title: LocalizedText,
    /// Whether it stops the submission.
    pub severity: Severity,
    /// The field of the application, from the outside in; empty for the application as a whole.
    pub path: Vec<String>,
    /// What was found.
    pub message: LocalizedText,
    /// How to mend it.
    pub how_to_mend: LocalizedText,
    /// What the control read, what it computed, and the threshold that it held that against.
    pub computed: Vec<ComputedValue>,
    /// The article of law or the message of the institute that the control rests on.
    pub legal_basis: String,
    /// How well the content of the control is founded.
    pub confidence: Confidence,
}

impl From<&Computed> for ComputedValue {
    fn from(computed: &Computed) -> Self {
        Self { name: computed.name.clone(), part: computed.part.into(), value: computed.value.plain() }
    }
}

impl AlertNode {
    /// An alert with its texts in one language.
    pub fn new(alert: &Alert, language: Language) -> Self {
        let (rule, alert) = (alert.rule.row(), Arc::new(alert.clone()));
        let (said, mended) = (alert.clone(), alert.clone());
        Self {
            id: alert.id.into(),
            rule: alert.rule.as_str().to_owned(),
            title: LocalizedText::written(language, rule.title_it, rule.title_en),
            severity: alert.severity,
            path: alert.path.split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect(),
            message: LocalizedText::of(language, move |language| said.message(language)),
            how_to_mend: LocalizedText::of(language, move |language| mended.mend(language)),
            computed: alert.computed.iter().map(ComputedValue::from).collect(),
            legal_basis: rule.legal_basis.to_owned(),
            confidence: rule.confidence,
        }
    }
}

/// The alerts of applications.
pub struct AlertsOfApplication;

impl Load for AlertsOfApplication {
    type Key = ApplicationId;
    type Value = Vec<Alert>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Vec<Alert>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let mut found: HashMap<ApplicationId, Vec<Alert>> = HashMap::new();
        let alerts = store::of_applications(db, &ids).await?;
        for alert in store::hide_unseen(db, alerts).await? {
            found.entry(alert.application).or_default().push(alert);
        }
        Ok(found)
    }
}

/// Alerts by key.
pub struct AlertById;

impl Load for AlertById {
    type Key = AlertId;
    type Value = Alert;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<AlertId>) -> Result<HashMap<AlertId, Alert>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let alerts = store::find(db, &ids).await?;
        Ok(store::hide_unseen(db, alerts).await?.into_iter().map(|alert| (alert.id, alert)).collect())
    }
}
