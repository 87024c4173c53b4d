//! Webhooks: what is asked for, when a failed one is tried again, and when it is stopped.

use chrono::{DateTime, Duration, Utc};

use super::target::parse_target;
use crate::core::access::{Role, Scope, can_ask};
use crate::core::config::WebhookTargets;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::ChangeKind;
use crate::core::ids::{ProgramId, WebhookId};
use crate::identity::programs::Program;

/// Webhooks of the programs of a capacity.
pub const MOST_WEBHOOKS: i64 = 10;
/// How long a webhook is tried that takes nothing: events are kept for longer.
const STOPPED_AFTER: Duration = Duration::days(3);
/// After the first failures, and after each further one.
const WAITS: [Duration; 5] = [Duration::seconds(5), Duration::seconds(30), Duration::minutes(2), Duration::minutes(10), Duration::hours(1)];

omnia_rules::named! {
    /// How a notification failed.
    WebhookFailure {
        /// The address leads to no public network.
        Address = "ADDRESS",
        /// No connection came about, or it broke.
        Unreachable = "UNREACHABLE",
        /// There was no answer within ten seconds.
        Timeout = "TIMEOUT",
        /// The answer had another status than 2xx.
        Status = "STATUS",
        /// The hub has no key any more that opens its secret: another webhook is needed.
        Secret = "SECRET",
    }
}

/// A webhook, without its secret.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its key.
    pub id: WebhookId,
    /// The program that is notified.
    pub program: ProgramId,
    /// Where the notifications go.
    pub url: String,
    /// Of what it is notified.
    pub kinds: Vec<ChangeKind>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When a notification was taken last.
    pub delivered_at: Option<DateTime<Utc>>,
    /// Since when none was taken.
    pub failing_since: Option<DateTime<Utc>>,
    /// How the last one failed.
    pub failure: Option<WebhookFailure>,
    /// The HTTP status of the last answer; none where there was none.
    pub http_status: Option<i32>,
    /// When it was stopped.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// A webhook to be made.
#[derive(Debug, Clone)]
pub struct WantedWebhook {
    /// Where the notifications are to go.
    pub url: String,
    /// Of what they are to be.
    pub kinds: Vec<ChangeKind>,
}

impl WantedWebhook {
    /// The webhook of a program, where it may have it; or all that is wrong with what was asked for.
    pub fn read(self, id: WebhookId, program: &Program, role: Role, targets: WebhookTargets, now: DateTime<Utc>) -> Result<Webhook> {
        let mut wrong = Vec::new();
        if !program.holds(now) {
            wrong.push(Refusal::new("PROGRAM_ENDED").at(["programId"]));
        }
        if !program.scopes.contains(&Scope::Read) {
            wrong.push(Refusal::new("WEBHOOK_NEEDS_READ").at(["programId"]));
        }
        let url = parse_target(&self.url, targets).map_err(|refusal| wrong.push(refusal));
        let mut kinds = self.kinds;
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() {
            wrong.push(Refusal::new("WEBHOOK_KINDS_MISSING").at(["kinds"]));
        }
        if let Some(kind) = kinds.iter().find(|kind| !can_ask(Some(role), "ChangeKind", kind.as_str())) {
            wrong.push(Refusal::new("WEBHOOK_KIND_NOT_SEEN").at(["kinds"]).with("kind", kind.as_str()));
        }
        match url {
            Ok(url) if wrong.is_empty() => Ok(Webhook {
                id,
                program: program.id,
                url: url.into(),
                kinds,
                created_at: now,
                delivered_at: None,
                failing_since: None,
                failure: None,
                http_status: None,
                stopped_at: None,
            }),
            _ => Err(Error::Refused(wrong)),
        }
    }
}

/// When a webhook that failed is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPlan {
    /// Since when it fails.
    pub failing_since: DateTime<Utc>,
    /// How often it has.
    pub failures: i32,
    /// When it is tried again.
    pub next_at: DateTime<Utc>,
    /// Whether it is stopped.
    pub is_stopped: bool,
}

/// For one that has failed so often since then: longer waits, and an end. What cannot end well is stopped at once.
pub fn plan_retry(failing_since: Option<DateTime<Utc>>, failures: i32, is_final: bool, now: DateTime<Utc>) -> RetryPlan {
    let failing_since = failing_since.unwrap_or(now);
    let wait = WAITS[usize::try_from(failures).unwrap_or_default().min(WAITS.len() - 1)];
    let is_stopped = is_final || now - failing_since >= STOPPED_AFTER;
    RetryPlan { failing_since, failures: failures.saturating_add(1), next_at: now + wait, is_stopped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_that_fails_is_tried_less_and_less_and_stopped_after_three_days() {
        let start = DateTime::UNIX_EPOCH;
        let (mut now, mut since, mut failures, mut waits) = (start, None, 0, Vec::new());
        loop {
            let plan = plan_retry(since, failures, false, now);
            if plan.is_stopped {
                break;
            }
            waits.push((plan.next_at - now).num_seconds());
            (now, since, failures) = (plan.next_at, Some(plan.failing_since), plan.failures);
        }

        assert_eq!(waits[..6], [5, 30, 120, 600, 3600, 3600]);
        assert!(now - start >= STOPPED_AFTER && now - start < STOPPED_AFTER + Duration::hours(1));
        assert!(plan_retry(None, 0, true, start).is_stopped);
    }
}
