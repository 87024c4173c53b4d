# What the edge answers to a request that it does not take.

method = metodo non ammesso: qui si usa { $allow }
bad-host = la richiesta deve avere una sola intestazione host, valida
not-acceptable = si risponde con application/graphql-response+json, application/json o text/event-stream; la pagina di prova, dove c'è, è /graphiql
unsupported-media = il corpo deve essere application/json in utf-8, non compresso
preflight-missing = manca l'intestazione graphql-require-preflight
cross-origin = la richiesta viene da una pagina di un'altra origine: { $setting } elenca le origini ammesse
not-a-socket = la richiesta di WebSocket non è valida
closing = il servizio si sta chiudendo: riprovare tra poco
body-too-large = il corpo supera { $limit } byte
body-cut-short = il corpo si è interrotto
body-too-slow = il corpo arriva troppo lentamente
not-json = il testo non è JSON valido (riga { $line }, colonna { $column })
not-an-object = la richiesta deve essere un oggetto JSON
batch = una richiesta contiene una sola operazione: gli elenchi non sono ammessi
query-missing = manca il parametro query
two-documents = documentId non si usa insieme a query o a extensions.persistedQuery
not-a-string = il parametro { $name } deve essere una stringa
not-a-map = il parametro { $name } deve essere un oggetto
forbidden-text = il parametro { $place } contiene testo non ammesso
bad-parameters = i parametri dell'indirizzo non sono leggibili
persisted-query-not-supported = PersistedQueryNotSupported
persisted-query-not-found = PersistedQueryNotFound
persisted-query-version = extensions.persistedQuery.version deve essere 1
hash-mismatch = extensions.persistedQuery.sha256Hash non è lo SHA-256 di query
untrusted-document = sono ammesse solo le operazioni pubblicate con l'applicazione
syntax = il documento non è GraphQL valido: extensions.detail dice, in inglese, perché
invalid = il documento non corrisponde allo schema: extensions.detail dice, in inglese, in che cosa
unknown-operation = operationName non nomina nessuna operazione del documento, o manca dove sono più di una
too-complex = il documento è troppo complesso: { $found } { $measure ->
        [tokens] token
        [nesting] livelli di annidamento
        [depth] livelli di campi
        [directives] direttive
        [aliases] alias di uno stesso campo
        [fields] campi
        [single] campi ammessi una volta sola
        [cost] punti di costo
       *[bytes] byte
    }, il limite è { $limit }
needs-stream = una subscription richiede WebSocket, oppure accept: text/event-stream o multipart/mixed;subscriptionSpec=1.0
too-many-operations = troppe operazioni insieme: il limite è { $limit }
busy = il server è occupato e non ha fatto nulla: riprovare tra poco
execution-timeout = l'esecuzione è durata più di { $seconds } s: chiedere meno in una volta
response-too-large = la risposta supera { $limit } byte: chiedere meno in una volta
too-many-connections = troppe connessioni: riprovare tra poco
too-many-sockets = troppi WebSocket e flussi aperti da questa sessione: il limite è { $limit }
too-many-subscriptions = troppe subscription aperte da questa sessione: il limite è { $limit }
too-many-mutations = troppe modifiche in corso insieme da questa sessione o da questo indirizzo: il limite è { $limit }
too-many-uploads = troppi invii di file insieme da questa sessione: il limite è { $limit }
uploads-too-large = i file in arrivo da questa sessione superano insieme { $limit } byte: attendere la fine degli altri invii
no-room-for-files = troppi file in arrivo: riprovare tra poco
no-room-for-answer = troppe risposte attendono di essere lette: riprovare tra poco; le modifiche richieste sono state eseguite
rate-limited = questa operazione costa { $cost } punti e in questo minuto non ne restano abbastanza: riprovare tra { $seconds } s, o chiedere meno
stream-not-found = questo flusso non è prenotato: prenotarne un altro con PUT
stream-not-open = il flusso prenotato non è aperto: aprirlo prima con GET e accept: text/event-stream
stream-is-open = il flusso è già aperto
operation-id-missing = manca operationId, che dà un nome all'operazione
operation-id-taken = un'operazione con questo operationId è già in corso
too-many-reservations = troppi flussi prenotati o aperti da questa sessione o da questo indirizzo: il limite è { $limit }
no-room-for-stream = troppi flussi prenotati: riprovare tra poco
sign-in-first = occorre accedere: prima si può chiedere solo ciò che serve per accedere
sign-in-to-upload = per inviare file occorre accedere
session-ended = la sessione è terminata
bad-multipart = il corpo multipart/form-data non è leggibile
operations-first = la prima parte deve essere operations
map-second = la seconda parte deve essere map
bad-map = map deve essere un oggetto JSON che a ogni file associa un elenco di percorsi
unknown-path = map indica { $path }, che non è una variabile nulla
path-taken = map indica due volte { $path }
file-not-mapped = la parte { $name } non è in map o è ripetuta
file-missing = manca il file { $name }
too-many-files = troppi file: il limite è { $limit }
file-too-large = il file { $name } supera { $limit } byte
no-room = al momento il server non ha spazio per il file: riprovare più tardi
file-not-needed = map indica { $path }, dove l'operazione non prende file
internal = errore interno
