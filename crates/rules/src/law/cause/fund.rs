//! The bilateral solidarity funds that the institute manages, art. 26 and 40 D.Lgs. 148/2015.

use crate::ground::Confidence;

named! {
    /// A bilateral solidarity fund (art. 26 and 40 D.Lgs. 148/2015).
    Fund {
        /// Professional activities.
        ProfessionalActivities = "PROFESSIONAL_ACTIVITIES",
        /// Solimare: seafarers.
        Solimare = "SOLIMARE",
        /// Public transport.
        PublicTransport = "PUBLIC_TRANSPORT",
        /// Environmental services.
        EnvironmentalServices = "ENVIRONMENTAL_SERVICES",
        /// Air transport and airports.
        AirTransport = "AIR_TRANSPORT",
        /// Credit: banks.
        Credit = "CREDIT",
        /// Cooperative credit.
        CooperativeCredit = "COOPERATIVE_CREDIT",
        /// Insurance.
        Insurance = "INSURANCE",
        /// Post: Poste Italiane.
        Post = "POST",
        /// Railways: Ferrovie dello Stato.
        Railways = "RAILWAYS",
        /// Tax collection: the agents who collect what is owed.
        TaxCollection = "TAX_COLLECTION",
        /// Mooring: groups of ormeggiatori and pilots' boatmen.
        Mooring = "MOORING",
        /// Telecommunications.
        Telecommunications = "TELECOMMUNICATIONS",
        /// The territorial fund of the Province of Trento.
        Trento = "TRENTO",
        /// The territorial fund of the Province of Bolzano.
        Bolzano = "BOLZANO",
    }
}

impl Fund {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        match self {
            Self::ProfessionalActivities => "Fondo attività professionali",
            Self::Solimare => "Fondo del settore marittimo SOLIMARE",
            Self::PublicTransport => "Fondo del trasporto pubblico",
            Self::EnvironmentalServices => "Fondo dei servizi ambientali",
            Self::AirTransport => "Fondo del trasporto aereo e del sistema aeroportuale",
            Self::Credit => "Fondo del credito",
            Self::CooperativeCredit => "Fondo del credito cooperativo",
            Self::Insurance => "Fondo delle imprese assicuratrici e di assistenza",
            Self::Post => "Fondo del gruppo Poste italiane",
            Self::Railways => "Fondo del gruppo Ferrovie dello Stato italiane",
            Self::TaxCollection => "Fondo della riscossione dei tributi erariali",
            Self::Mooring => "Fondo degli ormeggiatori e barcaioli dei porti",
            Self::Telecommunications => "Fondo della filiera delle telecomunicazioni",
            Self::Trento => "Fondo territoriale della provincia autonoma di Trento",
            Self::Bolzano => "Fondo territoriale della provincia autonoma di Bolzano",
        }
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::ProfessionalActivities => "Fund of professional activities",
            Self::Solimare => "Maritime fund SOLIMARE",
            Self::PublicTransport => "Public-transport fund",
            Self::EnvironmentalServices => "Environmental-services fund",
            Self::AirTransport => "Fund of air transport and airports",
            Self::Credit => "Credit fund",
            Self::CooperativeCredit => "Cooperative-credit fund",
            Self::Insurance => "Fund of insurers and firms of assistance",
            Self::Post => "Fund of the Poste italiane group",
            Self::Railways => "Fund of the Ferrovie dello Stato group",
            Self::TaxCollection => "Fund of the collection of taxes",
            Self::Mooring => "Fund of moorers and boatmen of the ports",
            Self::Telecommunications => "Telecommunications fund",
            Self::Trento => "Territorial fund of the province of Trento",
            Self::Bolzano => "Territorial fund of the province of Bolzano",
        }
    }
}

/// An authorization code that identifies a fund. The funds that have no row here are declared by who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundMark {
    /// The code.
    pub mark: &'static str,
    /// The fund whose firms bear it.
    pub fund: Fund,
    /// The act that says so.
    pub source: &'static str,
    /// How well it is founded.
    pub confidence: Confidence,
}

/// Every code that is known to identify a fund.
pub const FUND_MARKS: &[FundMark] = &[FundMark {
    mark: "0S",
    fund: Fund::ProfessionalActivities,
    // 0S takes the place of 0J, the mark of the wage-integration fund.
    source: "INPS circ. 77/2021",
    confidence: Confidence::Remembered,
}];
