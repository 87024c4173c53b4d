//! The benefits that integrate wages.

named! {
    /// A wage-integration benefit (prestazione).
    Benefit {
        /// Ordinary wage integration, artt. 9 ss. D.Lgs. 148/2015.
        Cigo = "CIGO",
        /// Wage-integration allowance of the wage-integration fund.
        AisFis = "AIS_FIS",
        /// Wage-integration allowance of a bilateral fund.
        AisFund = "AIS_FUND",
        /// Wage integration for permanent farm workers, L. 457/1972.
        Cisoa = "CISOA",
        /// Extraordinary wage integration, asked for elsewhere.
        Cigs = "CIGS",
    }
}

named! {
    /// Who takes the application for a benefit.
    Desk {
        /// This hub.
        Hub = "HUB",
        /// The Ministry of Labour.
        Ministry = "MINISTRY",
    }
}

named! {
    /// Whether a benefit suits a firm. It advises, and never stops an application (INPS msg 3422/2023).
    BenefitFit {
        /// It is the benefit of such firms (suggerita).
        Suggested = "SUGGESTED",
        /// Another benefit, or another body, serves such firms (non compatibile).
        NotCompatible = "NOT_COMPATIBLE",
        /// What is known of the firm does not tell.
        Unknown = "UNKNOWN",
    }
}

/// What is held of a benefit.
struct Row {
    name_it: &'static str,
    name_en: &'static str,
    desk: Desk,
    follows_from_classification: bool,
}

impl Benefit {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        self.row().name_it
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        self.row().name_en
    }

    /// Who takes the application for it.
    pub const fn desk(self) -> Desk {
        self.row().desk
    }

    /// Whether the classification of a firm alone decides if the benefit suits it.
    pub(super) const fn follows_from_classification(self) -> bool {
        self.row().follows_from_classification
    }

    const fn row(self) -> Row {
        match self {
            Self::Cigo => row("Cassa integrazione guadagni ordinaria", "Ordinary wage integration"),
            Self::AisFis => {
                row("Assegno di integrazione salariale del Fondo di integrazione salariale", "Allowance of the wage-integration fund")
            }
            // Most funds have their own lists of firms.
            Self::AisFund => row("Assegno di integrazione salariale di un fondo di solidarietà", "Allowance of a solidarity fund")
                .by_more_than_classification(),
            Self::Cisoa => row("Cassa integrazione speciale operai agricoli", "Wage integration of agricultural workers"),
            // It depends on the size of the firm.
            Self::Cigs => row("Cassa integrazione guadagni straordinaria", "Extraordinary wage integration")
                .by_more_than_classification()
                .asked_at(Desk::Ministry),
        }
    }
}

/// A benefit that is asked for at this hub, by the firms whose classification shows it.
const fn row(name_it: &'static str, name_en: &'static str) -> Row {
    Row { name_it, name_en, desk: Desk::Hub, follows_from_classification: true }
}

impl Row {
    const fn by_more_than_classification(self) -> Self {
        Self { follows_from_classification: false, ..self }
    }

    const fn asked_at(self, desk: Desk) -> Self {
        Self { desk, ..self }
    }
}
