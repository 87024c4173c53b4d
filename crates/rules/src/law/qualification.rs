//! What a worker is hired as.

named! {
    /// What a worker is hired as.
    Qualification {
        /// A manual worker (operaio).
        Worker = "WORKER",
        /// A clerical worker (impiegato).
        Employee = "EMPLOYEE",
        /// A middle manager (quadro).
        MiddleManager = "MIDDLE_MANAGER",
        /// A manager (dirigente), whom no benefit covers.
        Manager = "MANAGER",
        /// An apprentice, of any kind.
        Apprentice = "APPRENTICE",
        /// A worker at home; covered from 2022 on.
        HomeWorker = "HOME_WORKER",
    }
}

impl Qualification {
    /// Its name in Italian.
    pub const fn name_it(self) -> &'static str {
        match self {
            Self::Worker => "Operaio",
            Self::Employee => "Impiegato",
            Self::MiddleManager => "Quadro",
            Self::Manager => "Dirigente",
            Self::Apprentice => "Apprendista",
            Self::HomeWorker => "Lavoratore a domicilio",
        }
    }

    /// Its name in English.
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Worker => "Blue-collar worker",
            Self::Employee => "White-collar worker",
            Self::MiddleManager => "Middle manager",
            Self::Manager => "Manager",
            Self::Apprentice => "Apprentice",
            Self::HomeWorker => "Home worker",
        }
    }
}
