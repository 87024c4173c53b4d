//! The file name of a part, in all the ways that clients write it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use percent_encoding::percent_decode;

/// The longest file name, in characters.
const MAX_NAME_CHARS: usize = 255;

/// The file name in a `Content-Disposition`: `filename*` (RFC 8187) before `filename`.
pub fn declared_name(disposition: &[u8]) -> Option<String> {
    let parameters = parameters(disposition);
    let named = |name: &[u8]| parameters.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_slice());
    let extended = named(b"filename*").and_then(extended);
    extended.filter(|name| !name.is_empty()).or_else(|| named(b"filename").map(plain))
}

/// The name without folders and control characters.
pub fn without_folders(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|character| !character.is_control()).take(MAX_NAME_CHARS).collect()
}

/// The parameters of the header, without quotes.
fn parameters(header: &[u8]) -> Vec<(&[u8], Vec<u8>)> {
    let mut parameters = Vec::new();
    let mut rest = header;
    while let Some(start) = rest.iter().position(|byte| *byte == b';') {
        rest = rest[start + 1..].trim_ascii_start();
        let Some(end) = rest.iter().position(|byte| matches!(byte, b'=' | b';')) else {
            break;
        };
        let name = rest[..end].trim_ascii();
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix(b"=") {
            let (value, after) = value(after.trim_ascii_start());
            parameters.push((name, value));
            rest = after;
        }
    }
    parameters
}

/// A value, quoted or bare, and what follows it.
fn value(bytes: &[u8]) -> (Vec<u8>, &[u8]) {
    let Some(quoted) = bytes.strip_prefix(b"\"") else {
        let end = bytes.iter().position(|byte| *byte == b';').unwrap_or(bytes.len());
        return (bytes[..end].trim_ascii().to_vec(), &bytes[end..]);
    };
    let mut value = Vec::new();
    let mut rest = quoted;
    loop {
        rest = match rest {
            // Any other backslash separates the folders of a Windows path.
            [b'\\', escaped @ (b'"' | b'\\'), after @ ..] => {
                value.push(*escaped);
                after
            }
            [b'"', after @ ..] => return (value, after),
            [byte, after @ ..] => {
                value.push(*byte);
                after
            }
            [] => return (value, rest),
        };
    }
}

/// `UTF-8''Attivit%C3%A0.pdf`: the character set, a language, and the name.
fn extended(value: &[u8]) -> Option<String> {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    let (charset, _language, name) = (parts.next()?, parts.next()?, parts.next()?);
    let encoding = Encoding::for_label(charset).filter(|encoding| [UTF_8, WINDOWS_1252].contains(encoding))?;
    let bytes: Vec<u8> = percent_decode(name).collect();
    encoding.decode_without_bom_handling_and_without_replacement(&bytes).map(|name| name.into_owned())
}

/// A name in UTF-8, or else in Windows-1252; characters that a header cannot hold are percent-encoded as browsers do (`%22`), or all of
/// the name is percent-encoded.
fn plain(value: &[u8]) -> String {
    let name = String::from_utf8(value.to_vec()).unwrap_or_else(|_| WINDOWS_1252.decode_without_bom_handling(value).0.into_owned());
    let decoded: Vec<u8> = percent_decode(name.as_bytes()).collect();
    match String::from_utf8(decoded) {
        Ok(decoded) if name.is_ascii() && !decoded.is_ascii() => decoded,
        _ => name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::quoted(br#"form-data; name="f"; filename="a b.pdf""#, "a b.pdf")]
    #[case::bare(b"form-data; name=f; filename=a.pdf", "a.pdf")]
    #[case::before_the_field(br#"form-data; filename="a;b=c.pdf"; name="f""#, "a;b=c.pdf")]
    #[case::loud(br#"FORM-DATA; NAME="f"; FileName = "a.pdf""#, "a.pdf")]
    #[case::in_utf_8("form-data; filename=\"Attività.pdf\"".as_bytes(), "Attività.pdf")]
    #[case::in_latin_1(b"form-data; filename=\"Attivit\xe0 \x96 L\x92Aquila.pdf\"", "Attività – L’Aquila.pdf")]
    #[case::extended(b"form-data; filename*=UTF-8''Attivit%C3%A0%20%e2%82%ac.pdf", "Attività €.pdf")]
    #[case::extended_with_a_language(b"form-data; filename*=utf-8'it'a%3Bb.pdf; name=f", "a;b.pdf")]
    #[case::extended_in_latin_1(b"form-data; filename*=ISO-8859-1''Attivit%E0.pdf", "Attività.pdf")]
    #[case::extended_in_quotes(br#"form-data; filename*="UTF-8''%C3%A8.pdf""#, "è.pdf")]
    #[case::both(br#"form-data; filename="Attivit_.pdf"; filename*=UTF-8''Attivit%C3%A0.pdf"#, "Attività.pdf")]
    #[case::both_the_other_way(br#"form-data; filename*=UTF-8''%C3%A8.pdf; filename="e.pdf""#, "è.pdf")]
    #[case::extended_that_is_broken(br#"form-data; filename*=UTF-8''%E0.pdf; filename="a.pdf""#, "a.pdf")]
    #[case::extended_in_no_known_set(br#"form-data; filename*=KOI8-R''%E0.pdf; filename="a.pdf""#, "a.pdf")]
    #[case::in_percents(br#"form-data; filename="Attivit%C3%A0%20uno.pdf""#, "Attività uno.pdf")]
    #[case::with_a_percent(br#"form-data; filename="al 100%25 %41.pdf""#, "al 100%25 %41.pdf")]
    #[case::with_quotes_as_browsers_write_them(br#"form-data; filename="a %22b%22.pdf""#, "a \"b\".pdf")]
    #[case::with_escaped_quotes(br#"form-data; filename="a \"b\" \\c.pdf"; name="f""#, "a \"b\" \\c.pdf")]
    #[case::of_a_folder(br#"form-data; filename="C:\fakepath\a.pdf""#, "C:\\fakepath\\a.pdf")]
    #[case::left_open(br#"form-data; filename="a.pdf"#, "a.pdf")]
    #[case::empty(br#"form-data; name="f"; filename="""#, "")]
    fn a_name_is_read(#[case] disposition: &[u8], #[case] name: &str) {
        assert_eq!(declared_name(disposition).as_deref(), Some(name));
    }

    #[rstest]
    #[case(b"form-data; name=\"filename\"")]
    #[case(b"form-data; name=\"a; filename=b\"")]
    #[case(b"form-data; notfilename=a; filename")]
    #[case(b"")]
    fn no_name_is_read_where_there_is_none(#[case] disposition: &[u8]) {
        assert_eq!(declared_name(disposition), None);
    }

    #[rstest]
    #[case("C:\\Documenti\\../relazione\0 ò.pdf", "relazione ò.pdf")]
    #[case("C:\\fakepath\\a.pdf", "a.pdf")]
    fn a_file_name_has_no_folders(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(without_folders(name), expected);
    }
}
