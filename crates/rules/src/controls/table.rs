//! The table of controls: a row each, from which [`RuleId`] and [`RULES`] are made. A new control is a function, a row here, and its
//! two texts.

use super::rule::{Rule, rule};
use super::{
    Confidence, Severity, agricultural_workers, authorization_use, benefit_choice, consecutive_weeks, contribution_due, examination,
    mandate, mobile_periods, other_benefits, overlaps, payable_amount, productive_unit, report_contents, submission_term, third_of_hours,
    unavoidable_events, union_consultation, wage_fund_limits, weather_report, weather_thresholds, worker_lines, workforce,
};
use crate::ground::calendar::day;
use crate::law::amounts::REDUCED_FROM;
use crate::law::cause::Benefit;

/// Makes [`RuleId`] and [`RULES`] from rows: the number, the gravity of the main finding, the function, and what else there is to say.
macro_rules! controls {
    ($($(#[$doc:meta])* $id:ident($severity:ident, $check:path) $(.$set:ident($($value:expr),*))*),+ $(,)?) => {
        named! {
            /// The control, by its number.
            RuleId { $($(#[$doc])* $id),+ }
        }

        /// Every control, by its number.
        pub const RULES: &[Rule] = &[$(rule(RuleId::$id, Severity::$severity, $check)$(.$set($($value),*))*),+];
    };
}

controls! {
    /// Ordinary term.
    R01(Warning, submission_term::ordinary_term)
        .for_benefits(&[Benefit::Cigo, Benefit::Cisoa])
        .titled("Termine ordinario di invio", "Ordinary term of submission")
        .based("art. 15 c. 2 D.Lgs. 148/2015, art. 15 L. 457/1972", Confidence::Verified)
        .messages(&["R01"]),
    /// Term of unavoidable events.
    R02(Warning, submission_term::unavoidable_term)
        .titled("Termine di invio per eventi non evitabili", "Term of submission for unavoidable events")
        .based("art. 15 c. 2 D.Lgs. 148/2015, D.Lgs. 185/2016, INPS msg 4067/2017", Confidence::Reported)
        .since(submission_term::CORRECTION)
        .messages(&["R02", "R02-split"]),
    /// What lateness costs.
    R03(Warning, submission_term::late_submission)
        .for_benefits(&[Benefit::Cigo, Benefit::AisFis, Benefit::AisFund, Benefit::Cisoa])
        .titled("Conseguenze dell'invio tardivo", "What late submission costs")
        .based("art. 15 c. 3-4 D.Lgs. 148/2015, INPS msg 3815/2017, art. 15 L. 457/1972", Confidence::Verified)
        .messages(&["R03", "R03-whole"]),
    /// Length of one application.
    R04(Blocking, consecutive_weeks::length)
        .titled("Durata della singola domanda", "Length of one application")
        .based("art. 12 c. 1 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R04"]),
    /// Consecutive weeks.
    R05(Warning, consecutive_weeks::in_a_row)
        .titled("Settimane consecutive", "Consecutive weeks")
        .based("art. 12 c. 1 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R05"]),
    /// Weeks in the mobile two-year period.
    R06(Warning, mobile_periods::two_years)
        .titled("52 settimane nel biennio mobile", "52 weeks in the mobile two-year period")
        .based("art. 12 c. 3 D.Lgs. 148/2015, circ. MLPS 17/2017", Confidence::Verified)
        .messages(&[
            "R06",
            "R06-days",
            "R06-rest",
            "R06-upside-down",
            "R06-calendar",
            "R06-event",
            "R06-used",
            "R06-hours",
            "R06-contradictions",
        ]),
    /// Work after a year of benefit.
    R07(Warning, consecutive_weeks::year_of_work)
        .titled("Ripresa dopo 52 settimane consecutive", "Work after 52 consecutive weeks")
        .based("art. 12 c. 2 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R07"]),
    /// Unavoidable events outside the limits.
    R08(Info, unavoidable_events::neutrality)
        .titled("Eventi non evitabili fuori dai limiti", "Unavoidable events outside the limits")
        .based("art. 12 c. 4 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R08", "R08-counted"]),
    /// Temporary derogations for builders and quarries.
    R09(Info, unavoidable_events::derogation)
        .titled("Deroga temporanea per edilizia e lapidei", "Temporary derogation for construction and stone")
        .based("D.L. 98/2023, art. 10-bis D.L. 92/2025", Confidence::Reported)
        .since(day(2023, 7, 1))
        .messages(&["R09", "R09-asked"]),
    /// A third of the workable hours.
    R10(Warning, third_of_hours::third)
        .titled("Un terzo delle ore lavorabili", "A third of the workable hours")
        .based("art. 12 c. 5 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R10"]),
    /// A third, for unavoidable events.
    R11(Warning, third_of_hours::third_of_unavoidable)
        .titled("Un terzo delle ore, per gli eventi non evitabili", "A third of the hours, for unavoidable events")
        .based("art. 12 c. 4-5 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R11"]),
    /// Workforce declared.
    R12(Blocking, workforce::workforce_declared)
        .titled("Organico medio dichiarato", "Average workforce declared")
        .based("art. 12 c. 6 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R12"]),
    /// Months in the mobile five-year period.
    R13(Warning, mobile_periods::months)
        .for_benefits(&[Benefit::Cigo, Benefit::Cigs])
        .titled("24 o 30 mesi nel quinquennio mobile", "24 or 30 months in the mobile five-year period")
        .based("art. 4 D.Lgs. 148/2015, circ. MLPS 17/2017", Confidence::Reported)
        .messages(&["R13"]),
    /// Seniority in the unit.
    R14(Warning, workforce::seniority)
        .for_benefits(workforce::ALIKE)
        .titled("Anzianità nell'unità produttiva", "Seniority in the productive unit")
        .based("art. 1 c. 2-3 D.Lgs. 148/2015, INPS circ. 18/2022", Confidence::Reported)
        .messages(&["R14-person", "R14-rest"]),
    /// No seniority for unavoidable events.
    R15(Info, workforce::no_seniority)
        .titled("Anzianità per eventi non evitabili", "Seniority for unavoidable events")
        .based("art. 1 c. 2 D.Lgs. 148/2015, D.Lgs. 185/2016", Confidence::Remembered)
        .messages(&["R15"]),
    /// Seniority across contractors.
    R16(Info, workforce::previous_contractor)
        .titled("Anzianità nel cambio di appalto", "Seniority across contractors")
        .based("art. 1 c. 3 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R16"]),
    /// Categories of workers.
    R17(Blocking, workforce::categories)
        .for_benefits(workforce::ALIKE)
        .titled("Categorie e identità dei lavoratori", "Categories and identity of workers")
        .based("art. 1-2 D.Lgs. 148/2015, INPS circ. 18/2022, D.M. 23-12-1976", Confidence::Reported)
        .messages(&["R17-manager", "R17-home-worker", "R17-rest", "R17-birthplace", "R17-birthplace-rest"]),
    /// The same application twice.
    R18(Blocking, overlaps::duplicates)
        .for_every_benefit()
        .titled("Domanda già presentata", "The same application twice")
        .based("Omnia Hub", Confidence::Proposed)
        .messages(&["R18"]),
    /// A worker in two applications.
    R19(Blocking, overlaps::overlaps)
        .for_every_benefit()
        .titled("Lavoratori presenti in più domande", "Workers in more than one application")
        .based("INPS msg 2130/2025", Confidence::Reported)
        .messages(&["R19-person", "R19-elsewhere", "R19-rest"]),
    /// Next to the extraordinary benefit or a solidarity contract.
    R20(Blocking, other_benefits::beside)
        .titled("CIGO accanto a CIGS o contratto di solidarietà", "Beside the extraordinary benefit or a solidarity contract")
        .based("D.M. 95442/2016", Confidence::Reported)
        .messages(&["R20-person", "R20-rest", "R20-months"]),
    /// The benefit of the classification.
    R21(Warning, benefit_choice::benefit)
        .for_every_benefit()
        .titled("Prestazione e inquadramento", "Benefit and classification")
        .based("art. 10, 26 e 29 D.Lgs. 148/2015, INPS msg 3422/2023", Confidence::Reported)
        .messages(&["R21", "R21-elsewhere", "R21-letter", "R21-cause"]),
    /// The union step.
    R22(Blocking, union_consultation::union_step)
        .for_benefits(&[Benefit::Cigo, Benefit::AisFis])
        .titled("Comunicazione sindacale", "Communication to the unions")
        .based("art. 14 c. 1, 3-6 D.Lgs. 148/2015, INPS msg 802/2022", Confidence::Verified)
        .messages(&["R22", "R22-content", "R22-late", "R22-open"]),
    /// Joint examination after unavoidable events.
    R23(Info, union_consultation::joint_exam)
        .titled("Esame congiunto per eventi non evitabili", "Joint examination after unavoidable events")
        .based("art. 14 c. 4 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R23"]),
    /// Union step of builders and quarries.
    R24(Info, union_consultation::builders)
        .titled("Comunicazione sindacale in edilizia e lapidei", "Union step of builders and quarries")
        .based("art. 14 c. 5 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R24", "R24-needed"]),
    /// The technical report.
    R25(Blocking, report_contents::report)
        .for_benefits(&[Benefit::Cigo, Benefit::AisFis])
        .titled("Relazione tecnica", "Technical report")
        .based("art. 2 D.M. 95442/2016, INPS circ. 109/2022 e msg 2130/2025", Confidence::Reported)
        .messages(&["R25", "R25-both", "R25-incomplete"]),
    /// Weather stated day by day.
    R26(Blocking, weather_report::weather_details)
        .titled("Dettagli degli eventi meteo", "Details of the weather events")
        .based("INPS msg 1856/2017, INPS.HERMES.15/02/2024.0000694", Confidence::Reported)
        .messages(&["R26", "R26-work", "R26-phase", "R26-site", "R26-event", "R26-hours", "R26-rest", "R26-uploaded"]),
    /// No bulletin needed.
    R27(Info, weather_report::bulletin)
        .titled("Bollettino meteo", "Weather bulletin")
        .based("INPS msg 1856/2017, art. 15 L. 183/2011, art. 43 D.P.R. 445/2000", Confidence::Reported)
        .messages(&["R27"]),
    /// Weather thresholds.
    R28(Warning, weather_thresholds::weather_thresholds)
        .titled("Soglie degli eventi meteo", "Weather thresholds")
        .based("INPS msg 1856/2017 e circ. 139/2016", Confidence::Reported)
        .messages(&["R28-below", "R28-after-rain", "R28-grey", "R28-rest", "R28-none"]),
    /// Attestation of a breakdown.
    R29(Blocking, report_contents::breakdown)
        .titled("Documenti del guasto ai macchinari", "Papers of a breakdown")
        .based("INPS msg 1548/2017", Confidence::Verified)
        .since(day(2017, 4, 7))
        .messages(&["R29-attestation", "R29-record"]),
    /// Economic and financial indicators.
    R30(Blocking, report_contents::indicators)
        .titled("Indicatori economico-finanziari", "Economic and financial indicators")
        .based("D.M. 95442/2016, INPS msg 2372/2023", Confidence::Reported)
        .messages(&["R30", "R30-incomplete", "R30-uploaded"]),
    /// New firms.
    R31(Warning, benefit_choice::new_firm)
        .titled("Azienda di nuova costituzione", "New firm")
        .based("INPS circ. 139/2016", Confidence::Remembered)
        .messages(&["R31"]),
    /// The unit.
    R32(Blocking, productive_unit::unit)
        .for_every_benefit()
        .titled("Unità produttiva", "Productive unit")
        .based("INPS circ. 9/2017 e msg 1444/2017", Confidence::Reported)
        .messages(&["R32", "R32-unregistered", "R32-inactive", "R32-short-contract", "R32-position"]),
    /// The mandate.
    R33(Blocking, mandate::mandate)
        .for_every_benefit()
        .titled("Delega dell'intermediario", "Mandate of the intermediary")
        .based("art. 1 L. 12/1979, INPS circ. 28/2011 e msg 104/2026", Confidence::Reported)
        .messages(&["R33", "R33-revoked", "R33-early", "R33-over"]),
    /// The additional contribution.
    R34(Info, contribution_due::additional)
        .titled("Contributo addizionale", "Additional contribution")
        .based("art. 5 c. 1 e 13 c. 3 D.Lgs. 148/2015", Confidence::Verified)
        .messages(&["R34", "R34-exempt"]),
    /// The reduced contribution.
    R35(Info, contribution_due::reduced)
        .since(REDUCED_FROM)
        .titled("Contributo addizionale ridotto", "Reduced additional contribution")
        .based("art. 5 c. 1-ter D.Lgs. 148/2015, INPS circ. 5/2025 e nota del 4-11-2025", Confidence::Reported)
        .messages(&["R35", "R35-again", "R35-never"]),
    /// The amount.
    R36(Info, payable_amount::amount)
        .for_benefits(&[Benefit::Cigo, Benefit::AisFis, Benefit::Cisoa, Benefit::Cigs])
        .titled("Importo stimato", "Estimated amount")
        .based("art. 3 D.Lgs. 148/2015, art. 26 L. 41/1986, INPS msg 17610/2012", Confidence::Reported)
        .messages(&["R36", "R36-uncapped", "R36-unpublished"]),
    /// Hours within the contract.
    R37(Blocking, worker_lines::hours)
        .for_every_benefit()
        .titled("Ore entro l'orario contrattuale", "Hours within the contract")
        .based("art. 3 c. 1 D.Lgs. 148/2015, art. 7 D.Lgs. 66/2003", Confidence::Remembered)
        .messages(&["R37-none", "R37-beyond", "R37-rest", "R37-above", "R37-above-rest"]),
    /// Deadline of the offset.
    R38(Warning, authorization_use::offset)
        .for_benefits(authorization_use::UNDER_ARTICLE_7)
        .titled("Termine del conguaglio", "Deadline of the offset")
        .based("art. 7 c. 3 D.Lgs. 148/2015, Cass. 1432/2025", Confidence::Reported)
        .messages(&["R38", "R38-near", "R38-past", "R38-holiday"]),
    /// Deadline of direct payment.
    R39(Warning, authorization_use::direct_payment)
        .for_benefits(authorization_use::UNDER_ARTICLE_7)
        .titled("Termine per i dati del pagamento diretto", "Deadline of the data for direct payment")
        .based("art. 7 c. 5-bis D.Lgs. 148/2015, L. 234/2021", Confidence::Remembered)
        .since(authorization_use::BUDGET_OF_2022)
        .messages(&["R39", "R39-near", "R39-past", "R39-holiday"]),
    /// Account for direct payment.
    R40(Warning, worker_lines::accounts)
        .for_every_benefit()
        .titled("IBAN per il pagamento diretto", "IBAN for direct payment")
        .based("ISO 13616, CIN dell'ABI", Confidence::Proposed)
        .messages(&["R40-missing", "R40-invalid", "R40-rest"]),
    /// Answer to an integration request.
    R41(Warning, examination::integration_answer)
        .for_every_benefit()
        .titled("Risposta alla richiesta di integrazione", "Answer to a request for integration")
        .based("art. 11 c. 2 D.M. 95442/2016", Confidence::Reported)
        .messages(&["R41", "R41-answered", "R41-open"]),
    /// Inquiry before a rejection.
    R42(Blocking, examination::inquiry_before_rejection)
        .for_every_benefit()
        .titled("Supplemento di istruttoria prima del rigetto", "Inquiry before a rejection")
        .based("art. 11 c. 2 D.M. 95442/2016, INPS msg 1856/2017", Confidence::Reported)
        .messages(&["R42", "R42-reasons"]),
    /// Window of the allowance.
    R43(Blocking, submission_term::window)
        .for_benefits(submission_term::ALLOWANCES)
        .titled("Termini di invio dell'assegno", "Window of the allowance")
        .based("art. 30 c. 2 D.Lgs. 148/2015, INPS msg 3815/2017 e msg 4752/2016", Confidence::Reported)
        .messages(&["R43", "R43-early", "R43-event"]),
    /// Weeks of the wage-integration fund.
    R44(Warning, wage_fund_limits::weeks)
        .for_benefits(&[Benefit::AisFis])
        .since(wage_fund_limits::REFORM)
        .titled("Settimane del FIS nel biennio", "Weeks of the wage-integration fund in two years")
        .based("art. 29 D.Lgs. 148/2015, L. 234/2021", Confidence::Reported)
        .messages(&["R44"]),
    /// Extraordinary causes of the wage-integration fund.
    R45(Blocking, wage_fund_limits::extraordinary_causes)
        .for_benefits(&[Benefit::AisFis])
        .since(wage_fund_limits::REFORM)
        .titled("Causali straordinarie del FIS", "Extraordinary causes of the wage-integration fund")
        .based("art. 20 e 29 D.Lgs. 148/2015, INPS circ. 109/2022", Confidence::Reported)
        .messages(&["R45"]),
    /// Contribution to the wage-integration fund.
    R46(Info, contribution_due::wage_fund)
        .for_benefits(&[Benefit::AisFis])
        .titled("Contributo addizionale al FIS", "Additional contribution to the FIS")
        .based("art. 29 c. 8 e 8-bis D.Lgs. 148/2015, INPS circ. 5/2025", Confidence::Reported)
        .messages(&["R46", "R46-reduced", "R46-never"]),
    /// Days of agricultural workers.
    R47(Warning, agricultural_workers::days)
        .for_benefits(&[Benefit::Cisoa])
        .titled("Giornate degli operai agricoli", "Days of agricultural workers")
        .based("art. 8 L. 457/1972, art. 10-bis D.L. 92/2025", Confidence::Reported)
        .messages(&["R47-person", "R47-half", "R47-days", "R47-term", "R47-rest"]),
    /// Agricultural workers and weather.
    R48(Info, agricultural_workers::weather)
        .for_benefits(&[Benefit::Cisoa])
        .titled("Operai agricoli, caldo e intemperie", "Agricultural workers, heat and weather")
        .based("INPS msg 2130/2025, art. 10-bis D.L. 92/2025, INPS circ. 121/2025", Confidence::Reported)
        .messages(&["R48", "R48-derogation"]),
    /// Appeal in time.
    R49(Blocking, examination::appeal)
        .for_every_benefit()
        .titled("Termine del ricorso", "Term of the appeal")
        .based("art. 17 D.Lgs. 148/2015, INPS msg 1900/2023", Confidence::Reported)
        .messages(&["R49"]),
    /// A draft left behind.
    R50(Info, submission_term::draft)
        .for_every_benefit()
        .titled("Bozza ferma o in scadenza", "A draft left behind, or due soon")
        .based("Omnia Hub", Confidence::Proposed)
        .messages(&["R50", "R50-near"]),
    /// Events of several months.
    R51(Info, weather_report::events_of_several_months)
        .titled("Eventi meteo di più mesi", "Weather of several months")
        .based("INPS msg 4752/2016, 4067/2017 e 4275/2017", Confidence::Reported)
        .since(submission_term::CORRECTION)
        .messages(&["R51", "R51-month", "R51-rest"]),
    /// Other work during the benefit.
    R52(Info, worker_lines::other_work)
        .for_every_benefit()
        .since(worker_lines::DAYS_ONLY_FROM)
        .titled("Attività lavorativa durante l'integrazione", "Other work during the benefit")
        .based("art. 8 D.Lgs. 148/2015, art. 6 L. 203/2024", Confidence::Remembered)
        .messages(&["R52-days", "R52-lost", "R52-rest"]),
    /// Insolvency and the additional contribution.
    R53(Info, contribution_due::insolvency)
        .titled("Procedure concorsuali e contributo addizionale", "Insolvency and the additional contribution")
        .based("art. 8 c. 8-bis D.L. 86/1988", Confidence::Remembered)
        .messages(&["R53"]),
}
