//! The firms to which the ordinary benefit belongs, art. 10 D.Lgs. 148/2015.

named! {
    /// The letter of art. 10 D.Lgs. 148/2015 under which a firm falls.
    Article10 {
        /// Manufacturing, transport, mining, plant installation, energy, water and gas.
        A = "A",
        /// Production and work cooperatives.
        B = "B",
        /// Forestry and tobacco.
        C = "C",
        /// Agricultural cooperatives that transform their own products.
        D = "D",
        /// Films.
        E = "E",
        /// Olive pressing for others.
        F = "F",
        /// Ready-mixed concrete.
        G = "G",
        /// Electrical and telephone plants.
        H = "H",
        /// Railway equipment.
        I = "I",
        /// Industrial firms of public bodies.
        L = "L",
        /// Construction, industrial and craft.
        M = "M",
        /// Industrial quarrying and stone working.
        N = "N",
        /// Craft quarrying and stone working.
        O = "O",
    }
}

impl Article10 {
    /// Whether the firm builds, quarries or works stone (letters m, n, o): other limits, and another union step.
    pub const fn is_construction_or_stone(self) -> bool {
        matches!(self, Self::M | Self::N | Self::O)
    }

    /// Whether weeks of unavoidable events count in its limits, art. 12 c. 4 D.Lgs. 148/2015.
    pub const fn counts_unavoidable_weeks(self) -> bool {
        self.is_construction_or_stone()
    }

    /// The firms of the letter, in Italian.
    pub const fn label_it(self) -> &'static str {
        match self {
            Self::A => "Industria manifatturiera, trasporti, estrattiva, installazione impianti, energia, acqua e gas",
            Self::B => "Cooperative di produzione e lavoro con attività simile a quella degli operai dell'industria",
            Self::C => "Industria boschiva, forestale e del tabacco",
            Self::D => "Cooperative agricole e zootecniche che trasformano prodotti propri, per i dipendenti fissi",
            Self::E => "Noleggio e distribuzione di film, sviluppo e stampa di pellicole",
            Self::F => "Industria della frangitura delle olive per conto terzi",
            Self::G => "Produzione di calcestruzzo preconfezionato",
            Self::H => "Impianti elettrici e telefonici",
            Self::I => "Armamento ferroviario",
            Self::L => "Industrie degli enti pubblici, salvo capitale interamente pubblico",
            Self::M => "Imprese industriali e artigiane dell'edilizia e affini",
            Self::N => "Industria di escavazione e lavorazione di materiali lapidei",
            Self::O => "Artigiani di escavazione e lavorazione di materiali lapidei, esclusi i laboratori separati",
        }
    }

    /// The firms of the letter, in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::A => "Manufacturing, transport, mining, plant installation, energy, water and gas",
            Self::B => "Production and work cooperatives doing work like that of industry",
            Self::C => "Forestry and tobacco industry",
            Self::D => "Agricultural cooperatives transforming their own products, permanent staff only",
            Self::E => "Film rental, distribution, developing and printing",
            Self::F => "Industrial olive pressing for others",
            Self::G => "Ready-mixed concrete",
            Self::H => "Electrical and telephone plants",
            Self::I => "Railway track equipment",
            Self::L => "Industrial firms of public bodies, unless wholly public",
            Self::M => "Industrial and craft construction firms and the like",
            Self::N => "Industrial quarrying and stone working",
            Self::O => "Craft quarrying and stone working, separate workshops excluded",
        }
    }
}
