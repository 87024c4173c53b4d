//! The check letter of D.M. 23-12-1976, shared by the tax code of persons and the CIN of Italian accounts.

/// What a character counts at the first, third, fifth place and so on: digits 0 to 9 and letters A to Z alike.
const AT_ODD_PLACES: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The check letter of a text of digits and upper-case letters; none when it holds anything else.
pub(super) fn check_letter(text: &str) -> Option<char> {
    let mut sum = 0;
    for (index, byte) in text.bytes().enumerate() {
        let rank = rank(byte)?;
        sum += if index % 2 == 0 { AT_ODD_PLACES[usize::from(rank)] } else { u32::from(rank) };
    }
    char::from_u32(u32::from(b'A') + sum % 26)
}

fn rank(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'Z' => Some(byte - b'A'),
        _ => None,
    }
}
