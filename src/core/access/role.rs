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

/// What a capacity acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// An employer.
    Employer,
    /// An intermediary.
    Intermediary,
    /// An office of the institute.
    Office,
}

/// What the hub holds of a role.
struct Row {
    database_role: &'static str,
    acts_for: Option<SubjectKind>,
    functions: &'static [Function],
    connection_share: u32,
    max_document_cost: u64,
}

impl Role {
    /// The role of PostgreSQL that reads and writes for it.
    pub const fn database_role(self) -> &'static str {
        self.row().database_role
    }

    /// What its capacities act for; none where they act for no one.
    pub const fn acts_for(self) -> Option<SubjectKind> {
        self.row().acts_for
    }

    /// The functions in which it is held, the usual one first.
    pub const fn functions(self) -> &'static [Function] {
        self.row().functions
    }

    /// Whether it acts for the institute.
    pub const fn is_of_institute(self) -> bool {
        !matches!(self.acts_for(), Some(SubjectKind::Employer | SubjectKind::Intermediary))
    }

    /// Its share of the connections to the database, in sixteenths.
    pub const fn connection_share(self) -> u32 {
        self.row().connection_share
    }

    /// What one of its GraphQL documents may cost. An intermediary works for hundreds of employers at once and an office on all of its
    /// queue; an employer has their own few positions, and an administrator accounts alone.
    pub const fn max_document_cost(self) -> u64 {
        self.row().max_document_cost
    }

    const fn row(self) -> Row {
        match self {
            Self::Employer => Row {
                database_role: "hub_employer",
                acts_for: Some(SubjectKind::Employer),
                functions: &[Function::LegalRepresentative, Function::Employee],
                connection_share: 3,
                max_document_cost: 25_000,
            },
            Self::Intermediary => Row {
                database_role: "hub_intermediary",
                acts_for: Some(SubjectKind::Intermediary),
                functions: &[Function::Practitioner, Function::Collaborator],
                connection_share: 4,
                max_document_cost: 50_000,
            },
            Self::Operator => Row {
                database_role: "hub_operator",
                acts_for: Some(SubjectKind::Office),
                functions: &[Function::Operator],
                connection_share: 3,
                max_document_cost: 50_000,
            },
            Self::Director => Row {
                database_role: "hub_director",
                acts_for: Some(SubjectKind::Office),
                functions: &[Function::Director],
                connection_share: 2,
                max_document_cost: 50_000,
            },
            Self::Auditor => Row {
                database_role: "hub_auditor",
                acts_for: None,
                functions: &[Function::Auditor],
                connection_share: 1,
                max_document_cost: 50_000,
            },
            Self::Admin => Row {
                database_role: "hub_admin",
                acts_for: None,
                functions: &[Function::Administrator],
                connection_share: 1,
                max_document_cost: 10_000,
            },
        }
    }
}
