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

impl Benefit {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        match self {
            Self::Cigo => "Cassa integrazione guadagni ordinaria",
            Self::AisFis => "Assegno di integrazione salariale del Fondo di integrazione salariale",
            Self::AisFund => "Assegno di integrazione salariale di un fondo di solidarietà",
            Self::Cisoa => "Cassa integrazione speciale operai agricoli",
            Self::Cigs => "Cassa integrazione guadagni straordinaria",
        }
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Cigo => "Ordinary wage integration",
            Self::AisFis => "Allowance of the wage-integration fund",
            Self::AisFund => "Allowance of a solidarity fund",
            Self::Cisoa => "Wage integration of agricultural workers",
            Self::Cigs => "Extraordinary wage integration",
        }
    }
}
