UNAUTHENTICATED = Sign in first: there is no session, or it has ended.
NOT_FOUND = Not found.
FORBIDDEN = This act needs another role.
INTERNAL = Internal error.
BAD_ID = Malformed id: use the one you received, unchanged.
BAD_CURSOR = Malformed cursor: use the one you received with the previous page.
BAD_PAGE = "first" must be a number from 1 to { $most }.
CURSOR_EXPIRED = The cursor is older than the events that are kept ({ $days } days): load again and start without "after".
WRONG_STATUS = An application that is { $from } cannot become { $to }.
SIGN_IN_FAILED = Wrong e-mail address or password.
NO_CAPACITY = The account has no capacity that is valid today: ask the administrator.
TEXT_NOT_PLAIN = The text holds control characters: remove them.
TEXT_TOO_LONG = The text is longer than { $most } characters.
TEXT_MISSING = The text is required.
IDEMPOTENCY_KEY_REUSED = This key was already used for another request: use a new one.
IDEMPOTENCY_KEY_BAD = The idempotency key must have 1 to 128 visible characters.
PERIOD_UPSIDE_DOWN = The end date { $to } is before the start date { $from }.
DATE_OUT_OF_RANGE = The date { $date } is outside the range from 2000 to 2100.
VERSION_CONFLICT =
    { $count ->
        [0] The application has changed in the meantime (version { $actual }, you named { $expected }, status { $status }): load it again and repeat your change.
       *[other] In the meantime { $by } changed { $changed } (version { $actual }, you named { $expected }): load the application again and repeat your change.
    }
NOT_TAKEN = Nobody has taken the application: take it first.
NOT_IN_YOUR_HANDS = { $operator } has the application in hand: the director can reassign it.
ARTICLE10_LETTER = The letter of art. 10 D.Lgs. 148/2015 goes from A to O (without J, K).
HOURS_NOT_POSITIVE = Hours must be more than zero and less than ten million.
COUNT_OUT_OF_RANGE = The number must be between 0 and 1,000,000.
WEEKLY_HOURS = A weekly schedule cannot be longer than 48 hours.
LIST_TOO_LONG = The list can have { $most } lines at most.
WORKER_TWICE = The same worker already stands on line { $line }.
TAX_CODE_OF_BODY = The tax code of a worker has 16 characters.
INVALID_IDENTIFIER =
    { $position ->
        [0] Not a valid code: { $detail }.
       *[other] Not a valid code, see character { $position }: { $detail }.
    }
DECLARATIONS_INCOMPLETE = To submit the application all declarations must be made (D.P.R. 445/2000).
BLOCKED_BY_ALERT = A control stops the submission ({ $rule }): read the alert on the field named and mend it.
ONLY_DRAFTS = This can be done only to a draft; the application is { $status }.
UNIT_UNKNOWN = The productive unit does not exist or is out of your reach: choose one of the position.
OPERATOR_UNKNOWN = Name an operator who is in service at the same office.
