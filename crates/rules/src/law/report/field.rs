//! The names of what a composed report asks.

named! {
    /// A field of a composed technical report.
    Field {
        /// Activity, product or service.
        Activity = "ACTIVITY",
        /// What happened.
        CauseNarrative = "CAUSE_NARRATIVE",
        /// First day of the suspension.
        StartDate = "START_DATE",
        /// Day on which work is expected to resume.
        ExpectedResumption = "EXPECTED_RESUMPTION",
        /// Why neither firm nor workers are to blame.
        NotAttributable = "NOT_ATTRIBUTABLE",
        /// What was tried before.
        MeasuresTried = "MEASURES_TRIED",
        /// What shows that the firm keeps operating on the market.
        MarketPresence = "MARKET_PRESENCE",
        /// Earlier use of the ordinary benefit.
        EarlierUse = "EARLIER_USE",
        /// How orders went.
        OrdersTrend = "ORDERS_TREND",
        /// How the workforce went.
        WorkforceTrend = "WORKFORCE_TREND",
        /// Energy used in the period, against the quarter before.
        EnergyConsumption = "ENERGY_CONSUMPTION",
        /// How the sector fares.
        SectorContext = "SECTOR_CONTEXT",
        /// New orders and tenders.
        NewOrders = "NEW_ORDERS",
        /// A financial statement, on request only.
        FinancialStatement = "FINANCIAL_STATEMENT",
        /// The contract of the work.
        ContractReference = "CONTRACT_REFERENCE",
        /// Its first day.
        ContractStart = "CONTRACT_START",
        /// Its expected last day.
        ContractEnd = "CONTRACT_END",
        /// The phase that ended.
        PhaseEnded = "PHASE_ENDED",
        /// What the workers are specialised in.
        WorkersSpecialisation = "WORKERS_SPECIALISATION",
        /// The site to come.
        NextSite = "NEXT_SITE",
        /// Months until it opens.
        GapMonths = "GAP_MONTHS",
        /// The need that nobody foresaw.
        UnforeseenNeed = "UNFORESEEN_NEED",
        /// The day of the variant.
        VariantDate = "VARIANT_DATE",
        /// The minutes of public works.
        PublicWorksMinutes = "PUBLIC_WORKS_MINUTES",
        /// The material that lacks.
        Material = "MATERIAL",
        /// Who should deliver it.
        Supplier = "SUPPLIER",
        /// When it was ordered.
        OrderDates = "ORDER_DATES",
        /// What is in stock.
        Stock = "STOCK",
        /// The search for other materials and suppliers.
        Alternatives = "ALTERNATIVES",
        /// The energy contract, from 2022.
        EnergyContract = "ENERGY_CONTRACT",
        /// The work that the weather stopped.
        WorkType = "WORK_TYPE",
        /// The phase that was in progress.
        WorkPhase = "WORK_PHASE",
        /// Where.
        WorkSite = "WORK_SITE",
        /// Indoors or outdoors.
        IndoorOutdoor = "INDOOR_OUTDOOR",
        /// How the event hit the phase.
        EffectOnPhase = "EFFECT_ON_PHASE",
        /// The materials used.
        MaterialsUsed = "MATERIALS_USED",
        /// Their data sheet.
        DataSheet = "DATA_SHEET",
        /// What the hours and days before left behind.
        PreviousEffects = "PREVIOUS_EFFECTS",
        /// Safety at height.
        SafetyAtHeight = "SAFETY_AT_HEIGHT",
        /// Who is on strike.
        Strikers = "STRIKERS",
        /// What ties them to the idle department.
        StrikeLink = "STRIKE_LINK",
        /// What the strike caused.
        StrikeEffects = "STRIKE_EFFECTS",
        /// The day of the event.
        EventDate = "EVENT_DATE",
        /// What was damaged.
        Damage = "DAMAGE",
        /// What the authority declared.
        AuthorityDeclaration = "AUTHORITY_DECLARATION",
        /// Number and day of the order.
        OrderReference = "ORDER_REFERENCE",
        /// That the power cut was not scheduled.
        PowerCutUnscheduled = "POWER_CUT_UNSCHEDULED",
        /// The machine that broke down or is maintained.
        Machine = "MACHINE",
        /// The record of its regular maintenance.
        MaintenanceRecord = "MAINTENANCE_RECORD",
        /// The attestation of who repaired it.
        RepairAttestation = "REPAIR_ATTESTATION",
        /// Why the maintenance is exceptional.
        ExceptionalNature = "EXCEPTIONAL_NATURE",
        /// Why it could not be planned.
        NotProgrammable = "NOT_PROGRAMMABLE",
        /// How many days it takes.
        DurationDays = "DURATION_DAYS",
    }
}
