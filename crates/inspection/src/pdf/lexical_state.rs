//! Where a byte of a PDF is: in a text, in a comment, in a dictionary, or outside of them.

/// Whether the current byte is in a text or a comment, and in how many brackets.
#[derive(Debug, Default)]
pub(super) struct LexicalState {
    /// Brackets of a text that are open; none outside of one.
    depth: u32,
    is_escaped: bool,
    is_comment: bool,
    /// `<` without its `>`: a dictionary or a hexadecimal text.
    angles: u32,
}

impl LexicalState {
    /// Names here are part of a text or a comment.
    pub(super) fn is_in_text_or_comment(&self) -> bool {
        self.is_comment || self.depth > 0
    }

    /// Every dictionary that was opened is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.angles == 0
    }

    pub(super) fn follow(&mut self, byte: u8) {
        if self.is_comment {
            self.is_comment = !matches!(byte, b'\r' | b'\n');
        } else if self.depth > 0 {
            self.follow_text(byte);
        } else {
            match byte {
                b'(' => self.depth = 1,
                b'%' => self.is_comment = true,
                b'<' => self.angles = self.angles.saturating_add(1),
                b'>' => self.angles = self.angles.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn follow_text(&mut self, byte: u8) {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'(' => self.depth = self.depth.saturating_add(1),
            b')' => self.depth -= 1,
            _ => {}
        }
    }
}
