# What the edge answers to a request that it does not take.

method = method not allowed: use { $allow } here
bad-host = the request must have one host header, and a valid one
not-acceptable = answers are application/graphql-response+json, application/json or text/event-stream; the page to try the graph, where there is one, is /graphiql
unsupported-media = the body must be application/json in utf-8, not compressed
preflight-missing = the header graphql-require-preflight is missing
cross-origin = the request comes from a page of another origin: { $setting } names the origins that are allowed
not-a-socket = the WebSocket request is not valid
closing = the service is closing: try again in a moment
body-too-large = the body is larger than { $limit } bytes
body-cut-short = the body was cut short
body-too-slow = the body comes too slowly
not-json = the text is not valid JSON (line { $line }, column { $column })
not-an-object = the request must be a JSON object
batch = a request holds one operation: lists are not taken
query-missing = the parameter query is missing
two-documents = documentId is not taken beside query or extensions.persistedQuery
not-a-string = the parameter { $name } must be a string
not-a-map = the parameter { $name } must be an object
forbidden-text = the parameter { $place } holds text that is not allowed
bad-parameters = the parameters of the address cannot be read
persisted-query-not-supported = PersistedQueryNotSupported
persisted-query-not-found = PersistedQueryNotFound
persisted-query-version = extensions.persistedQuery.version must be 1
hash-mismatch = provided sha does not match query
untrusted-document = only the trusted documents of a published application are executed
syntax = the document is not valid GraphQL
unknown-operation = operationName names none of the operations of the document, or is missing where there are several
invalid = the document does not fit the schema
too-complex = the document is too complex: { $found } { $measure ->
        [tokens] tokens
        [nesting] levels of nesting
        [depth] levels of fields
        [directives] directives
        [aliases] aliases of one field
        [fields] fields
        [single] fields of which one is taken
        [cost] points of cost
       *[bytes] bytes
    }, the limit is { $limit }
needs-stream = a subscription needs a WebSocket, or accept: text/event-stream or multipart/mixed;subscriptionSpec=1.0
too-many-operations = too many operations at once: the limit is { $limit }
busy = the server is busy and did nothing: try again in a moment
execution-timeout = the execution took more than { $seconds } s: ask for less at a time
response-too-large = the response is larger than { $limit } bytes: ask for less at a time
too-many-connections = too many connections: try again in a moment
too-many-sockets = too many WebSockets and event streams of this session: the limit is { $limit }
too-many-subscriptions = too many subscriptions of this session: the limit is { $limit }
too-many-mutations = too many mutations of this session or this address at once: the limit is { $limit }
too-many-uploads = too many uploads of this session at once: the limit is { $limit }
uploads-too-large = the files that this session is sending are larger than { $limit } bytes together: let the other uploads end
no-room-for-files = too many files are being sent: try again in a moment
no-room-for-answer = too many answers wait to be read: try again in a moment; what a mutation did is done
rate-limited = this operation costs { $cost } points and too few are left of this minute: try again in { $seconds } s, or ask for less
stream-not-found = this stream is not reserved: reserve another by PUT
stream-not-open = the reserved stream is not open: open it first by GET with accept: text/event-stream
stream-is-open = the stream is already open
operation-id-missing = operationId, which names the operation, is missing
operation-id-taken = an operation with this operationId is running
too-many-reservations = too many streams reserved or open by this session or this address: the limit is { $limit }
no-room-for-stream = too many streams are reserved: try again in a moment
sign-in-first = sign in first: before that, only what signing in needs can be asked
sign-in-to-upload = sign in to send files
session-ended = the session has ended
bad-multipart = the multipart/form-data body cannot be read
operations-first = the first part must be operations
map-second = the second part must be map
bad-map = map must be a JSON object that gives each file a list of paths
unknown-path = map names { $path }, which is not a variable that is null
path-taken = map names { $path } twice
file-not-mapped = the part { $name } is not in map, or came before
file-missing = the file { $name } is missing
too-many-files = too many files: the limit is { $limit }
file-too-large = the file { $name } is larger than { $limit } bytes
no-room = the server has no room for the file at the moment: try again later
file-not-needed = map names { $path }, where the operation takes no file
internal = internal error
