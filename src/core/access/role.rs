//! Roles, and the functions in which people hold them.

omnia_rules::named! {
    /// What a capacity is at the hub; each is a role of PostgreSQL too.
    Role {
        /// Acts for its own employer.
        Employer = "EMPLOYER",
        /// Acts for the positions that are delegated to its intermediary.
        Intermediary = "INTERMEDIARY",
        /// Examines for an office of the institute.
        Operator = "OPERATOR",
        /// Signs for an office of the institute.
        Director = "DIRECTOR",
        /// Reads everything that was submitted, masked.
        Auditor = "AUDITOR",
        /// Manages accounts, capacities and sessions; sees no application.
        Admin = "ADMIN",
    }
}

omnia_rules::named! {
    /// In what function a person holds a role.
    Function as "CapacityFunction" {
        /// Legal representative of an employer.
        LegalRepresentative = "LEGAL_REPRESENTATIVE",
        /// Employee who acts for the employer.
        Employee = "EMPLOYEE",
        /// Practitioner entitled by art. 1 L. 12/1979.
        Practitioner = "PRACTITIONER",
        /// Collaborator of an intermediary: acts only by sub-delegation.
        Collaborator = "COLLABORATOR",
        /// Examines the applications of an office.
        Operator = "OPERATOR",
        /// Signs the decisions of an office.
        Director = "DIRECTOR",
        /// Inspects: sees everything, with personal data masked, and changes nothing.
        Auditor = "AUDITOR",
        /// Keeps accounts and capacities, and sees no application.
        Administrator = "ADMINISTRATOR",
    }
}

impl Role {
    /// The role of PostgreSQL that reads and writes for it.
    pub const fn database_role(self) -> &'static str {
        match self {
            Self::Employer => "hub_employer",
            Self::Intermediary => "hub_intermediary",
            Self::Operator => "hub_operator",
            Self::Director => "hub_director",
            Self::Auditor => "hub_auditor",
            Self::Admin => "hub_admin",
        }
    }
}
