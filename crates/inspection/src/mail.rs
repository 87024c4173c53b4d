//! Mail messages, which are not accepted.

/// Header fields of which a mail message has at least one.
const FIELDS: [&str; 4] = ["mime-version", "content-type", "received", "return-path"];

/// Whether a text begins with the header of a mail message (RFC 5322), as S/MIME does (RFC 8551).
pub(super) fn is_message(head: &[u8]) -> bool {
    let mut has_field = false;
    for line in lines(head) {
        match name(line) {
            Some(name) => has_field |= FIELDS.iter().any(|field| name.eq_ignore_ascii_case(field.as_bytes())),
            None if is_continuation(line) => {}
            None => return false,
        }
    }
    has_field
}

/// The lines up to the first empty one; the last may be cut, and is left out.
fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let whole = head.iter().rposition(|byte| *byte == b'\n').map_or(&[][..], |end| &head[..end]);
    whole.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).take_while(|line| !line.is_empty())
}

fn name(line: &[u8]) -> Option<&[u8]> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = &line[..colon];
    (!name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))).then_some(name)
}

fn is_continuation(line: &[u8]) -> bool {
    matches!(line, [b' ' | b'\t', ..])
}
