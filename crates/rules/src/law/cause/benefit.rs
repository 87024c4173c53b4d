//! The benefits that integrate wages.

named! {
    /// A wage-integration benefit.
    Benefit {
        /// Ordinary wage integration, D.Lgs. 148/2015 art. 9 to 18.
        Cigo = "CIGO",
        /// Allowance of the wage-integration fund, D.Lgs. 148/2015 art. 29.
        AisFis = "AIS_FIS",
        /// Allowance of a bilateral solidarity fund, D.Lgs. 148/2015 art. 26.
        AisFund = "AIS_FUND",
        /// Wage integration of agricultural workers, L. 457/1972.
        Cisoa = "CISOA",
        /// Extraordinary wage integration, D.Lgs. 148/2015 art. 19 to 25.
        Cigs = "CIGS",
    }
}

named! {
    /// Whether a benefit suits a position's classification. It advises, and never stops an application.
    BenefitFit {
        /// It is the benefit of such firms.
        Suggested = "SUGGESTED",
        /// Another benefit, or another body, serves such firms.
        NotCompatible = "NOT_COMPATIBLE",
        /// The classification does not tell.
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
