# The list of workers in CSV. Row, column and value are shown beside the message; counts are numbers.

LIST_NOT_UTF8 = On line { $line }, byte { $at } ({ $byte }) is neither UTF-8 nor Windows-1252 text. Save the file as "CSV UTF-8" and upload it again.
LIST_NOT_UTF16 = The file begins like UTF-16 text and is not. Save it as "CSV UTF-8" and upload it again.
LIST_NUL = On line { $line }, byte { $at } is null ({ $byte }): it is not text. Save the file as "CSV UTF-8" and upload it again.
LIST_LONG_LINE = Line { $line } is longer than { $most } bytes. Check that each worker has a line of their own.

LIST_HEADER = The first line must name the columns, separated by semicolons: { $columns }.
LIST_COLUMN_UNKNOWN = There is no column "{ $name }" in the list: remove it or correct its name.
LIST_COLUMN_UNNAMED = Column { $place } has no name and others to its right have one: name it or remove it.
LIST_COLUMN_MISSING = Column "{ $name }" is missing: add it to the others.
LIST_COLUMN_TWICE = Column "{ $name }" is there twice: leave it once only.
LIST_EMPTY = The list has no workers: write one on each line, below the names of the columns.
LIST_TOO_MANY_ROWS = The list has more than { $most } workers and was not read further: split it into several lists.

LIST_QUOTES = The quotes of this row are not closed: remove them or close them.
LIST_FIELDS =
    { $found ->
        [one] The row has one value only, but there are { $needed } columns: separate the values with semicolons.
       *[other] The row has { $found } values, but there are { $needed } columns: check the semicolons.
    }
LIST_VALUE_MISSING = The value is required: write it.
LIST_FORMULA = The value begins like a formula of a spreadsheet (= + - @): write the plain value.

LIST_CODE_LENGTH =
    { $identifier ->
        [IBAN] An Italian IBAN has 27 characters (a foreign one from 15 to 34), but here there are { $found }: write it whole.
       *[other] The tax code of a worker has 16 characters, but here there are { $found }: write it whole.
    }
LIST_CODE_CHARACTER =
    Character { $position }, not counting spaces, is "{ $found }", but { $needed ->
        [LETTER] a letter
        [DIGIT] a digit
        [LETTER_OR_DIGIT] a letter or a digit
        [DIGIT_OR_HOMOCODE] a digit or one of the letters LMNPQRSTUV
        [MONTH] the letter of a month (one of ABCDEHLMPRST)
       *[other] "{ $needed }"
    } is needed: correct it.
LIST_CODE_CHECK_CHARACTER = The check character (number { $position }) is "{ $found }", but the others call for "{ $needed }": compare them all with the document.
LIST_CODE_CHECK_DIGITS = The check digits, from character { $position }, do not agree with the rest: compare all characters with the document.
LIST_CODE_DAY = The day of birth, from character { $position }, is { $day } and does not exist in that month: compare it with the document.
LIST_CODE =
    { $identifier ->
        [IBAN] The value is not an IBAN: write it alone and whole.
       *[other] The value is not a tax code: write it alone and whole.
    }
LIST_TAX_CODE_OF_BODY = The tax code is that of a company or body: write that of the worker, which has 16 characters.
LIST_DUPLICATE = The same worker already stands on line { $line }: leave them once only.
LIST_QUALIFICATION = There is no such qualification: write one of these: { $allowed }.

LIST_DATE_FORM = The date is written neither as 2021-03-01 nor as 01/03/2021: write it as 2021-03-01.
LIST_DATE_YEAR = The year of the date has two digits, and could be of either century: write it with four, as in 2021-03-01.
LIST_DATE_AMBIGUOUS = The date can be read in two ways, with the day or the month first: write it as 2021-03-01, or separate the columns with semicolons if the day comes first.
LIST_DATE_NOT_IN_CALENDAR = The day does not exist in the calendar: check the day and the month.
LIST_DATE_RANGE = The day of hiring must be from { $first } to { $last }: check the year.

LIST_NUMBER = The value is not a number: write digits only, with one comma or point for the decimals.
LIST_NUMBER_SEPARATORS = The commas and points of the number do not tell thousands from decimals: remove the separators of thousands.
LIST_NUMBER_DECIMALS = The number has more than { $most } decimals: round it, or remove the separator of thousands.
LIST_WEEKLY_HOURS = The weekly hours must be more than zero, and { $most } at most.
LIST_NO_HOURS = The hours asked for must be more than zero: correct them, or take the worker off the list.
LIST_TOO_MANY_HOURS = The hours asked for are more than { $most }: check the number.
LIST_DAYS = The days must be a whole number, written in digits, without a separator of thousands.
LIST_DAYS_RANGE = The days must be from 0 to { $most }.
