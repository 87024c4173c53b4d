UNAUTHENTICATED = Sign in first: there is no session, or it has ended.
NOT_FOUND = Not found.
FORBIDDEN = This act needs another role.
INTERNAL = Internal error.
BAD_ID = Malformed id: use the one you received, unchanged.
BAD_CURSOR = Malformed cursor: use the one you received with the previous page.
CURSOR_OF_ANOTHER_ORDER = The cursor belongs to a list in another order: start without "after".
TOO_MANY_IDS = At most { $most } ids at once.
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
PROPOSAL_OPEN = A proposal of decision already waits for the signature: take it back, or wait until the director signs or returns it.
PROPOSAL_CLOSED =
    { $status ->
        [SIGNED] The proposal was signed already: load the application again.
        [RETURNED] The proposal was returned already: a new one must be made.
       *[other] The proposal is no longer open: load the application again.
    }
FOUR_EYES = Who proposed the decision can neither sign nor return it, in whichever capacity: another director must.
REASONS_MISSING = Reasons are required, unless all is granted.
MISSING_ELEMENTS_OF_REJECTION = Missing elements are a reason to reject only: remove the mark or change the outcome.
INQUIRY_MISSING = Before rejecting for missing elements the integration must be requested (art. 11 c. 2 D.M. 95442/2016): open an inquiry.
CONTRIBUTION_OF_UNAVOIDABLE = For an objectively unavoidable event the additional contribution is not due (art. 13 c. 3 D.Lgs. 148/2015).
PERIODS_MISSING = Name at least one period to be granted.
PERIODS_OF_REFUSAL = This outcome grants no periods: remove them or change the outcome.
PERIOD_NOT_REQUESTED = The period must lie within the one requested, from { $from } to { $to }.
PERIODS_OVERLAP = The period must start after the one on line { $line } has ended.
PERIODS_INCOMPLETE = Accepting in full covers the whole period requested, from { $from } to { $to }, without gaps: complete it or accept in part.
HOURS_OVER_REQUEST = The hours granted ({ $granted }) exceed those requested ({ $requested }).
HOURS_UNDER_REQUEST = Accepting in full grants all hours requested ({ $requested }), not { $granted }: correct them or accept in part.
WORKERS_NOT_POSITIVE = Workers must be from 1 to 1,000,000.
DELEGATION_WRONG_STATUS = A delegation that is { $from } cannot become { $to }.
DELEGATION_VERSION_CONFLICT = The delegation has changed in the meantime (version { $actual }, you named { $expected }, status { $status }): load it again and repeat your change.
DELEGATION_POSITION_UNKNOWN = There is no position { $number } of this delegator: check the number, and that the tax code is the employer's or its legal representative's.
DELEGATION_ALREADY_OPEN = There is already a delegation for position { $number } that is not ended: use that one, or end it first.
DELEGATION_OVER = The period ended on { $end }, before today ({ $today }): choose a later end.
DELEGATION_WITHOUT_END = The delegation has no end: there is nothing to renew.
RENEWAL_NOT_LATER = The delegation already holds until { $end }: choose a later day.
DECLARATION_MISSING = Declare that the delegator signed the form: without the signature a delegation cannot hold.
ONLY_ACTIVE_DELEGATIONS = Only an active delegation can be sub-delegated; this one is { $status }.
COLLABORATOR_UNKNOWN = There is no such collaborator of your intermediary: choose one from the list.
SUB_DELEGATION_ALREADY_OPEN = { $name } already has a sub-delegation for this delegation.
SUB_DELEGATION_ENDED = The sub-delegation of { $name } has already ended.
