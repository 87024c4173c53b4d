//! The rows of the population.

use omnia_rules::text::search_text;

use super::copy_text::{Rows, row};
use crate::seed::model::days::morning_of;
use crate::seed::model::population::{Delegation, Population, Subject};
use crate::seed::model::rng::Rng;

/// The hashes of the two passwords of a run.
pub struct PasswordHashes {
    /// Of the password of the accounts that sign in.
    pub known: String,
    /// Of a random password that is not stored.
    pub unusable: String,
}

impl Population {
    /// All its rows, in the order in which they can be written.
    pub fn rows(&self, hashes: &PasswordHashes, seed: u64) -> Vec<Rows> {
        let [employers, positions, classifications, units] = self.firm_rows(seed);
        let [delegations, sub_delegations] = self.delegation_rows();
        let (offices, intermediaries) = (self.office_rows(), self.intermediary_rows());
        vec![
            offices,
            employers,
            intermediaries,
            positions,
            classifications,
            units,
            self.account_rows(hashes),
            self.capacity_rows(),
            delegations,
            sub_delegations,
        ]
    }

    fn office_rows(&self) -> Rows {
        let mut rows = Rows::of("office", "id, code, name, province");
        for office in &self.offices {
            row!(rows; office.id, office.code, office.name, office.province);
        }
        rows
    }

    fn intermediary_rows(&self) -> Rows {
        let mut rows = Rows::of("intermediary", "id, tax_code, name, kind");
        for intermediary in &self.intermediaries {
            row!(rows; intermediary.id, intermediary.tax_code, intermediary.name, intermediary.kind);
        }
        rows
    }

    fn firm_rows(&self, seed: u64) -> [Rows; 4] {
        let mut employers = Rows::of("employer", "id, tax_code, vat_number, name, name_search, legal_form");
        for employer in &self.employers {
            row!(employers; employer.id, employer.tax_code, employer.tax_code, employer.name, search_text(&employer.name), employer.legal_form);
        }
        let mut positions = Rows::of("position", "id, employer_id, number, office_id, pec, activity_started_on");
        let mut classifications = Rows::of(
            "classification_period",
            "id, position_id, statistical_code, authorization_codes, ateco_version, ateco_code, article10, valid_from, valid_to",
        );
        for (at, position) in self.positions.iter().enumerate() {
            row!(positions; position.id, self.employers[position.employer].id, position.number, self.offices[position.office].id, position.pec,
                position.since);
            let (trade, id) = (position.trade, Rng::of(seed, "classification", at).uuid(morning_of(position.since)));
            row!(classifications; id, position.id, trade.statistical_code, trade.authorization_codes, "ATECO_2007", trade.ateco,
                trade.article10, position.since, None::<i32>);
        }
        [employers, positions, classifications, self.unit_rows()]
    }

    fn unit_rows(&self) -> Rows {
        let mut rows = Rows::of(
            "productive_unit",
            "id, position_id, number, name, kind, address, municipality_code, municipality, province, office_id, active_from, contract_from, contract_to",
        );
        for unit in &self.units {
            row!(rows; unit.id, self.positions[unit.position].id, unit.number, unit.name, unit.kind, unit.address, unit.place.code,
                unit.place.name, unit.place.province, self.offices[unit.office].id, unit.active_from, unit.contract.map(|(from, _)| from),
                unit.contract.map(|(_, to)| to));
        }
        rows
    }

    fn account_rows(&self, hashes: &PasswordHashes) -> Rows {
        let mut rows = Rows::of("account", "id, tax_code, email, name, name_search, password_hash, created_at");
        for account in &self.accounts {
            let hash = if account.signs_in { &hashes.known } else { &hashes.unusable };
            row!(rows; account.id, account.tax_code, account.email, account.name, search_text(&account.name), hash, account.created_at);
        }
        rows
    }

    fn capacity_rows(&self) -> Rows {
        let mut rows = Rows::of("capacity", "id, account_id, role, function, employer_id, intermediary_id, office_id, valid_from");
        for held in &self.capacities {
            let (mut employer, mut intermediary, mut office) = (None, None, None);
            match held.subject {
                Subject::Employer(at) => employer = Some(self.employers[at].id),
                Subject::Intermediary(at) => intermediary = Some(self.intermediaries[at].id),
                Subject::Office(at) => office = Some(self.offices[at].id),
                Subject::None => {}
            }
            row!(rows; held.id, self.accounts[held.account].id, held.role.as_str(), held.function.as_str(), employer, intermediary, office,
                held.since);
        }
        rows
    }

    fn delegation_rows(&self) -> [Rows; 2] {
        let mut rows = Rows::of(
            "delegation",
            "id, intermediary_id, position_id, employer_id, employer_name, position_number, delegator_tax_code, status, version, valid_from,
            created_at, activated_at, activated_by, activated_by_account, signed_form_reference, ended_at, ended_by,
            ended_by_account, end_reason",
        );
        for (at, delegation) in self.delegations.iter().enumerate() {
            self.delegation_row(&mut rows, at, delegation);
        }
        let mut subs =
            Rows::of("sub_delegation", "id, delegation_id, capacity_id, collaborator_name, collaborator_account, valid_from, created_at");
        for sub in &self.sub_delegations {
            let (delegation, held) = (&self.delegations[sub.delegation], &self.capacities[sub.capacity]);
            let since = delegation.from.max(held.since);
            row!(subs; sub.id, delegation.id, held.id, self.accounts[held.account].name, self.accounts[held.account].id, since, morning_of(since));
        }
        [rows, subs]
    }

    fn delegation_row(&self, rows: &mut Rows, at: usize, delegation: &Delegation) {
        let position = &self.positions[delegation.position];
        let employer = &self.employers[position.employer];
        let practitioner = &self.accounts[self.capacities[self.intermediaries[delegation.intermediary].practitioner].account];
        let delegator = &self.accounts[self.capacities[employer.representative].account];
        let began = morning_of(delegation.from);
        row!(*rows; delegation.id, self.intermediaries[delegation.intermediary].id, position.id, employer.id, employer.name, position.number,
            delegator.tax_code, delegation.status, if delegation.ended_at.is_some() { 4 } else { 3 }, delegation.from, began, began,
            practitioner.name, practitioner.id, format!("DEL-{}-{at:06}", delegation.from.format("%Y")), delegation.ended_at,
            delegation.ended_at.map(|_| delegator.name.clone()), delegation.ended_at.map(|_| delegator.id),
            delegation.ended_at.map(|_| "Cambio di consulente".to_owned()));
    }

    /// The name of the person who holds a capacity.
    pub fn capacity_name(&self, capacity: usize) -> &str {
        &self.accounts[self.capacities[capacity].account].name
    }
}
