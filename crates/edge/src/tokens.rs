//! Counts the tokens of a query and how deep it nests, before anyone parses it.
//!
//! The parser descends by recursion, and it panics over a lone half of a surrogate pair: what it cannot take never
//! reaches it.

/// What a query's text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    pub count: u64,
    /// Braces, brackets and parentheses open at once.
    pub nesting: u64,
    /// A string holds half a surrogate pair, a NUL, or the mark of an uploaded file.
    pub has_forbidden_text: bool,
}

/// How async-graphql marks a variable that stands for an uploaded file; from a client it would be a forgery.
const UPLOAD_MARK: &str = "#__graphql_file__";

/// Whether a value may not be passed on: the database stores no NUL, and upload marks are ours to set.
pub fn is_forbidden(text: &str) -> bool {
    text.contains('\0') || text.starts_with(UPLOAD_MARK)
}

/// Scans a query once.
pub fn scan(query: &str) -> Tokens {
    let mut scanner = Scanner { rest: query, open: 0, has_block_end: true, tokens: Tokens::default() };
    while scanner.step() {}
    scanner.tokens
}

struct Scanner<'a> {
    rest: &'a str,
    open: u64,
    /// Whether a `"""` may yet follow; spares looking for it again and again.
    has_block_end: bool,
    tokens: Tokens,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else {
            return false;
        };
        match first {
            ' ' | '\t' | ',' | '\n' | '\r' | '\u{feff}' => self.skip(first.len_utf8()),
            '#' => self.skip(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())),
            '"' => self.string(),
            '.' => self.run(|next| next == '.'),
            '{' | '[' | '(' => self.bracket(self.open + 1),
            '}' | ']' | ')' => self.bracket(self.open.saturating_sub(1)),
            word if is_word(word) => self.run(is_word),
            mark => self.token(mark.len_utf8()),
        }
        true
    }

    fn skip(&mut self, length: usize) {
        self.rest = &self.rest[length..];
    }

    fn token(&mut self, length: usize) {
        self.tokens.count += 1;
        self.skip(length);
    }

    fn run(&mut self, belongs: fn(char) -> bool) {
        let end = self.rest.find(|next| !belongs(next)).unwrap_or(self.rest.len());
        self.token(end);
    }

    fn bracket(&mut self, open: u64) {
        self.open = open;
        self.tokens.nesting = self.tokens.nesting.max(open);
        self.token(1);
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

    /// The length of a block string; one that never ends is an empty string and what follows, as the parser sees it.
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

/// A string without its escapes; none if one of them is half a surrogate pair. Malformed ones are the parser's to tell.
fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut escaped = after.chars();
        match code_point(after) {
            Some(code) => {
                plain.push(char::from_u32(code)?);
                rest = &after[5..];
            }
            None => {
                plain.extend(escaped.next());
                rest = escaped.as_str();
            }
        }
    }
    plain.push_str(rest);
    Some(plain)
}

fn code_point(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_and_comments_are_not() {
        let tokens = scan("query Q($a: [Int!]) { b(a: $a) ...C @d } # { { {");

        assert_eq!((tokens.count, tokens.nesting), (24, 2));
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(scan(r#"{ a(b: "[[[\"[[", c: """ [[[ \""" [[[ """) }"#).nesting, 2);
    }

    #[test]
    fn a_block_string_that_never_ends_hides_nothing() {
        assert_eq!(scan(r#"["""x" [[[["#).nesting, 5);
    }

    #[test]
    fn half_a_surrogate_pair_is_forbidden() {
        assert!(scan(r#"{ a(b: "\uD83D") }"#).has_forbidden_text);
        assert!(!scan(r#"{ a(b: "\u00e8 \\uD83D \"") }"#).has_forbidden_text);
    }

    #[test]
    fn a_nul_and_a_forged_upload_are_forbidden() {
        assert!(scan(r#"{ a(b: "x\u0000") }"#).has_forbidden_text);
        assert!(scan(r##"{ a(b: "\u0023__graphql_file__:7") }"##).has_forbidden_text);
        assert!(scan(r##"{ a(b: """ #__graphql_file__:7""") }"##).has_forbidden_text);
    }
}
