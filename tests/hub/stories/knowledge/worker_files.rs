//! Lists of workers by file: checked, imported whole or not at all, and downloaded by whoever may see them.

use crate::world::*;

const ROSSI: &str = "RSSMRA85T10A562S;OPERAIO;2021-03-01;40,00;310;80,00;";
const VERDI: &str = "VRDLCU70A41H501I;APPRENDISTA;2025-09-15;20,00;95;30.00;IT60X0542811101000000123456";

#[story]
async fn a_dry_run_of_a_list_reports_its_errors_by_row_column_value_and_rule_and_writes_nothing(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let list =
        list_of(&[ROSSI, "RSSMRA85T10A562T;OPERAIO;2021-03-01;40,00;310;80,00;", "VRDLCU70A41H501I;CAPO;2021-02-30;50,00;tanti;-8,00;"]);
    let before = hub.holdings().await?;

    let english = rossi.checks_a_list(&draft, list.clone()).await?.succeeds()?;
    let italian = rossi.speaking("it").checks_a_list(&draft, list).await?.succeeds()?;

    let values = |answer: &Answer, at: &str| {
        answer.list("importBeneficiaries.errors").map(|errors| errors.iter().map(|e| e[at].clone()).collect::<Vec<_>>())
    };
    ensure!(values(&english, "row")? == [3, 4, 4, 4, 4, 4], "{}", english.describe());
    let columns = ["codice_fiscale", "qualifica", "data_assunzione", "orario_settimanale", "giorni_effettivi", "ore_richieste"];
    ensure!(values(&english, "column")? == columns, "{}", english.describe());
    ensure!(values(&english, "value")? == ["RSSMRA85T10A562T", "CAPO", "2021-02-30", "50,00", "tanti", "-8,00"], "{}", english.describe());
    ensure!(values(&english, "rule")? == ["TAX_CODE", "QUALIFICATION", "DATE", "HOURS", "FORMAT", "R37"], "{}", english.describe());
    ensure!(values(&english, "message")?.iter().zip(values(&italian, "message")?).all(|(one, other)| *one != other && *one != ""));
    ensure!(english.number("importBeneficiaries.errorCount")? == 6 && english.number("importBeneficiaries.rows")? == 0);
    ensure!(english.is_null("importBeneficiaries.application")? && hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn a_dry_run_of_a_valid_list_writes_nothing_either(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;

    let checked = rossi.checks_a_list(&draft, list_of(&[ROSSI, VERDI])).await?.succeeds()?;

    ensure!(
        checked.number("importBeneficiaries.rows")? == 2 && checked.number("importBeneficiaries.errorCount")? == 0,
        "{}",
        checked.describe()
    );
    ensure!(checked.is_null("importBeneficiaries.application")? && hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story(everywhere)]
async fn a_list_takes_the_place_of_the_one_before_all_of_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;

    let taken = rossi.imports(&draft, list_of(&[VERDI])).await?.succeeds()?;

    ensure!(taken.number("importBeneficiaries.application.beneficiaryCount")? == 1 && taken.number("importBeneficiaries.rows")? == 1);
    let workers = rossi.reads_workers(&draft).await?;
    let verdi = json!({ "taxCode": "VRDLCU70A41H501I", "qualification": "APPRENTICE", "hiredOn": "2025-09-15", "contractHours": "20.00",
        "effectiveDays": 95, "hoursRequested": "30.00", "iban": "IT60X0542811101000000123456" });
    ensure!(workers == [verdi], "{workers:?}");
    Ok(())
}

#[story]
async fn one_wrong_row_refuses_the_whole_list(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;

    let refused = rossi.imports(&draft, list_of(&[VERDI, "RSSMRA85T10A562T;OPERAIO;;;;;"])).await?.succeeds()?;

    ensure!(refused.number("importBeneficiaries.errorCount")? == 1 && refused.is_null("importBeneficiaries.application")?);
    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn a_list_for_an_old_version_of_the_draft_is_a_conflict(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let version = rossi.version_of(&draft).await?;
    rossi.changes(&draft, json!({ "paymentMode": "DIRECT" })).await?.succeeds()?;

    rossi.imports_on(&draft, version, list_of(&[VERDI]), false).await?.is_refused_with("VERSION_CONFLICT")?;
    rossi.imports_on(&draft, version, list_of(&[VERDI]), true).await?.is_refused_with("VERSION_CONFLICT")?;

    let sent = rossi.submits(&hub).await?;
    rossi.imports(&sent, list_of(&[VERDI])).await?.is_refused_with("ONLY_DRAFTS")?;
    Ok(())
}

#[story]
async fn a_byte_order_mark_crlf_quotes_and_columns_in_another_order_change_nothing(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    rossi.imports(&draft, list_of(&[VERDI])).await?.succeeds()?;
    let plain = rossi.reads_workers(&draft).await?;
    let dressed = "\u{feff}Qualifica;IBAN;codice_fiscale;data_assunzione;giorni_effettivi;ore_richieste;orario_settimanale\r\n\
        \"apprendista\";\"IT60 X054 2811 1010 0000 0123 456\"; vrdlcu70a41h501i ;2025-09-15;95;\"30,00\";20.00\r\n\r\n";

    rossi.imports(&draft, dressed).await?.succeeds()?;

    let workers = rossi.reads_workers(&draft).await?;
    ensure!(workers == plain, "{workers:?}");
    Ok(())
}

#[story]
async fn a_list_that_a_spreadsheet_opened_and_saved_is_the_same_list(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    rossi.imports(&draft, list_of(&[VERDI])).await?.succeeds()?;
    let plain = rossi.reads_workers(&draft).await?;
    let header = HEADER.replace(';', "\t");
    let saved = [
        format!("sep=;\r\n{HEADER};;\r\nVRDLCU70A41H501I;APPRENDISTA;15/09/2025;20;95,0;30;IT60X0542811101000000123456;;\r\n;;;;;;;;\r\n"),
        format!("\u{feff}{header}\r\nVRDLCU70A41H501I\tAPPRENDISTA\t15/09/2025 00:00\t20,00\t95\t30,0\tIT60X0542811101000000123456\r\n"),
    ];

    for list in saved {
        let wide: Vec<u8> = list.trim_start_matches('\u{feff}').encode_utf16().flat_map(u16::to_le_bytes).collect();
        rossi.imports(&draft, list.clone()).await?.succeeds()?;
        ensure!(rossi.reads_workers(&draft).await? == plain, "{list}");
        rossi.imports(&draft, [b"\xff\xfe".to_vec(), wide].concat()).await?.succeeds()?;
        ensure!(rossi.reads_workers(&draft).await? == plain, "{list}");
    }
    Ok(())
}

#[story(once)]
async fn a_file_that_is_wrong_as_a_whole_is_refused_with_what_to_mend(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;
    let no_text = [HEADER.as_bytes(), b"\nRSSMRA85T10A562S;OPERAIO;;;;;\nVRDLCU70A41H501I;QUADR\x8d;;;;;\n"].concat();
    let two_days = list_of(&[ROSSI]).replace(',', ".").replace(';', ",").replace("2021-03-01", "01/03/2021");

    let wrongs: [(Vec<u8>, i64, &str, Value); 9] = [
        (no_text, 3, "ENCODING", Value::Null),
        (two_days.into(), 2, "FORMAT", json!("data_assunzione")),
        (b"codice_fiscale;qualifica\0\n".to_vec(), 1, "ENCODING", Value::Null),
        (HEADER.replace(";ore_richieste", "").into(), 1, "HEADER", json!("ore_richieste")),
        (format!("{HEADER};note\n{ROSSI};ciao\n").into(), 1, "HEADER", Value::Null),
        (format!("{HEADER}\n").into(), 1, "ROWS", Value::Null),
        (Vec::new(), 1, "HEADER", Value::Null),
        (list_of(&["\"RSSMRA85T10A562S;OPERAIO;;;;;"]).into(), 2, "ROW", Value::Null),
        (list_of(&["RSSMRA85T10A562S;OPERAIO"]).into(), 2, "ROW", Value::Null),
    ];
    for (list, row, rule, column) in wrongs {
        let english = rossi.imports(&draft, list.clone()).await?.succeeds()?.is_well_formed()?;
        let italian = rossi.speaking("it").imports(&draft, list).await?.succeeds()?;
        let error = english.get("importBeneficiaries.errors.0")?;
        ensure!(error["row"] == row && error["rule"] == rule && error["column"] == column, "{}", english.describe());
        ensure!(error["message"] != italian.get("importBeneficiaries.errors.0.message")?.clone(), "{}", italian.describe());
    }

    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story(once)]
async fn a_worker_who_is_listed_twice_is_reported_with_the_first_row(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;

    let refused = rossi.imports(&draft, list_of(&[ROSSI, VERDI, "rssmra85t10a562s;IMPIEGATO;;;;;"])).await?.succeeds()?;

    let error = refused.get("importBeneficiaries.errors.0")?;
    ensure!(error["row"] == 4 && error["column"] == "codice_fiscale" && error["rule"] == "DUPLICATE", "{error}");
    ensure!(error["message"].as_str().is_some_and(|text| text.contains('2')), "{error}");
    Ok(())
}

#[story(once)]
async fn a_formula_is_refused_whatever_the_column_and_shown_as_text(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let row = "\"=HYPERLINK(\"\"http://example.org\"\")\";@SUM(A1);+1;-A1;=1+1;-2+3;\"=cmd|' /C calc'!A0\"";

    let refused = rossi.imports(&draft, list_of(&[row])).await?.succeeds()?;

    let errors = refused.list("importBeneficiaries.errors")?;
    ensure!(errors.len() == 7 && errors.iter().all(|error| error["rule"] == "FORMULA"), "{}", refused.describe());
    ensure!(errors[0]["value"] == "=HYPERLINK(\"http://example.org\")", "{}", refused.describe());
    Ok(())
}

#[story]
async fn negative_hours_are_refused_in_the_file_and_hours_beyond_the_contract_stop_the_submission(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    hub.has_the_report(&draft).await?;

    let negative = rossi.imports(&draft, list_of(&["RSSMRA85T10A562S;OPERAIO;;40,00;310;-0,01;"])).await?.succeeds()?;
    rossi.imports(&draft, list_of(&["RSSMRA85T10A562S;OPERAIO;;40,00;310;80,01;"])).await?.succeeds()?;
    let alerts = rossi.reads_alerts(&draft).await?;
    let refused = rossi.tries_to_submit(&draft, "beyond").await?.is_refused_with("BLOCKED_BY_ALERT")?;

    ensure!(negative.text("importBeneficiaries.errors.0.rule")? == "R37", "{}", negative.describe());
    let alert = alerts.iter().find(|alert| alert["rule"] == "R37").context("R37")?;
    ensure!(alert["message"]["english"].as_str().is_some_and(|text| text.contains("80.01") && text.contains("80.00")), "{alert}");
    ensure!(refused.message()?.contains("R37"), "{}", refused.describe());
    rossi.imports(&draft, list_of(&[ROSSI])).await?.succeeds()?;
    rossi.submits_draft(&draft).await?;
    Ok(())
}

#[story(once)]
async fn ten_thousand_workers_are_taken_and_one_more_is_not(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;

    let taken = rossi.imports(&draft, list_of_many(10_000)?).await?.succeeds()?;
    let refused = rossi.imports(&draft, list_of_many(10_001)?).await?.succeeds()?;

    ensure!(taken.number("importBeneficiaries.application.beneficiaryCount")? == 10_000);
    let error = refused.get("importBeneficiaries.errors.0")?;
    ensure!(error["rule"] == "ROWS" && error["row"] == 10_002 && refused.number("importBeneficiaries.errorCount")? == 1, "{error}");
    ensure!(hub.counts("beneficiary", &draft).await? == 10_000);
    Ok(())
}

#[story(once)]
async fn of_many_errors_the_first_thousand_are_listed_and_all_are_counted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;

    let refused = rossi.checks_a_list(&draft, list_of(&vec!["RSSMRA85T10A562T;CAPO;;;;;"; 1_500])).await?.succeeds()?;

    ensure!(refused.list("importBeneficiaries.errors")?.len() == 1_000);
    ensure!(refused.number("importBeneficiaries.errorCount")? == 3_000);
    Ok(())
}

#[story(once)]
async fn a_file_larger_than_any_list_is_refused_unread(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;

    let refused = rossi.imports(&draft, vec![b'x'; 5_000_001]).await?.is_refused_with("LIST_FILE_TOO_LARGE")?;

    ensure!(refused.message()?.contains("5 MB"), "{}", refused.describe());
    Ok(())
}

#[story(everywhere)]
async fn a_list_that_is_given_back_and_read_again_is_the_same(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    rossi.imports(&draft, list_of(&[ROSSI, VERDI, "BNCNNA80A41F205Z;QUADRO;;;;;"])).await?.succeeds()?;
    let workers = rossi.reads_workers(&draft).await?;

    let (status, exported) = rossi.exports(&draft).await?;
    rossi.imports(&draft, list_of(&[ROSSI])).await?.succeeds()?;
    rossi.imports(&draft, exported.clone()).await?.succeeds()?;

    ensure!(status == 200 && rossi.reads_workers(&draft).await? == workers, "{exported}");
    ensure!(rossi.exports(&draft).await?.1 == exported);
    Ok(())
}

#[story]
async fn no_cell_of_the_list_that_is_given_back_is_a_formula(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.submits(&hub).await?;

    let response = rossi.get(&format!("/applications/{}/beneficiaries.csv", application.id)).await?;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (kind, disposition, sniff) = (header("content-type"), header("content-disposition"), header("x-content-type-options"));
    let (cache, list) = (header("cache-control"), response.text().await?);

    let cells: Vec<_> = list.trim_start_matches('\u{feff}').split([';', '\r', '\n']).collect();
    ensure!(cells.contains(&"RSSMRA85T10A562S") && !cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t'])), "{list}");
    ensure!(
        kind == "text/csv; charset=utf-8" && disposition.starts_with("attachment;") && sniff == "nosniff" && cache.contains("no-store")
    );
    Ok(())
}

#[story]
async fn personal_data_of_a_list_go_to_no_one_who_may_not_see_them(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let (studio, other_studio) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Gialli").await?);
    studio.is_delegated_by(&hub, &rossi).await?;
    let (operator, auditor) = (hub.operator(&rossi.position.office).await?, hub.auditor().await?);
    let (draft, sent) = (rossi.completes_a_draft(&hub).await?, rossi.submits(&hub).await?);

    let given = [rossi.exports(&sent).await?, studio.exports(&sent).await?, operator.exports(&sent).await?, studio.exports(&draft).await?];
    let withheld = [
        neri.exports(&sent).await?,
        other_studio.exports(&sent).await?,
        auditor.exports(&sent).await?,
        hub.admin().await?.exports(&sent).await?,
        operator.exports(&draft).await?,
        auditor.exports(&draft).await?,
        hub.stranger().exports(&sent).await?,
    ];

    ensure!(given.iter().all(|(status, list)| *status == 200 && list.contains("RSSMRA85T10A562S")), "{given:?}");
    ensure!(withheld.iter().map(|(status, _)| *status).eq([404, 404, 403, 404, 404, 404, 401]), "{withheld:?}");
    ensure!(!withheld.iter().any(|(_, body)| body.contains("RSSMRA")), "{withheld:?}");
    Ok(())
}

#[story]
async fn a_list_is_changed_by_no_one_who_may_not_edit_the_draft(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let other_studio = hub.intermediary("Studio Gialli").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;
    let list = || list_of(&[VERDI]);

    neri.imports_on(&draft, 1, list(), false).await?.fails_with("NOT_FOUND")?;
    other_studio.imports_on(&draft, 1, list(), true).await?.fails_with("NOT_FOUND")?;
    operator.imports_on(&draft, 1, list(), false).await?.is_unknown_to_the_role("importBeneficiaries")?;
    neri.edits_workers_on(&draft, 1, json!([worker("VRDLCU70A41H501I")]), json!([])).await?.fails_with("NOT_FOUND")?;

    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}

#[story]
async fn workers_are_put_in_and_taken_out_one_by_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let mut longer = worker("RSSMRA85T10A562S");
    longer["hoursRequested"] = json!("60.00");

    let edited = rossi.edits_workers(&draft, json!([worker("VRDLCU70A41H501I"), longer]), json!([])).await?.succeeds()?;
    let two = rossi.reads_workers(&draft).await?;
    rossi.edits_workers(&draft, json!([]), json!(["rssmra85t10a562s"])).await?.succeeds()?;
    let one = rossi.reads_workers(&draft).await?;
    let unknown = rossi.edits_workers(&draft, json!([]), json!(["RSSMRA85T10A562S"])).await?.is_refused_with("WORKER_UNKNOWN")?;

    ensure!(edited.number("editBeneficiaries.application.beneficiaryCount")? == 2);
    ensure!(two.iter().map(|worker| &worker["taxCode"]).eq(["RSSMRA85T10A562S", "VRDLCU70A41H501I"]), "{two:?}");
    ensure!(two[0]["hoursRequested"] == "60.00" && one.len() == 1 && one[0]["taxCode"] == "VRDLCU70A41H501I", "{one:?}");
    ensure!(unknown.message()?.contains("RSSMRA85T10A562S"), "{}", unknown.describe());
    Ok(())
}

#[story]
async fn what_the_file_has_no_column_for_stays_as_it_was(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let mut farmhand = worker("RSSMRA85T10A562S");
    farmhand["agricultural"] = json!({ "daysWithFirm": 200, "days": [{ "date": "2026-03-09" }] });
    rossi.changes(&draft, json!({ "beneficiaries": [farmhand] })).await?.succeeds()?;

    rossi.imports(&draft, list_of(&[VERDI, ROSSI])).await?.succeeds()?;

    let query =
        "query($id: ID!) { application(id: $id) { beneficiaries { nodes { taxCode agricultural { daysWithFirm days { date } } } } } }";
    let workers = rossi.does(query, json!({ "id": draft.id })).await?.list("application.beneficiaries.nodes")?;
    ensure!(workers[0]["taxCode"] == "VRDLCU70A41H501I" && workers[0]["agricultural"].is_null(), "{workers:?}");
    ensure!(workers[1]["agricultural"] == json!({ "daysWithFirm": 200, "days": [{ "date": "2026-03-09" }] }), "{workers:?}");
    Ok(())
}

#[story]
async fn a_worker_hired_in_the_last_century_is_written_and_read_in_the_graph(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let hired = |on: &str| json!([{ "taxCode": "RSSMRA85T10A562S", "qualification": "WORKER", "hiredOn": on }]);

    rossi.edits_workers(&draft, hired("1995-05-02"), json!([])).await?.succeeds()?;
    rossi.edits_workers(&draft, hired("1939-12-31"), json!([])).await?.reports_only("BAD_DATE")?;

    let workers = rossi.reads_workers(&draft).await?;
    ensure!(workers.iter().any(|worker| worker["hiredOn"] == "1995-05-02"), "{workers:?}");
    Ok(())
}

#[story]
async fn a_worker_is_not_put_in_and_taken_out_at_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.completes_a_draft(&hub).await?;
    let before = hub.holdings().await?;

    let put = json!([{ "taxCode": "RSSMRA85T10A562S", "qualification": "WORKER" }]);
    rossi.edits_workers(&draft, put, json!(["RSSMRA85T10A562S"])).await?.is_refused_with("WORKER_PUT_AND_REMOVED")?;

    ensure!(hub.holdings().await? == before, "something was written");
    Ok(())
}
