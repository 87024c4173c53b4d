//! How well what is stated here is founded.

named! {
    /// How well the content of a control is founded.
    Confidence {
        /// Read in the act itself.
        Verified = "VERIFIED",
        /// Read in a professional summary of the act.
        Reported = "REPORTED",
        /// Known, but not read in a text.
        Remembered = "REMEMBERED",
        /// Proposed by this project, not by the institute.
        Proposed = "PROPOSED",
    }
}
