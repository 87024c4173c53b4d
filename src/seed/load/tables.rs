//! The tables of applications, in the order in which they can be written.

use super::copy_text::Rows;

/// The rows of applications, by table.
pub struct ApplicationTables {
    /// Rows of the table `application`.
    pub application: Rows,
    /// Rows of the table `dossier`.
    pub dossier: Rows,
    /// Rows of the table `beneficiary`.
    pub beneficiary: Rows,
    /// Rows of the table `status_change`.
    pub status_change: Rows,
    /// Rows of the table `draft_change`.
    pub draft_change: Rows,
    /// Rows of the table `alert`.
    pub alert: Rows,
    /// Rows of the table `interlocution`.
    pub interlocution: Rows,
    /// Rows of the table `interlocution_answer`.
    pub interlocution_answer: Rows,
    /// Rows of the table `document`.
    pub document: Rows,
    /// Rows of the table `proposal`.
    pub proposal: Rows,
    /// Rows of the table `authorization_grant`.
    pub authorization_grant: Rows,
    /// Rows of the table `authorized_period`.
    pub authorized_period: Rows,
}

impl Default for ApplicationTables {
    fn default() -> Self {
        Self {
            application: Rows::of(
                "application",
                "id, employer_id, position_id, unit_id, office_id, submitted, status, version, benefit, cause, period_from, period_to, event_on, weeks,
                hours_requested, workforce, article10, union_communicated_on, union_concluded_on, union_workers, union_weeks, payment_mode,
                declarations, created_at, updated_at, submitted_at, protocol_number, intermediary_id, operator_capacity_id, operator_name,
                operator_account, decided_at, blocking_alerts, warning_alerts, info_alerts, document_count, beneficiary_count, fund,
                looked_on, due_on, ticket",
            ),
            dossier: Rows::of("dossier", "application_id, position_id, office_id, submitted, circumstances, report"),
            beneficiary: Rows::of(
                "beneficiary",
                "id, application_id, position_id, office_id, submitted, ordinal, tax_code, qualification, hired_on, contract_hours,
                effective_days, contractor_days, hours_requested, iban, particulars",
            ),
            status_change: Rows::of(
                "status_change",
                "id, application_id, position_id, office_id, submitted, version, from_status, to_status, at, account_id, capacity_id, actor, role,
                subject, on_behalf_of, reason",
            ),
            draft_change: Rows::of("draft_change", "application_id, position_id, office_id, submitted, version, actor, fields, at"),
            alert: Rows::of(
                "alert",
                "id, application_id, position_id, office_id, submitted, rule, severity, path, message, computed, ordinal, raised_at",
            ),
            interlocution: Rows::of(
                "interlocution",
                "id, application_id, position_id, office_id, submitted, kind, status, text, items, opened_at, opened_by, opened_by_account, delivered_at,
                due_on, answered_at, answered_late, closed_at",
            ),
            interlocution_answer: Rows::of(
                "interlocution_answer",
                "id, interlocution_id, application_id, position_id, office_id, submitted, text, at, late, answered_by, answered_by_account,
                on_behalf_of",
            ),
            document: Rows::of(
                "document",
                "id, application_id, position_id, office_id, submitted, interlocution_id, kind, file_name, media_type, size, sha256, storage_key,
                uploaded_at, uploaded_by, uploaded_by_account, uploaded_by_capacity",
            ),
            proposal: Rows::of(
                "proposal",
                "id, application_id, position_id, office_id, submitted, status, outcome, reasons, unavoidable, periods, proposed_at, proposed_by,
                proposed_by_account, closed_at, closed_by, closed_by_account",
            ),
            authorization_grant: Rows::of(
                "authorization_grant",
                "id, application_id, position_id, office_id, submitted, number, decided_on, notified_on, workers, hours, unavoidable,
                contribution_due, reasons, offset_deadline, direct_payment_deadline",
            ),
            authorized_period: Rows::of(
                "authorized_period",
                "id, authorization_id, application_id, position_id, office_id, submitted, period_from, period_to, workers, hours",
            ),
        }
    }
}

impl ApplicationTables {
    /// All tables, each after those that it refers to.
    pub fn in_order(self) -> [Rows; 12] {
        [
            self.application,
            self.dossier,
            self.beneficiary,
            self.status_change,
            self.draft_change,
            self.alert,
            self.interlocution,
            self.interlocution_answer,
            self.document,
            self.proposal,
            self.authorization_grant,
            self.authorized_period,
        ]
    }
}
