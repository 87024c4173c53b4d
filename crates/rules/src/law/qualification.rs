//! What a worker is hired as.

named! {
    /// What a worker is hired as.
    Qualification {
        /// Blue-collar worker (operaio).
        Worker = "WORKER",
        /// White-collar worker (impiegato).
        Employee = "EMPLOYEE",
        /// Middle manager (quadro).
        MiddleManager = "MIDDLE_MANAGER",
        /// Manager (dirigente), whom the benefit leaves out.
        Manager = "MANAGER",
        /// Apprentice of any kind.
        Apprentice = "APPRENTICE",
        /// Home worker (lavoratore a domicilio), let in from 2022.
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
            Self::Worker => "Worker",
            Self::Employee => "Employee",
            Self::MiddleManager => "Middle manager",
            Self::Manager => "Manager",
            Self::Apprentice => "Apprentice",
            Self::HomeWorker => "Home worker",
        }
    }
}
