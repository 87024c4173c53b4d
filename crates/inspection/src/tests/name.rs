//! File names.

use rstest::rstest;

use super::build::{jpeg, p7m, pdf};
use super::{Refused, answer, upload};

#[rstest]
#[case::plain("Relazione tecnica.pdf", "Relazione tecnica.pdf")]
#[case::accented("Attività è già.pdf", "Attività è già.pdf")]
#[case::loud("RELAZIONE.PDF", "RELAZIONE.pdf")]
#[case::without_an_extension("relazione", "relazione.pdf")]
#[case::with_a_date("relazione 12.05.2025", "relazione 12.05.2025.pdf")]
#[case::with_a_title("Relazione dott. Rossi", "Relazione dott. Rossi.pdf")]
#[case::absent("", "document.pdf")]
#[case::of_dots("...", "document.pdf")]
#[case::of_an_extension_alone(".pdf", "pdf.pdf")]
#[case::from_a_folder_above("../../etc/passwd.pdf", "passwd.pdf")]
#[case::from_a_windows_folder("C:\\Users\\rossi\\a.pdf", "a.pdf")]
#[case::of_a_folder("relazioni/", "document.pdf")]
#[case::with_a_nul("a\0b.pdf", "ab.pdf")]
#[case::with_a_line_end("a\r\nSet-Cookie: b.pdf", "a Set-Cookie_ b.pdf")]
#[case::that_turns_the_writing("a\u{202e}fdp.pdf", "afdp.pdf")]
#[case::with_hidden_letters("a\u{200b}\u{feff}b.pdf", "ab.pdf")]
#[case::with_forbidden_letters("a<b>|\"c\"?*.pdf", "a_b___c___.pdf")]
#[case::with_a_dot_at_the_end("a.pdf. ", "a.pdf")]
fn a_name_is_made_safe(#[case] declared: &str, #[case] kept: &str) -> Result<(), Refused> {
    assert_eq!(upload(declared, &pdf())?.file_name, kept);
    Ok(())
}

#[rstest]
#[case::after_a_nul("a.pdf\0.exe")]
#[case::behind_turned_writing("a\u{202e}fdp.exe")]
#[case::behind_a_dot("a.exe.")]
fn a_name_that_hides_a_program_is_refused(#[case] declared: &str) {
    assert_eq!(answer(declared, &pdf()), "FILE_WRONG_EXTENSION");
}

#[test]
fn a_very_long_name_keeps_its_extension() -> Result<(), Refused> {
    let name = upload(&format!("{}.pdf", "è".repeat(500)), &pdf())?.file_name;

    assert_eq!(name.chars().count(), 120);
    assert!(name.ends_with("èè.pdf"));
    Ok(())
}

#[test]
fn a_photograph_is_given_the_usual_extension() -> Result<(), Refused> {
    assert_eq!(upload("Foto.JPEG", &jpeg())?.file_name, "Foto.jpg");
    Ok(())
}

#[rstest]
#[case::once("a.pdf.p7m", p7m(&pdf()), "a.pdf.p7m")]
#[case::twice_and_named_once("a.pdf.p7m", p7m(&p7m(&pdf())), "a.pdf.p7m.p7m")]
#[case::without_saying_of_what("a.p7m", p7m(&pdf()), "a.pdf.p7m")]
#[case::without_saying_anything("a", p7m(&pdf()), "a.pdf.p7m")]
fn a_signed_file_is_named_by_all_it_holds(#[case] declared: &str, #[case] file: Vec<u8>, #[case] kept: &str) -> Result<(), Refused> {
    assert_eq!(upload(declared, &file)?.file_name, kept);
    Ok(())
}
