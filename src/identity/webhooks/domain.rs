//! Webhooks: what is asked for, how failures are answered, and when one is given up.

use chrono::{DateTime, Duration, Utc};

use super::address::checked_url;
use crate::core::access::{Role, Scope, can_ask};
use crate::core::config::WebhookTargets;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::ChangeKind;
use crate::core::ids::{ProgramId, WebhookId};
use crate::identity::programs::Program;

/// Webhooks of a program.
pub const MOST_WEBHOOKS: i64 = 5;
/// How long a webhook is tried that takes nothing: events are kept for longer.
const GIVEN_UP_AFTER: Duration = Duration::days(3);
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
    /// The status of the answer, where it was that.
    pub status: Option<i32>,
    /// When it was given up.
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
        let url = checked_url(&self.url, targets).map_err(|refusal| wrong.push(refusal));
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
                status: None,
                stopped_at: None,
            }),
            _ => Err(Error::Refused(wrong)),
        }
    }
}

/// What becomes of a webhook that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterFailure {
    /// Since when it fails.
    pub failing_since: DateTime<Utc>,
    /// How often it has.
    pub failures: i32,
    /// When it is tried again.
    pub next_at: DateTime<Utc>,
    /// Whether it is given up.
    pub is_given_up: bool,
}

/// After the failure of one that has failed so often since then: longer waits, and an end. One that answers 410 wants no more.
pub fn after_failure(failing_since: Option<DateTime<Utc>>, failures: i32, is_gone: bool, now: DateTime<Utc>) -> AfterFailure {
    let failing_since = failing_since.unwrap_or(now);
    let wait = WAITS[usize::try_from(failures).unwrap_or_default().min(WAITS.len() - 1)];
    let is_given_up = is_gone || now - failing_since >= GIVEN_UP_AFTER;
    AfterFailure { failing_since, failures: failures.saturating_add(1), next_at: now + wait, is_given_up }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_that_fails_is_tried_less_and_less_and_given_up_after_three_days() {
        let start = DateTime::UNIX_EPOCH;
        let (mut now, mut since, mut failures, mut waits) = (start, None, 0, Vec::new());
        loop {
            let after = after_failure(since, failures, false, now);
            if after.is_given_up {
                break;
            }
            waits.push((after.next_at - now).num_seconds());
            (now, since, failures) = (after.next_at, Some(after.failing_since), after.failures);
        }

        assert_eq!(waits[..6], [5, 30, 120, 600, 3600, 3600]);
        assert!(now - start >= GIVEN_UP_AFTER && now - start < GIVEN_UP_AFTER + Duration::hours(1));
        assert!(after_failure(None, 0, true, start).is_given_up);
    }
}
