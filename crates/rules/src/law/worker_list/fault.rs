//! What can be wrong with a list.

named! {
    /// What can be wrong with a list, under the id of its message.
    Fault {
        /// The bytes are neither UTF-8 nor Windows-1252.
        NotUtf8 = "LIST_NOT_UTF8",
        /// The bytes are marked as UTF-16 and are not.
        NotUtf16 = "LIST_NOT_UTF16",
        /// There is a NUL byte.
        Nul = "LIST_NUL",
        /// A line is far longer than any row.
        LongLine = "LIST_LONG_LINE",
        /// The first line names no column.
        Header = "LIST_HEADER",
        /// The header names a column that the layout does not have.
        ColumnUnknown = "LIST_COLUMN_UNKNOWN",
        /// The header leaves a name empty.
        ColumnUnnamed = "LIST_COLUMN_UNNAMED",
        /// The header lacks a mandatory column.
        ColumnMissing = "LIST_COLUMN_MISSING",
        /// The header names a column again.
        ColumnTwice = "LIST_COLUMN_TWICE",
        /// There are no rows.
        Empty = "LIST_EMPTY",
        /// There are more rows than a list may have.
        TooManyRows = "LIST_TOO_MANY_ROWS",
        /// A quote of the row is not closed.
        Quotes = "LIST_QUOTES",
        /// The row has more or fewer fields than the header.
        Fields = "LIST_FIELDS",
        /// A value that every row has is not there.
        ValueMissing = "LIST_VALUE_MISSING",
        /// A spreadsheet would run the value as a formula.
        Formula = "LIST_FORMULA",
        /// A code has the wrong number of characters.
        CodeLength = "LIST_CODE_LENGTH",
        /// A character of a code is of the wrong kind.
        CodeCharacter = "LIST_CODE_CHARACTER",
        /// The check character of a code does not follow from the others.
        CodeCheckCharacter = "LIST_CODE_CHECK_CHARACTER",
        /// The check digits of a code do not agree with the rest.
        CodeCheckDigits = "LIST_CODE_CHECK_DIGITS",
        /// The day of birth in a code does not exist.
        CodeDay = "LIST_CODE_DAY",
        /// A text is no code at all.
        Code = "LIST_CODE",
        /// The tax code is of a body, and not of a person.
        TaxCodeOfBody = "LIST_TAX_CODE_OF_BODY",
        /// The worker is on an earlier row already.
        Duplicate = "LIST_DUPLICATE",
        /// The qualification is none of those known.
        Qualification = "LIST_QUALIFICATION",
        /// A date is written neither year, month, day nor day, month, year.
        DateForm = "LIST_DATE_FORM",
        /// The year of a date has two digits.
        DateYear = "LIST_DATE_YEAR",
        /// A date can be read in two ways.
        DateAmbiguous = "LIST_DATE_AMBIGUOUS",
        /// A date is not in the calendar.
        DateNotInCalendar = "LIST_DATE_NOT_IN_CALENDAR",
        /// A date is too early or too late.
        DateRange = "LIST_DATE_RANGE",
        /// A number is not written as one.
        Number = "LIST_NUMBER",
        /// A number holds commas and points that divide no thousands.
        NumberSeparators = "LIST_NUMBER_SEPARATORS",
        /// A number has more than two decimals.
        NumberDecimals = "LIST_NUMBER_DECIMALS",
        /// The weekly hours are none, or more than a week may have.
        WeeklyHours = "LIST_WEEKLY_HOURS",
        /// The hours asked are none (R37).
        NoHours = "LIST_NO_HOURS",
        /// The hours asked are more than can be.
        TooManyHours = "LIST_TOO_MANY_HOURS",
        /// A count of days is not a whole number.
        Days = "LIST_DAYS",
        /// A count of days is below zero, or more than can be.
        DaysRange = "LIST_DAYS_RANGE",
    }
}

impl Fault {
    /// The rule that is broken: a code that stays the same in every language, or a control of the institute.
    /// A wrong code is reported under its identifier, such as `IBAN`.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::NotUtf8 | Self::NotUtf16 | Self::Nul => "ENCODING",
            Self::Header | Self::ColumnUnknown | Self::ColumnUnnamed | Self::ColumnMissing | Self::ColumnTwice => "HEADER",
            Self::Empty | Self::TooManyRows => "ROWS",
            Self::LongLine | Self::Quotes | Self::Fields => "ROW",
            Self::ValueMissing => "MISSING",
            Self::Formula => "FORMULA",
            Self::CodeLength | Self::CodeCharacter | Self::CodeCheckCharacter | Self::CodeCheckDigits | Self::CodeDay | Self::Code => {
                "CODE"
            }
            Self::TaxCodeOfBody => "TAX_CODE",
            Self::Duplicate => "DUPLICATE",
            Self::Qualification => "QUALIFICATION",
            Self::DateForm
            | Self::DateYear
            | Self::DateAmbiguous
            | Self::Number
            | Self::NumberSeparators
            | Self::NumberDecimals
            | Self::Days => "FORMAT",
            Self::DateNotInCalendar | Self::DateRange => "DATE",
            Self::WeeklyHours | Self::TooManyHours => "HOURS",
            Self::NoHours => "R37",
            Self::DaysRange => "DAYS",
        }
    }
}
