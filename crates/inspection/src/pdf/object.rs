//! The objects of a PDF (ISO 32000, 7.3), parsed only as far as the inspection needs them.

/// Objects that may enclose one another.
const DEEPEST: usize = 16;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Number(i64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Self>),
    Dictionary(Dictionary),
    /// A reference to an object, by its number.
    Reference(u32),
    False,
    /// `null`, `true`, and numbers that are not whole.
    Other,
}

/// The entries of a dictionary.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    pub(super) fn get(&self, key: &str) -> Option<&Object> {
        self.0.iter().rev().find(|(name, _)| name == key.as_bytes()).map(|(_, object)| object)
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        match self.get(key)? {
            Object::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn name(&self, key: &str) -> Option<&[u8]> {
        match self.get(key)? {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn is_false(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Object::False))
    }

    pub(super) fn text(&self, key: &str) -> Option<&[u8]> {
        match self.get(key)? {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads the object that begins here; none when it is malformed, too deep, or goes on beyond the bytes.
pub(super) fn object(bytes: &[u8]) -> Option<Object> {
    Reader { bytes }.object(0)
}

/// A name with its `#xx` bytes put in.
pub(super) fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, after)) = rest.split_first() {
        let escaped = Some(after).filter(|_| first == b'#').and_then(byte_of);
        plain.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    plain
}

fn byte_of(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

struct Reader<'b> {
    /// What is still to be read.
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn object(&mut self, depth: usize) -> Option<Object> {
        if depth > DEEPEST {
            return None;
        }
        self.pass_blanks();
        match self.bytes {
            [b'<', b'<', rest @ ..] => self.from(rest).dictionary(depth + 1),
            [b'<', rest @ ..] => self.from(rest).hexadecimal(),
            [b'(', rest @ ..] => self.from(rest).text(),
            [b'[', rest @ ..] => self.from(rest).array(depth + 1),
            [b'/', rest @ ..] => Some(Object::Name(self.from(rest).name())),
            _ => self.keyword(),
        }
    }

    fn from(&mut self, rest: &'b [u8]) -> &mut Self {
        self.bytes = rest;
        self
    }

    /// Blanks, and comments up to the end of their line.
    fn pass_blanks(&mut self) {
        loop {
            match self.bytes {
                [blank, rest @ ..] if is_blank(*blank) => self.bytes = rest,
                [b'%', rest @ ..] => {
                    let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                    self.bytes = &rest[end.unwrap_or(rest.len())..];
                }
                _ => return,
            }
        }
    }

    fn word(&mut self) -> &'b [u8] {
        let length = self.bytes.iter().take_while(|byte| !is_blank(**byte) && !is_delimiter(**byte)).count();
        let (word, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        word
    }

    fn name(&mut self) -> Vec<u8> {
        unescaped(self.word())
    }

    fn keyword(&mut self) -> Option<Object> {
        let word = self.word();
        if word.is_empty() {
            return None;
        }
        let Some(number) = number(word) else {
            return Some(if word == b"false" { Object::False } else { Object::Other });
        };
        Some(self.reference(number).unwrap_or(Object::Number(number)))
    }

    /// `12 0 R`.
    fn reference(&mut self, number: i64) -> Option<Object> {
        let object = u32::try_from(number).ok()?;
        let mut ahead = Reader { bytes: self.bytes };
        ahead.pass_blanks();
        ahead.word().iter().all(u8::is_ascii_digit).then_some(())?;
        ahead.pass_blanks();
        if ahead.word() != b"R" {
            return None;
        }
        self.bytes = ahead.bytes;
        Some(Object::Reference(object))
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        let mut objects = Vec::new();
        loop {
            self.pass_blanks();
            if let [b']', rest @ ..] = self.bytes {
                self.bytes = rest;
                return Some(Object::Array(objects));
            }
            objects.push(self.object(depth)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        let mut entries = Vec::new();
        loop {
            self.pass_blanks();
            match self.bytes {
                [b'>', b'>', rest @ ..] => {
                    self.bytes = rest;
                    return Some(Object::Dictionary(Dictionary(entries)));
                }
                [b'/', rest @ ..] => {
                    let name = self.from(rest).name();
                    entries.push((name, self.object(depth)?));
                }
                _ => return None,
            }
        }
    }

    fn hexadecimal(&mut self) -> Option<Object> {
        let end = self.bytes.iter().position(|byte| *byte == b'>')?;
        let (digits, rest) = self.bytes.split_at(end);
        self.bytes = &rest[1..];
        let mut digits: Vec<u8> = digits.iter().copied().filter(|byte| !is_blank(*byte)).collect();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        hex::decode(digits).ok().map(Object::Text)
    }

    fn text(&mut self) -> Option<Object> {
        let mut text = Vec::new();
        let mut depth = 1;
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            match byte {
                b'\\' => self.escape(&mut text)?,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(Object::Text(text));
            }
            if byte != b'\\' {
                text.push(byte);
            }
        }
    }

    /// What follows a backslash: a letter, up to three octal digits, or the end of a line, which is left out.
    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let octal = self.bytes.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(*byte)).count();
        if octal > 0 {
            let (digits, rest) = self.bytes.split_at(octal);
            self.bytes = rest;
            text.push(digits.iter().fold(0, |code: u8, digit| code.wrapping_mul(8).wrapping_add(digit - b'0')));
            return Some(());
        }
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = if byte == b'\r' { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' | b'\n' => {}
            other => text.push(other),
        }
        Some(())
    }
}

fn number(word: &[u8]) -> Option<i64> {
    std::str::from_utf8(word).ok()?.parse().ok()
}
