//! Files that are not what their name says, or not what is wanted: each is refused with its own code in both languages, and nothing of it is stored.

#[allow(dead_code, reason = "what the inspection's own tests build")]
#[path = "../../../crates/inspection/src/tests/build.rs"]
mod build;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::multipart::{Form, Part};

use self::build::{der, elf, gif, gzip, joined, jpeg, p7m, p7m_detached, pdf_packed, png, signed_by, windows_program, zip};
use crate::world::*;

const REPORT: &str = "TECHNICAL_REPORT_PDF";
const LIST: &str = "BENEFICIARY_LIST";
const MB_20: usize = 20 << 20;

/// A file that lies: the kind it is sent as, its name, its bytes, and the code with which it is refused.
type Lie = (&'static str, &'static str, Vec<u8>, &'static str);

/// What is refused for what it is, whatever its name says.
fn disguises() -> Vec<Lie> {
    let macros = joined(&[&zip("[Content_Types].xml", b"<Types/>"), &zip("word/vbaProject.bin", b"MZ")]);
    vec![
        (REPORT, "a.pdf", Vec::new(), "FILE_EMPTY"),
        (REPORT, "a.pdf", windows_program(), "FILE_IS_PROGRAM"),
        (REPORT, "a.pdf", elf(), "FILE_IS_PROGRAM"),
        (REPORT, "a.pdf", b"#!/bin/sh\necho a\n".to_vec(), "FILE_IS_PROGRAM"),
        (REPORT, "a.pdf", b"\0asm\x01\0\0\0".to_vec(), "FILE_IS_PROGRAM"),
        (REPORT, "a.pdf", b"L\0\0\0\x01\x14\x02\0\0\0\0\0".to_vec(), "FILE_IS_PROGRAM"),
        // Declared to unpack to 4 GB: nothing is unpacked to find out.
        (REPORT, "a.pdf", zip("a.txt", &[0; 512]), "FILE_IS_ARCHIVE"),
        (REPORT, "a.pdf", gzip(), "FILE_IS_ARCHIVE"),
        (REPORT, "a.pdf", b"7z\xbc\xaf\x27\x1c\0\x04rest".to_vec(), "FILE_IS_ARCHIVE"),
        (REPORT, "a.pdf", b"Rar!\x1a\x07\x01\0rest".to_vec(), "FILE_IS_ARCHIVE"),
        (REPORT, "a.pdf", joined(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &[0; 600]]), "FILE_IS_OFFICE"),
        (REPORT, "relazione.docm", macros, "FILE_IS_OFFICE"),
        (REPORT, "a.pdf", b"{\\rtf1\\ansi a;b}".to_vec(), "FILE_IS_OFFICE"),
        (REPORT, "a.pdf", b"<!DOCTYPE html><html><body>a</body></html>".to_vec(), "FILE_IS_HTML"),
        (REPORT, "a.pdf", b"<svg onload='alert(1)'><script/></svg>".to_vec(), "FILE_IS_SVG"),
        (REPORT, "a.pdf", gif(), "FILE_NOT_ACCEPTED"),
        (REPORT, "a.pdf", vec![1, 2, 3, 4, 5, 6, 7, 8], "FILE_UNRECOGNISED"),
        (REPORT, "foto.pdf", png(), "FILE_NOT_ALLOWED_HERE"),
        (REPORT, "foto.jpg", jpeg(), "FILE_NOT_ALLOWED_HERE"),
        (REPORT, "a.csv", build::csv(), "FILE_NOT_ALLOWED_HERE"),
        (LIST, "elenco.csv", pdf(), "FILE_NOT_ALLOWED_HERE"),
    ]
}

/// What is refused for how it is made.
fn forgeries() -> Vec<Lie> {
    let bare = signed_by(&der(0xa0, &der(0x04, &pdf())), &der(0x31, b""), der);
    let nested = (0..12).fold(pdf(), |inner, _| p7m(&inner));
    let doctype = b"<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<a>&b;</a>".to_vec();
    let tar = joined(&[b"%PDF-1.7\n", &[b'%'; 248], b"ustar", &pdf()]);
    vec![
        (REPORT, "a.pdf", joined(&[b"\xef\xbb\xbf", &pdf()]), "PDF_MOVED"),
        (REPORT, "a.pdf", joined(&[&[b'x'; 900], &pdf()]), "PDF_MOVED"),
        (REPORT, "a.pdf", joined(&[b"<html><script>alert(1)</script>", &pdf()]), "FILE_IS_HTML"),
        (REPORT, "a.pdf", joined(&[&pdf(), &zip("a.exe", b"MZ"), b"\n%%EOF"]), "FILE_POLYGLOT"),
        (REPORT, "a.pdf", tar, "FILE_POLYGLOT"),
        (REPORT, "a.pdf", joined(&[&pdf(), b"<script>alert(1)</script>"]), "FILE_TRAILING_BYTES"),
        (REPORT, "a.pdf", pdf()[..100].to_vec(), "FILE_TRUNCATED"),
        (REPORT, "a.pdf.p7m", p7m(&windows_program()), "FILE_IS_PROGRAM"),
        (REPORT, "a.pdf.p7m", p7m(&png()), "FILE_NOT_ALLOWED_HERE"),
        (REPORT, "a.pdf.p7m", p7m_detached(), "P7M_DETACHED"),
        (REPORT, "a.pdf.p7m", bare, "P7M_SIGNER_MISSING"),
        (REPORT, "a.pdf.p7m", nested, "P7M_TOO_NESTED"),
        (REPORT, "a.pdf.p7m", STANDARD.encode(p7m(&pdf())).into_bytes(), "P7M_ARMOURED"),
        (LIST, "elenco.xml", doctype, "XML_DOCTYPE"),
        (LIST, "elenco.xml", b"<?xml-stylesheet href=\"https://evil.example\"?><a/>".to_vec(), "XML_ACTIVE"),
        (LIST, "elenco.xml", b"<a><b></a>".to_vec(), "XML_MALFORMED"),
        (LIST, "elenco.csv", b"codice_fiscale;nome\nRSSMRA85T10A562S;Nicol\x81\n".to_vec(), "TEXT_NOT_UTF8"),
        (LIST, "elenco.csv", b"\xff\xfec\0o\0d\0".to_vec(), "TEXT_ENCODING"),
        (LIST, "elenco.csv", b"codice_fiscale;ore\nRSS\0MRA;8\n".to_vec(), "CSV_NOT_TEXT"),
        (LIST, "elenco.csv", b"codice_fiscale\nRSSMRA85T10A562S\n".to_vec(), "CSV_ONE_COLUMN"),
    ]
}

/// What is refused for its name.
fn misnomers() -> Vec<Lie> {
    let names = ["a.pdf.exe", "a.html", "a.pdf.p7m", "a.PDF.HTA", "../../a.php", "a\u{202e}fdp.exe", "a.pdf\u{200b}.js"];
    names.map(|name| (REPORT, name, pdf(), "FILE_WRONG_EXTENSION")).into()
}

#[story(once)]
async fn a_file_in_disguise_is_refused_for_what_it_is(hub: Hub) -> Result {
    are_refused(&hub, disguises()).await
}

#[story(once)]
async fn a_forged_file_is_refused_for_how_it_is_made(hub: Hub) -> Result {
    are_refused(&hub, forgeries()).await
}

#[story(once)]
async fn a_file_whose_name_lies_is_refused_for_its_name(hub: Hub) -> Result {
    are_refused(&hub, misnomers()).await
}

#[story(once)]
async fn a_name_is_made_safe_and_the_type_is_that_of_the_bytes(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let endless = "è".repeat(400);

    let stored = [
        ("../../etc/relazione.pdf", "relazione.pdf"),
        ("C:\\Documenti\\relazione.pdf", "relazione.pdf"),
        ("..", "document.pdf"),
        ("re\u{202e}lazione\u{200b}.pdf", "relazione.pdf"),
        ("<b>\"relazione\"|*?.pdf", "_b__relazione____.pdf"),
        (endless.as_str(), &format!("{}.pdf", "è".repeat(116))),
    ];
    for (sent, name) in stored {
        let answer = rossi.attaches(&draft, "DATA_SHEET", sent, pdf()).await?.succeeds()?;
        ensure!(answer.text("uploadDocument.document.fileName")? == name, "{sent}: {}", answer.describe());
    }
    let page = Part::bytes(pdf()).file_name("a.pdf").mime_str("text/html")?;
    let answer = rossi.sends(form(&draft, page)).await?.succeeds()?;

    ensure!(answer.text("uploadDocument.document.mediaType")? == "application/pdf");
    Ok(())
}

#[story(once)]
async fn a_name_is_preserved_however_its_program_encodes_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    let sent: [(&[u8], &str); 4] = [
        (b"filename*=UTF-8''Attivit%C3%A0%20uno.pdf", "Attività uno.pdf"),
        (b"filename=\"Attivit\xe0 due.pdf\"", "Attività due.pdf"),
        (b"filename=\"tre_.pdf\"; filename*=utf-8'it'tr%C3%A8.pdf", "trè.pdf"),
        (b"filename=\"C:\\fakepath\\quattro.pdf\"", "quattro.pdf"),
    ];
    for (name, stored) in sent {
        let answer = as_encoded(&rossi, &draft, name).await?;
        let document = &answer["data"]["uploadDocument"]["document"];
        ensure!(document["fileName"] == stored, "{stored}: {answer}");
    }
    Ok(())
}

/// What comes of a document whose part is headed with these bytes.
async fn as_encoded(rossi: &Employer, draft: &Application, name: &[u8]) -> Result<Value> {
    let operations = operations(draft);
    let text = |name: &str, text: &str| format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").into_bytes();
    let head = b"--b\r\ncontent-disposition: form-data; name=\"0\"; ";
    let body = [
        &text("operations", &operations),
        &text("map", "{\"0\":[\"variables.file\"]}"),
        head.as_slice(),
        name,
        b"\r\n\r\n",
        &pdf(),
        b"\r\n--b--\r\n",
    ];
    let request = rossi.request(reqwest::Method::POST, "/graphql").header("graphql-require-preflight", "1");
    let answer = request.header("content-type", "multipart/form-data; boundary=b").body(body.concat()).send().await?;
    Ok(answer.json().await?)
}

#[story(once)]
async fn active_content_of_a_pdf_is_listed_in_its_findings(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let active = [
        ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "PDF_JAVASCRIPT"),
        ("/OpenAction << /S /Launch /F (cmd.exe) >>", "PDF_LAUNCH"),
        ("/Names << /EmbeddedFiles 5 0 R >>", "PDF_EMBEDDED_FILE"),
        ("/#4aavaScript 5 0 R", "PDF_JAVASCRIPT"),
    ];

    for (entries, finding) in active {
        let answer = rossi.attaches(&draft, "DATA_SHEET", "a.pdf", pdf_with(entries)).await?.succeeds()?;
        let found = answer.list("uploadDocument.document.findings")?;
        ensure!(found.iter().any(|found| found["code"] == finding), "{finding}: {}", answer.describe());
    }
    let packed = pdf_packed(b"1 0 << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript >> >>");
    let answer = rossi.attaches(&draft, "DATA_SHEET", "a.pdf", packed).await?.succeeds()?;

    ensure!(answer.describe().contains("PDF_JAVASCRIPT"), "{}", answer.describe());
    Ok(())
}

#[story(once)]
async fn a_bomb_within_a_pdf_is_not_unpacked(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let bomb = pdf_packed(&vec![b' '; 64 << 20]);

    let answer = rossi.attaches(&draft, "DATA_SHEET", "a.pdf", bomb).await?.succeeds()?;

    ensure!(answer.describe().contains("PDF_PARTLY_INSPECTED"), "{}", answer.describe());
    Ok(())
}

#[story]
async fn a_twenty_first_file_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    for number in 0..20 {
        rossi.attaches(&draft, "DATA_SHEET", &format!("scheda {number}.pdf"), pdf()).await?.succeeds()?;
    }
    let before = hub.holdings().await?;

    let english = rossi.attaches(&draft, "DATA_SHEET", "scheda.pdf", pdf()).await?.reports_only("TOO_MANY_FILES")?;
    let italian = in_italian(&rossi).attaches(&draft, "DATA_SHEET", "scheda.pdf", pdf()).await?.reports_only("TOO_MANY_FILES")?;

    ensure!(english.message()? != italian.message()?);
    ensure!(hub.stored_objects()? == 20 && hub.holdings().await? == before);
    Ok(())
}

#[story(once)]
async fn twenty_megabytes_are_taken_and_one_byte_more_is_not(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    let taken = rossi.attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(MB_20)).await?.succeeds()?;
    let before = hub.holdings().await?;
    let refused = rossi.attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(MB_20 + 1)).await?.reports_only("FILE_TOO_LARGE")?;
    let italian = in_italian(&rossi).attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(MB_20 + 1)).await?.reports_only("FILE_TOO_LARGE")?;

    ensure!(taken.number("uploadDocument.document.size")? == 20 << 20 && refused.status == 413);
    ensure!(refused.message()? != italian.message()?);
    ensure!(hub.stored_objects()? == 1 && hub.holdings().await? == before);
    Ok(())
}

#[story(once)]
async fn whoever_sends_far_too_much_still_receives_the_refusal(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    for _ in 0..3 {
        rossi.attaches(&draft, "ANNEX_2", "a.pdf", vec![b'%'; 2 * MB_20]).await?.reports_only("FILE_TOO_LARGE")?;
    }

    ensure!(hub.stored_objects()? == 0);
    Ok(())
}

#[story(once)]
async fn a_malformed_multipart_form_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let before = hub.holdings().await?;
    let operations = operations(&draft);
    let file = || Part::bytes(pdf()).file_name("a.pdf");

    let wrong = || {
        [
            Form::new(),
            Form::new().text("map", "{}"),
            Form::new().text("operations", "{"),
            Form::new().text("operations", operations.clone()),
            Form::new().text("operations", operations.clone()).text("map", "[]"),
            Form::new().text("operations", operations.clone()).text("map", "{\"0\":[\"variables.nothing\"]}"),
            Form::new().text("operations", operations.clone()).text("map", "{\"0\":[\"variables.file\"]}"),
            Form::new().text("operations", operations.clone()).text("map", "{\"0\":[\"variables.file\"]}").part("1", file()),
        ]
    };
    for (english, italian) in wrong().into_iter().zip(wrong()) {
        let english = rossi.sends(english).await?.reports_only("BAD_REQUEST")?;
        let italian = rossi.speaking("it").sends(italian).await?.reports_only("BAD_REQUEST")?;
        ensure!(english.message()? != italian.message()?, "{}", italian.describe());
    }

    ensure!(hub.stored_objects()? == 0 && hub.holdings().await? == before);
    Ok(())
}

/// Each is refused with its code and a text of its own in both languages; neither the store nor the database has anything of it.
async fn are_refused(hub: &Hub, lies: Vec<Lie>) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (draft, italian) = (rossi.drafts().await?, in_italian(&rossi));
    let before = hub.holdings().await?;

    let mut wrong = Vec::new();
    for (kind, name, bytes, code) in lies {
        let english = rossi.attaches(&draft, kind, name, bytes.clone()).await?;
        let italian = italian.attaches(&draft, kind, name, bytes).await?;
        if english.user_codes() != [code] || italian.user_codes() != [code] || english.messages() == italian.messages() {
            wrong.push(format!("{name}: expected {code}, {:?} {:?}", english.describe(), italian.messages()));
        } else {
            english.is_well_formed()?;
        }
    }

    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    ensure!(hub.stored_objects()? == 0 && hub.holdings().await? == before, "something of it was stored");
    Ok(())
}

fn in_italian(person: &Persona) -> Persona {
    Persona { client: person.speaking("it"), ..person.clone() }
}

fn operations(draft: &Application) -> String {
    let query = "mutation($id: ID!, $file: Upload!) { uploadDocument(applicationId: $id, kind: DATA_SHEET, file: $file) {
        document { fileName mediaType } userErrors { code path message } } }";
    json!({ "query": query, "variables": { "id": draft.id, "file": null } }).to_string()
}

fn form(draft: &Application, file: Part) -> Form {
    Form::new().text("operations", operations(draft)).text("map", "{\"0\":[\"variables.file\"]}").part("0", file)
}
