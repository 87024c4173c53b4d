//! The page of controls, made of their rows and of what they say.

use omnia_rules::controls::{Confidence, MESSAGE_SOURCES, RULES, Rule, SWITCHES, Severity};

/// What stands above the controls.
const HEAD: &str = "# Controls

What the hub looks at when an application is compiled, examined, granted and used. `omnia-hub rules` prints this page from the table that
the controls are run from, and a test compares the two; `controls` in the graph gives the same rows. `…` stands for a value.

A blocking finding stops the submission; a warning is told to the applicant and to the office; information is good to know. How well a
control is founded stands beside it: *verified*, read in the act itself; *reported*, read in a professional summary of it; *remembered*,
known but not read in a text, and what of it is doubtful is an open question (below); *proposed*, this project's own. What the institute
does where no text was found is a switch (below) or a row of data, and never a claim of this page.
";

/// The page, in Markdown.
pub fn catalogue() -> String {
    let table: String = RULES.iter().map(row).collect();
    let controls: String = RULES.iter().map(section).collect();
    let switches: String = SWITCHES.iter().map(|(rule, question, default)| format!("| {rule} | {question} | {default} |\n")).collect();
    format!(
        "{HEAD}\n| control | | severity | benefits | founded |\n| --- | --- | --- | --- | --- |\n{table}\n## Open questions\n\n\
        | control | question | default |\n| --- | --- | --- |\n{switches}{controls}"
    )
}

fn row(rule: &Rule) -> String {
    let benefits: Vec<_> = rule.benefits.iter().map(|benefit| benefit.as_str()).collect();
    format!(
        "| {} | {} | {} | {} | {} |\n",
        rule.id,
        rule.title_en,
        severity(rule.severity),
        benefits.join(", "),
        confidence(rule.confidence)
    )
}

fn section(rule: &Rule) -> String {
    let until = rule.valid_to.map(|day| format!(" until {day}")).unwrap_or_default();
    let says: String = rule.messages.iter().map(|message| entry(message)).collect();
    format!(
        "\n## {} {}\n\n*{}.* {}; submissions from {}{until}.\n\n{says}{}",
        rule.id,
        rule.title_en,
        rule.title_it,
        rule.legal_basis,
        rule.valid_from,
        entry(&format!("{}-mend", rule.id))
    )
}

/// What a message says, in both languages.
fn entry(message: &str) -> String {
    let [italian, english] = MESSAGE_SOURCES.map(|source| written(source, message));
    format!("- `{message}`: {english}\n  *{italian}*\n")
}

/// A message as its file has it, with `…` for each value; where its words depend on a value, the usual ones.
fn written(source: &str, message: &str) -> String {
    let mut lines = source.lines().skip_while(|line| !line.starts_with(&format!("{message} =")));
    let first = lines.next().and_then(|line| line.split_once('=')).map_or("", |(_, text)| text);
    let rest = lines.take_while(|line| line.starts_with(' '));
    let pieces = std::iter::once(first).chain(rest).filter_map(usual).filter(|piece| !piece.is_empty());
    without_values(&pieces.fold(String::new(), joined))
}

/// What a line of a message usually says: nothing, where it is a variant other than the default one.
fn usual(line: &str) -> Option<&str> {
    let line = line.trim();
    let line = line.strip_prefix('*').and_then(|variant| variant.split_once("] ")).map_or(line, |(_, text)| text);
    let line = line.strip_prefix('}').unwrap_or(line);
    let text = line.rsplit_once("{ $").filter(|(_, selector)| selector.ends_with("->")).map_or(line, |(text, _)| text);
    (!line.starts_with('[')).then(|| text.trim())
}

fn joined(said: String, piece: &str) -> String {
    let space = if said.is_empty() || piece.starts_with(['.', ',', ':', ';']) { "" } else { " " };
    said + space + piece
}

fn without_values(text: &str) -> String {
    let mut pieces = text.split("{ $");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| format!("{text}…{}", piece.split_once(" }").map_or(piece, |(_, rest)| rest)))
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "blocking",
        Severity::Warning => "warning",
        Severity::Info => "information",
    }
}

const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Verified => "verified",
        Confidence::Reported => "reported",
        Confidence::Remembered => "remembered",
        Confidence::Proposed => "proposed",
    }
}
