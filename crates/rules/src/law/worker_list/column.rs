//! The columns of the list.

named! {
    /// A column, under the name that the header gives it; in the order in which they are written.
    Column {
        /// Tax code of the worker; every row has it.
        TaxCode = "codice_fiscale",
        /// What the worker is hired as; every row has it.
        Qualification = "qualifica",
        /// Day of hiring.
        HiredOn = "data_assunzione",
        /// Hours a week by contract.
        ContractHours = "orario_settimanale",
        /// Days of actual work in the unit.
        EffectiveDays = "giorni_effettivi",
        /// Hours asked for the period.
        HoursRequested = "ore_richieste",
        /// Account for direct payment.
        Iban = "iban",
        /// Days of actual work for the contractor before; the header may leave it out.
        ContractorDays = "giorni_appalto",
    }
}

impl Column {
    /// Whether the header must name it.
    pub const fn is_mandatory(self) -> bool {
        !matches!(self, Self::ContractorDays)
    }

    /// The names that the header must hold, as they are written there.
    pub(super) fn mandatory_names() -> String {
        let mandatory = Self::ALL.iter().filter(|column| column.is_mandatory());
        mandatory.map(|column| column.as_str()).collect::<Vec<_>>().join(";")
    }
}
