UNAUTHENTICATED = Sign in first: there is no session, or it has ended.
NOT_FOUND = Not found.
FORBIDDEN = This act needs another role.
INTERNAL = Internal error.
BAD_ID = Malformed id: use the one you received, unchanged.
BAD_DATE = Malformed date: write YYYY-MM-DD, from 2000-01-01 to 2100-12-31.
BAD_DATE_TIME = Malformed instant: write it as RFC 3339, as in 2026-03-17T09:30:00.000Z.
BAD_DECIMAL = Malformed number: write a string of digits with a point and at most two decimals, as in "120.00".
BAD_INPUT = The input does not fit the schema: { $detail }
BAD_CURSOR = Malformed cursor: use the one you received with the previous page.
CURSOR_OF_ANOTHER_ORDER = The cursor belongs to a list in another order: start without "after".
TOO_MANY_IDS = At most { $most } ids at once.
BAD_PAGE = "first" must be a number from 1 to { $most }.
CURSOR_EXPIRED = The cursor is older than the events that are kept ({ $days } days): load again and start without "after".
WRONG_STATUS = An application that is { $from } cannot become { $to }.
TOO_MANY_SIGN_INS = Too many attempts to sign in: try again in { $seconds } s.
SIGN_IN_FAILED = Wrong e-mail address or password.
NO_CAPACITY = The account has no capacity that is valid today: ask the administrator.
TEXT_NOT_PLAIN = The text holds control characters: remove them.
TEXT_TOO_LONG = The text is longer than { $most } characters.
TEXT_MISSING = The text is required.
IDEMPOTENCY_KEY_REUSED = This key was already used for another request: use a new one.
IDEMPOTENCY_KEY_BAD = The idempotency key must have 1 to 128 visible characters.
PERIOD_UPSIDE_DOWN = The end date { $to } is before the start date { $from }.
EVENT_AFTER_PERIOD = The first event ({ $event }) must not come after the last day asked for ({ $to }): correct one of the two.
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
FIELD_MISSING = The application cannot be submitted without this: fill it in.
BLOCKED_BY_ALERT = A control stops the submission ({ $rule }): read the alert on the field named and mend it.
ONLY_DRAFTS = This can be done only to a draft; the application is { $status }.
BENEFIT_OF_THE_MINISTRY = This benefit is applied for at the Ministry of Labour (CIGSonline): it is not taken here.
BENEFIT_NOT_TAKEN = Applications for this benefit are not yet taken by this hub: send them through the institute's own service.
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
TOO_MANY_FILES = At most { $most } files can be attached: remove one before adding another.
DOCUMENT_ONLY_IN_ANSWER = A document of kind { $kind } is sent only with the answer to an interlocution.
DOCUMENT_NOT_UPLOADED = A document of kind { $kind } is made by the platform: it is not uploaded.
FILE_EMPTY = The file is empty: choose it again.
FILE_TOO_LARGE = The file is larger than { $megabytes } MB: make it smaller or split it.
FILE_UNRECOGNISED = The file is of no format that is accepted here: save it as a PDF.
FILE_NOT_ACCEPTED = The file is of type { $found }, which is not accepted: save it as a PDF.
FILE_NOT_ALLOWED_HERE = For this kind of document a { $format } file is not accepted: use { $allowed }.
FILE_IS_PROGRAM = The file is a program ({ $found }): upload the document itself.
FILE_IS_ARCHIVE = The file is an archive ({ $found }): take the documents out and upload them one by one.
FILE_IS_OFFICE = The file is an office document ({ $found }): save it as a PDF.
FILE_IS_HTML = The file is a web page: print it to a PDF.
FILE_IS_SVG = The file is an SVG drawing: save it as a PNG or a PDF.
FILE_WRONG_EXTENSION = The name ends in .{ $extension } but the file is { $format }: rename it or choose another.
FILE_POLYGLOT = The { $format } file is also { $other }: save it again with a common program.
FILE_TRAILING_BYTES = { $bytes } bytes stand after the end of the { $format } file: save it again.
FILE_TRUNCATED = The { $format } file ends before it is complete: export and upload it again.
FILE_BROKEN = The { $format } file is damaged at byte { $at }: export and upload it again.
PDF_MOVED = The PDF begins at byte { $offset } instead of the first: save it again as a PDF.
IMAGE_SIZE = The image is { $width } × { $height } pixels: reduce it to 20,000 a side and 100 million in all.
P7M_ARMOURED = The signature is in text form (base64 or PEM): save it in binary form (DER).
P7M_NOT_SIGNED = The file is not signed data: sign the document again in CAdES format.
P7M_DETACHED = The signature does not hold the signed document: sign again with the file enclosed.
P7M_SIGNER_MISSING = The signature has no signer: sign the document again.
P7M_TOO_NESTED = More than { $limit } signatures enclose one another: sign in parallel instead.
P7M_TOO_FRAGMENTED = The signed content is split in more than { $limit } pieces: sign the document again.
TEXT_ENCODING = The text is encoded as { $found }: save it as UTF-8.
TEXT_NOT_UTF8 = The text holds bytes that are not UTF-8: save it as UTF-8.
XML_DOCTYPE = The XML declares a document type, which is not accepted: remove the DOCTYPE.
XML_MALFORMED = The XML is not well formed near line { $line }: correct it and upload it again.
XML_TOO_DEEP = The XML is nested more than { $limit } levels deep: flatten it.
XML_TOO_LONG = The XML has text, a name or attributes too long near line { $line }: shorten them.
XML_ACTIVE = The XML asks for { $what } near line { $line }: remove it.
CSV_NOT_TEXT = Line { $line } holds characters that are not text: export the list again as CSV.
CSV_ONE_COLUMN = The first line has no separator: separate the columns with semicolons.
CSV_LINE_TOO_LONG = Line { $line } is longer than { $limit } bytes: check the line endings.
PDF_JAVASCRIPT = The PDF carries JavaScript.
PDF_LAUNCH = The PDF can start a program.
PDF_EMBEDDED_FILE = The PDF carries other files.
PDF_OPEN_ACTION = The PDF does something as soon as it is opened.
PDF_AUTOMATIC_ACTION = The PDF does something when pages or fields are entered or left.
PDF_RICH_MEDIA = The PDF carries video, sound or other rich media.
PDF_DYNAMIC_FORM = The PDF holds a dynamic form (XFA).
PDF_SUBMIT_FORM = The PDF can send its form to an address.
PDF_IMPORT_DATA = The PDF can fill itself from an outside file.
PDF_ENCRYPTED = The PDF is encrypted: its content was not inspected in full.
PDF_PARTLY_INSPECTED = The PDF packs more objects than are unpacked: it was inspected in part.
CSV_FORMULA = A cell of the CSV would be run as a formula by a spreadsheet.
INTERLOCUTION_CLOSED = The interlocution is closed: it can no longer be answered.
