//! What the files of each list hold: the query of a page, and its columns.

use omnia_texts::Language;

use crate::core::access::Role;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A number, or a decimal that the graph writes as a text.
    Number,
    Date,
}

/// A column: its heading in Italian and English, where its value is in a row, and what it holds.
#[derive(Debug)]
pub struct Column {
    italian: &'static str,
    english: &'static str,
    pub pointer: &'static str,
    pub kind: Kind,
}

impl Column {
    /// The heading in a language.
    pub const fn heading(&self, language: Language) -> &'static str {
        match language {
            Language::Italian => self.italian,
            Language::English => self.english,
        }
    }
}

/// A list that can be had as a file.
#[derive(Debug)]
pub struct List {
    /// As addresses name it, and the hubs of the graph.
    pub name: &'static str,
    /// The name of its file.
    pub file_name: &'static str,
    /// The arguments that it takes in the graph, with their types.
    arguments: &'static [(&'static str, &'static str)],
    /// What is selected of each row.
    selection: &'static str,
    pub columns: &'static [Column],
}

macro_rules! columns {
    ($($italian:literal, $english:literal, $pointer:literal, $kind:ident;)*) => {
        &[$(Column { italian: $italian, english: $english, pointer: $pointer, kind: Kind::$kind }),*]
    };
}

/// All of them.
pub const LISTS: &[List] = &[
    List {
        name: "applications",
        file_name: "domande",
        arguments: &[("filter", "ApplicationFilter"), ("orderBy", "ApplicationOrder")],
        selection: "id protocolNumber ticket status benefit cause weeks hoursRequested blockingAlerts warningAlerts createdAt submittedAt
            period { from to }
            employer { name taxCode } position { number } unit { number name }",
        columns: columns! {
            "Protocollo", "Protocol number", "/protocolNumber", Text;
            "Ticket", "Ticket", "/ticket", Text;
            "Stato", "Status", "/status", Text;
            "Prestazione", "Benefit", "/benefit", Text;
            "Causale", "Cause", "/cause", Text;
            "Datore di lavoro", "Employer", "/employer/name", Text;
            "Codice fiscale", "Tax code", "/employer/taxCode", Text;
            "Matricola", "Position", "/position/number", Text;
            "Unità produttiva", "Productive unit", "/unit/number", Number;
            "Nome dell'unità", "Name of the unit", "/unit/name", Text;
            "Dal", "From", "/period/from", Date;
            "Al", "To", "/period/to", Date;
            "Settimane", "Weeks", "/weeks", Number;
            "Ore richieste", "Hours requested", "/hoursRequested", Number;
            "Avvisi bloccanti", "Blocking alerts", "/blockingAlerts", Number;
            "Avvisi", "Warnings", "/warningAlerts", Number;
            "Creata il", "Created at", "/createdAt", Text;
            "Inviata il", "Submitted at", "/submittedAt", Text;
            "Id", "Id", "/id", Text;
        },
    },
    List {
        name: "authorizations",
        file_name: "autorizzazioni",
        arguments: &[("filter", "AuthorizationFilter")],
        selection: "id number decidedOn workers hours offsetDeadline directPaymentDeadline
            application { protocolNumber employer { name taxCode } unit { number name } }",
        columns: columns! {
            "Autorizzazione", "Authorization", "/number", Text;
            "Decisa il", "Decided on", "/decidedOn", Date;
            "Domanda", "Application", "/application/protocolNumber", Text;
            "Datore di lavoro", "Employer", "/application/employer/name", Text;
            "Codice fiscale", "Tax code", "/application/employer/taxCode", Text;
            "Unità produttiva", "Productive unit", "/application/unit/number", Number;
            "Nome dell'unità", "Name of the unit", "/application/unit/name", Text;
            "Lavoratori", "Workers", "/workers", Number;
            "Ore autorizzate", "Hours granted", "/hours", Number;
            "Conguaglio entro il", "Offset by", "/offsetDeadline", Date;
            "Dati per il pagamento diretto entro il", "Data of direct payment by", "/directPaymentDeadline", Date;
            "Id", "Id", "/id", Text;
        },
    },
    List {
        name: "deadlines",
        file_name: "scadenze",
        arguments: &[("kinds", "[DeadlineKind!]")],
        selection: "kind date daysLeft application { id protocolNumber employer { name taxCode } }",
        columns: columns! {
            "Scadenza", "Deadline", "/date", Date;
            "Giorni", "Days left", "/daysLeft", Number;
            "Di che cosa", "Of what", "/kind", Text;
            "Domanda", "Application", "/application/protocolNumber", Text;
            "Datore di lavoro", "Employer", "/application/employer/name", Text;
            "Codice fiscale", "Tax code", "/application/employer/taxCode", Text;
            "Id della domanda", "Id of the application", "/application/id", Text;
        },
    },
    List {
        name: "employers",
        file_name: "datori-di-lavoro",
        arguments: &[("search", "String"), ("filter", "EmployerFilter"), ("orderBy", "EmployerOrder")],
        selection: "id name taxCode vatNumber legalForm counters { openApplications blockingAlerts warningAlerts }",
        columns: columns! {
            "Datore di lavoro", "Employer", "/name", Text;
            "Codice fiscale", "Tax code", "/taxCode", Text;
            "Partita IVA", "VAT number", "/vatNumber", Text;
            "Forma giuridica", "Legal form", "/legalForm", Text;
            "Domande aperte", "Open applications", "/counters/openApplications", Number;
            "Avvisi bloccanti", "Blocking alerts", "/counters/blockingAlerts", Number;
            "Avvisi", "Warnings", "/counters/warningAlerts", Number;
            "Id", "Id", "/id", Text;
        },
    },
];

/// The hub of a role in the graph, where its lists are.
pub const fn hub_of(role: Role) -> Option<&'static str> {
    match role {
        Role::Employer => Some("employerHub"),
        Role::Intermediary => Some("intermediaryHub"),
        Role::Operator | Role::Director => Some("operatorHub"),
        Role::Auditor | Role::Admin => None,
    }
}

impl List {
    /// The query of a page, in the hub of a role.
    pub fn query(&self, hub: &str) -> String {
        let declared: String = self.arguments.iter().map(|(name, of)| format!("${name}: {of} ")).collect();
        let given: String = self.arguments.iter().map(|(name, _)| format!("{name}: ${name} ")).collect();
        let (name, selection) = (self.name, self.selection);
        format!(
            "query ListFile({declared}$after: String) {{ viewer {{ hub: {hub} {{ list: {name}({given}first: 100, after: $after) {{
                nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}"
        )
    }
}
