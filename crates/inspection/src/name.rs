//! File names, made safe.

use super::content::Content;
use super::format::Format;
use super::refused::Refused;

/// The longest name, in characters, extension included.
const LONGEST: usize = 120;
const LONGEST_EXTENSION: usize = 12;
const NAMELESS: &str = "document";

/// The format that the name gives the document, signatures aside.
pub(super) fn claimed(declared: &str) -> Option<Format> {
    let name = clean(declared);
    split(unsigned(&name)).and_then(|(_, extension)| Format::of_extension(extension))
}

/// The name made safe, with the extensions of what the file holds; a name that says otherwise is
/// refused.
pub(super) fn agreed(declared: &str, content: &Content) -> Result<String, Refused> {
    let name = clean(declared);
    let named = if content.signatures > 0 { unsigned(&name) } else { &name };
    if named.len() == name.len() && content.signatures > 0 && claims_document_only(&name) {
        return Err(wrong_extension(&name, Format::P7m));
    }
    let stem = match split(named) {
        None => named,
        Some((stem, extension)) if Format::of_extension(extension) == Some(content.document) => stem,
        Some(_) => return Err(wrong_extension(named, content.document)),
    };
    Ok(with_extensions(stem, content))
}

/// A signed file must say that it is signed, or say nothing.
fn claims_document_only(name: &str) -> bool {
    split(name).is_some()
}

fn wrong_extension(name: &str, format: Format) -> Refused {
    let extension = split(name).map_or_else(String::new, |(_, extension)| extension.to_owned());
    Refused::WrongExtension { extension, format }
}

fn with_extensions(stem: &str, content: &Content) -> String {
    let signed = format!(".{}", Format::P7m.extension()).repeat(content.signatures);
    let ending = format!(".{}{signed}", content.document.extension());
    let stem: String = stem.chars().take(LONGEST - ending.len()).collect();
    let stem = Some(trimmed(&stem)).filter(|stem| !stem.is_empty()).unwrap_or(NAMELESS);
    format!("{stem}{ending}")
}

/// The name without the extensions of its signatures.
fn unsigned(mut name: &str) -> &str {
    while let Some((stem, extension)) = split(name) {
        if Format::of_extension(extension) != Some(Format::P7m) {
            break;
        }
        name = trimmed(stem);
    }
    name
}

/// Stem and extension; `v. 2`, `12.05.2025` and `dott. Rossi` have none.
fn split(name: &str) -> Option<(&str, &str)> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_extension = (1..=LONGEST_EXTENSION).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_extension.then_some((stem, extension))
}

/// The last part of the path, without what is invisible, misleading or forbidden in a name.
fn clean(declared: &str) -> String {
    let last = declared.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|&letter| !is_hidden(letter)).map(tamed).collect();
    trimmed(&visible.split_whitespace().collect::<Vec<_>>().join(" ")).to_owned()
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace())
}

fn tamed(letter: char) -> char {
    if r#"<>:"|?*"#.contains(letter) { '_' } else { letter }
}

/// Controls, marks that turn the direction of writing, and characters without width.
fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
