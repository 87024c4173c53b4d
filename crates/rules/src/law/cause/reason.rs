//! Why a benefit suits a firm or not, and who manages it.

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
    /// What a suggestion rests on.
    Reason {
        /// The firm falls under a letter of art. 10 D.Lgs. 148/2015, or its sector does.
        Industry = "INDUSTRY",
        /// The firm belongs to a bilateral fund.
        BilateralFund = "BILATERAL_FUND",
        /// No other benefit or fund serves the firm, and it has an employee at least.
        WageIntegrationFund = "WAGE_INTEGRATION_FUND",
        /// The firm is agricultural.
        Agriculture = "AGRICULTURE",
        /// The firm is of crafts, whose fund the institute does not manage.
        CraftFund = "CRAFT_FUND",
        /// The firm has nobody to integrate the wages of.
        NoEmployees = "NO_EMPLOYEES",
        /// The firm is large enough for the extraordinary benefit.
        LargeFirm = "LARGE_FIRM",
        /// The firm is too small for the extraordinary benefit.
        SmallFirm = "SMALL_FIRM",
        /// What is known of the firm does not tell.
        NotTold = "NOT_TOLD",
    }
}

impl Reason {
    /// The act on which it stands; none where nothing is told.
    pub const fn legal_basis(self) -> Option<&'static str> {
        match self {
            Self::Industry => Some("art. 10 D.Lgs. 148/2015"),
            Self::BilateralFund => Some("art. 26 D.Lgs. 148/2015"),
            Self::WageIntegrationFund | Self::NoEmployees => Some("art. 29 D.Lgs. 148/2015"),
            Self::Agriculture => Some("art. 8 L. 457/1972"),
            Self::CraftFund => Some("art. 27 D.Lgs. 148/2015"),
            Self::LargeFirm | Self::SmallFirm => Some("art. 20 D.Lgs. 148/2015"),
            Self::NotTold => None,
        }
    }

    /// It, in Italian.
    pub const fn label_it(self) -> &'static str {
        match self {
            Self::Industry => "L'impresa rientra tra quelle della cassa integrazione ordinaria",
            Self::BilateralFund => "L'impresa appartiene a un fondo di solidarietà bilaterale",
            Self::WageIntegrationFund => "L'impresa è tutelata dal Fondo di integrazione salariale",
            Self::Agriculture => "L'impresa è agricola",
            Self::CraftFund => "L'impresa è artigiana: si rivolge al fondo dell'artigianato (FSBA), che l'Istituto non gestisce",
            Self::NoEmployees => "L'impresa non ha dipendenti",
            Self::LargeFirm => "L'impresa ha più di 15 dipendenti: la domanda si presenta al Ministero del Lavoro",
            Self::SmallFirm => "L'impresa non ha più di 15 dipendenti",
            Self::NotTold => "L'inquadramento e gli altri dati noti non bastano a dirlo",
        }
    }

    /// It, in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Industry => "The firm is one of those of ordinary wage integration",
            Self::BilateralFund => "The firm belongs to a bilateral solidarity fund",
            Self::WageIntegrationFund => "The firm is served by the wage-integration fund",
            Self::Agriculture => "The firm is agricultural",
            Self::CraftFund => "The firm is of crafts: it turns to the craft fund (FSBA), which the institute does not manage",
            Self::NoEmployees => "The firm has no employees",
            Self::LargeFirm => "The firm has more than 15 employees: the application goes to the Ministry of Labour",
            Self::SmallFirm => "The firm has no more than 15 employees",
            Self::NotTold => "The classification and what else is known do not tell",
        }
    }
}
