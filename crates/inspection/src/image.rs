//! The size of pictures.

use super::refused::Refused;

/// The longest side, in pixels.
const LONGEST_SIDE: u32 = 20_000;
/// The largest area, in pixels: what is small on the wire must not be huge in memory.
const LARGEST_AREA: u64 = 100_000_000;

/// Refuses an image that is empty or too large to be shown safely.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Refused> {
    let sides = 1..=LONGEST_SIDE;
    let area = u64::from(width) * u64::from(height);
    if sides.contains(&width) && sides.contains(&height) && area <= LARGEST_AREA {
        return Ok(());
    }
    Err(Refused::ImageSize { width, height })
}
