//! The encoding of text files.

const UTF8_BOM: &[u8] = &[0xef, 0xbb, 0xbf];

/// The text without the mark that some programs put before UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes)
}

/// A byte that no text holds, whatever its encoding.
pub(super) fn is_control(byte: u8) -> bool {
    byte == 0x7f || (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

/// Whether these bytes may be text of one byte a character, or UTF-8.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    !bytes.iter().copied().any(is_control)
}

/// The encoding of two or four bytes a character that the text begins with, if any.
pub(super) fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, _, 0, ..] | [0, b'<', 0, _, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// Checks piece by piece whether a text is UTF-8.
#[derive(Debug, Default)]
pub(super) struct Utf8 {
    carry: Vec<u8>,
    wrong: bool,
}

impl Utf8 {
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        if self.wrong {
            return;
        }
        let rest = self.complete(bytes);
        if let Err(error) = std::str::from_utf8(rest) {
            self.wrong |= error.error_len().is_some();
            self.carry = rest[error.valid_up_to()..].to_vec();
        }
    }

    pub(super) fn is_valid(&self) -> bool {
        !self.wrong && self.carry.is_empty()
    }

    /// Completes the character that the piece before left open, and returns what follows it.
    fn complete<'b>(&mut self, mut bytes: &'b [u8]) -> &'b [u8] {
        while !self.carry.is_empty() && !self.wrong {
            let Some((&first, rest)) = bytes.split_first() else {
                break;
            };
            self.carry.push(first);
            bytes = rest;
            match std::str::from_utf8(&self.carry) {
                Ok(_) => self.carry.clear(),
                Err(error) => self.wrong = error.error_len().is_some(),
            }
        }
        bytes
    }
}
