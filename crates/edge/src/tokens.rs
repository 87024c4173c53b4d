//! Counts the tokens of a document and their nesting before it is parsed.
//!
//! The parser is recursive, and fails on commas and comments between some tokens: what it cannot handle must not reach it.

use std::ops::Range;

/// What the text of a document contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Tokens, comments and commas left out.
    pub count: u64,
    /// Operations that begin with `query` where a brace alone would do.
    pub bare_queries: u64,
    /// Levels of open braces, brackets and parentheses.
    pub nesting: u64,
    /// Whether a string holds a lone surrogate, a NUL, or an upload mark.
    pub has_forbidden_text: bool,
}

/// The text of a document with commas, comments, descriptions and byte order marks blanked, so that locations stay the same.
#[derive(Debug)]
pub struct BlankedText(pub String);

/// How async-graphql marks a variable that is an uploaded file; one that a client sends is a forgery.
const UPLOAD_MARK: &str = "#__graphql_file__";

/// The value of a variable that is the uploaded file of this index.
pub fn upload_mark(at: usize) -> String {
    format!("{UPLOAD_MARK}:{at}")
}

/// The index of the uploaded file that a value marks.
pub fn upload_index(text: &str) -> Option<usize> {
    text.strip_prefix(UPLOAD_MARK)?.strip_prefix(':')?.parse().ok()
}

/// Whether a value is forbidden: PostgreSQL stores no NUL, and only the server sets upload marks.
pub fn is_forbidden(text: &str) -> bool {
    text.contains('\0') || text.starts_with(UPLOAD_MARK)
}

/// Scans the text of a document.
pub fn scan(query: &str) -> (Tokens, BlankedText) {
    let blanked = String::with_capacity(query.len());
    let mut scanner =
        Scanner { rest: query, open: 0, has_block_end: true, tokens: Tokens::default(), blanked, last: 0..0, description: None };
    while scanner.step() {}
    (scanner.tokens, BlankedText(scanner.blanked))
}

struct Scanner<'a> {
    rest: &'a str,
    open: u64,
    /// Whether a `"""` may still follow; saves searching for it again.
    has_block_end: bool,
    tokens: Tokens,
    blanked: String,
    /// The last token, in the blanked text.
    last: Range<usize>,
    /// A string that describes a definition, if one follows: the parser does not know descriptions in documents.
    description: Option<Range<usize>>,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else {
            return false;
        };
        match first {
            ' ' | '\t' | '\n' | '\r' => self.take(first.len_utf8()),
            ',' | '\u{feff}' => self.blank(first.len_utf8()),
            '#' => self.blank(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())),
            '"' => self.string(),
            '.' => self.run(|next| next == '.'),
            '{' | '[' | '(' => self.bracket(self.open + 1),
            '}' | ']' | ')' => self.bracket(self.open.saturating_sub(1)),
            word if is_word(word) => self.run(is_word),
            mark => self.token(mark.len_utf8()),
        }
        true
    }

    fn take(&mut self, length: usize) {
        let (taken, rest) = self.rest.split_at(length);
        self.blanked.push_str(taken);
        self.rest = rest;
    }

    /// One space for each character: columns are counted in characters.
    fn blank(&mut self, length: usize) {
        let (blanked, rest) = self.rest.split_at(length);
        self.blanked.extend(blanked.chars().map(|_| ' '));
        self.rest = rest;
    }

    fn token(&mut self, length: usize) {
        let text = &self.rest[..length];
        let describes = match self.open {
            0 => matches!(text, "query" | "mutation" | "subscription" | "fragment"),
            _ => text == "$",
        };
        if let Some(description) = self.description.take().filter(|_| describes) {
            let blank: String = self.blanked[description.clone()].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
            self.blanked.replace_range(description, &blank);
            self.tokens.count -= 1;
        }
        let may_describe = text.starts_with('"') && self.open <= 1 && ![":", "="].contains(&&self.blanked[self.last.clone()]);
        let start = self.blanked.len();
        self.tokens.count += 1;
        self.take(length);
        self.last = start..self.blanked.len();
        self.description = may_describe.then(|| self.last.clone());
    }

    fn run(&mut self, belongs: fn(char) -> bool) {
        let end = self.rest.find(|next| !belongs(next)).unwrap_or(self.rest.len());
        self.token(end);
    }

    fn bracket(&mut self, open: u64) {
        let is_bare = self.rest.starts_with('{') && self.open == 0 && &self.blanked[self.last.clone()] == "query";
        self.tokens.bare_queries += u64::from(is_bare);
        self.token(1);
        self.open = open;
        self.tokens.nesting = self.tokens.nesting.max(open);
    }

    fn string(&mut self) {
        if let Some(length) = self.block_length() {
            let block = &self.rest[..length];
            self.tokens.has_forbidden_text |= block.contains(UPLOAD_MARK) || block.contains('\0');
            return self.token(length);
        }
        let length = string_length(self.rest);
        let is_forbidden = unescape(&self.rest[1..length]).is_none_or(|text| is_forbidden(&text));
        self.tokens.has_forbidden_text |= is_forbidden;
        self.token(length);
    }

    /// The length of a block string; an unterminated one is an empty string and what follows, as the parser reads it.
    fn block_length(&mut self) -> Option<usize> {
        let body = self.rest.strip_prefix("\"\"\"").filter(|_| self.has_block_end)?;
        let end = body.match_indices("\"\"\"").map(|(at, _)| at).find(|at| !body[..*at].ends_with('\\'));
        self.has_block_end = end.is_some();
        end.map(|at| at + 6)
    }
}

fn is_word(next: char) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, '_' | '-' | '+')
}

/// From the opening quote to after the closing one, or to the end of the line.
fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\n' | b'\r' => return at,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii) => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// A string with its escapes resolved; none if one of them is a lone surrogate. The parser reports malformed escapes.
fn unescape(text: &str) -> Option<String> {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        unescaped.push_str(before);
        rest = match after.strip_prefix('u') {
            Some(digits) => {
                let (letter, after) = code_point(digits)?;
                unescaped.extend(letter);
                after
            }
            None => {
                let mut escaped = after.chars();
                unescaped.extend(escaped.next());
                escaped.as_str()
            }
        };
    }
    unescaped.push_str(rest);
    Some(unescaped)
}

/// The most digits of `\u{…}`.
const MAX_DIGITS: usize = 8;

/// The character of a well-formed escape, and what follows; none for a lone surrogate.
fn code_point(digits: &str) -> Option<(Option<char>, &str)> {
    if let Some((braced, after)) = digits.strip_prefix('{').and_then(|digits| digits.split_once('}')) {
        let code = u32::from_str_radix(braced, 16).ok().filter(|_| braced.len() <= MAX_DIGITS)?;
        return Some((Some(char::from_u32(code)?), after));
    }
    let Some(code) = hex(digits) else { return Some((None, digits)) };
    match char::from_u32(code) {
        Some(letter) => Some((Some(letter), &digits[4..])),
        None => {
            let second = digits[4..].strip_prefix("\\u")?;
            let pair = [u16::try_from(code).ok()?, u16::try_from(hex(second)?).ok()?];
            Some((char::decode_utf16(pair).next()?.ok(), &second[4..])).filter(|(letter, _)| letter.is_some())
        }
    }
}

fn hex(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_and_comments_are_not() {
        let (tokens, _) = scan("query Q($a: [Int!]) { b(a: $a) ...C @d } # { { {");

        assert_eq!((tokens.count, tokens.nesting), (24, 2));
    }

    #[test]
    fn ignored_tokens_become_spaces_and_strings_stay() {
        let (_, BlankedText(blanked)) = scan("{ a,b(c: \"x,#\") # \u{e8}, \"\n\u{feff}d }");

        assert_eq!(blanked, "{ a b(c: \"x,#\")       \n d }");
    }

    #[test]
    fn descriptions_become_spaces_and_other_strings_stay() {
        let (tokens, BlankedText(blanked)) = scan(r#""A" query("B" $c: [String] = "D" @e(f: "G")) { h(i: ["J" $c]) }"#);

        assert_eq!(blanked, r#"    query(    $c: [String] = "D" @e(f: "G")) { h(i: ["J" $c]) }"#);
        assert_eq!(tokens.count, 30);
        assert_eq!(scan(r#""A" { b }"#).1.0, r#""A" { b }"#);
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(scan(r#"{ a(b: "[[[\"[[", c: """ [[[ \""" [[[ """) }"#).0.nesting, 2);
    }

    #[test]
    fn an_unterminated_block_string_hides_nothing() {
        assert_eq!(scan(r#"["""x" [[[["#).0.nesting, 5);
    }

    #[test]
    fn a_lone_surrogate_is_forbidden() {
        assert!(scan(r#"{ a(b: "\uD83D") }"#).0.has_forbidden_text);
        assert!(!scan(r#"{ a(b: "\u00e8 \\uD83D \"") }"#).0.has_forbidden_text);
        assert!(!scan(r#"{ a(b: "\uD83D\uDE00 \u{1F600}") }"#).0.has_forbidden_text);
        assert!(scan(r#"{ a(b: "\uD83D\u0041") }"#).0.has_forbidden_text);
        assert!(scan(r#"{ a(b: "\u{D83D}") }"#).0.has_forbidden_text);
    }

    #[test]
    fn a_nul_and_a_forged_upload_are_forbidden() {
        assert!(scan(r#"{ a(b: "x\u0000") }"#).0.has_forbidden_text);
        assert!(scan(r##"{ a(b: "\u0023__graphql_file__:7") }"##).0.has_forbidden_text);
        assert!(scan(r##"{ a(b: """ #__graphql_file__:7""") }"##).0.has_forbidden_text);
    }
}
