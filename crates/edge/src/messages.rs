//! The edge's own texts, in each language.
use super::{Language, fault::Fault, size_limit::SizeLimit};

/// The longest part of a client's own words that is told back, in characters.
const LONGEST_QUOTE: usize = 200;

impl SizeLimit {
    /// What stands in `extensions.measure`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Tokens => "tokens",
            Self::Nesting => "nesting",
            Self::Depth => "depth",
            Self::Directives => "directives",
            Self::Aliases => "aliases",
            Self::Fields => "fields",
            Self::Single => "single",
            Self::Cost => "cost",
        }
    }

    fn in_italian(self) -> &'static str {
        match self {
            Self::Bytes => "byte",
            Self::Tokens => "token",
            Self::Nesting => "livelli di annidamento",
            Self::Depth => "livelli di campi",
            Self::Directives => "direttive",
            Self::Aliases => "alias di uno stesso campo",
            Self::Fields => "campi",
            Self::Single => "campi ammessi una volta sola",
            Self::Cost => "punti di costo",
        }
    }

    fn in_english(self) -> &'static str {
        match self {
            Self::Nesting => "levels of nesting",
            Self::Depth => "levels of fields",
            Self::Aliases => "aliases of one field",
            Self::Single => "fields of which one is taken",
            Self::Cost => "points of cost",
            _ => self.name(),
        }
    }
}

impl Fault {
    /// What the caller reads.
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::Italian => self.italian(),
            Language::English => self.english(),
        }
    }

    fn italian(&self) -> String {
        use Fault::*;
        match self {
            Method { allow } => format!("metodo non ammesso: qui si usa {allow}"),
            BadHost => "la richiesta deve avere una sola intestazione host, valida".into(),
            NotAcceptable => "si risponde con application/graphql-response+json, application/json o text/event-stream; \
                 la pagina di prova è /graphiql"
                .into(),
            UnsupportedMedia => "il corpo deve essere application/json in utf-8, non compresso".into(),
            PreflightMissing => "manca l'intestazione graphql-require-preflight".into(),
            CrossOrigin => "la richiesta viene da un altro sito".into(),
            NotASocket => "la richiesta di WebSocket non è valida".into(),
            Closing => "il servizio si sta chiudendo: riprovare tra poco".into(),
            BodyTooLarge { limit } => format!("il corpo supera {limit} byte"),
            BodyCutShort => "il corpo si è interrotto".into(),
            BodyTooSlow => "il corpo arriva troppo lentamente".into(),
            NotJson { line, column } => format!("il testo non è JSON valido (riga {line}, colonna {column})"),
            NotAnObject => "la richiesta deve essere un oggetto JSON".into(),
            Batch => "una richiesta contiene una sola operazione: gli elenchi non sono ammessi".into(),
            QueryMissing => "manca il parametro query".into(),
            TwoDocuments => "documentId non si usa insieme a query o a extensions.persistedQuery".into(),
            NotAString { name } => format!("il parametro {name} deve essere una stringa"),
            NotAMap { name } => format!("il parametro {name} deve essere un oggetto"),
            ForbiddenText { place } => format!("il parametro {place} contiene testo non ammesso"),
            BadParameters => "i parametri dell'indirizzo non sono leggibili".into(),
            PersistedQueryNotSupported => "PersistedQueryNotSupported".into(),
            PersistedQueryNotFound => "PersistedQueryNotFound".into(),
            PersistedQueryVersion => "extensions.persistedQuery.version deve essere 1".into(),
            HashMismatch => "extensions.persistedQuery.sha256Hash non è lo SHA-256 di query".into(),
            UntrustedDocument => "sono ammesse solo le operazioni pubblicate con l'applicazione".into(),
            Syntax(_) => "il documento non è GraphQL valido: extensions.detail dice, in inglese, perché".into(),
            Invalid(_) => "il documento non corrisponde allo schema: extensions.detail dice, in inglese, in che cosa".into(),
            UnknownOperation => "operationName non nomina nessuna operazione del documento, o manca dove sono più di una".into(),
            TooComplex { measure, found, limit } => {
                format!("il documento è troppo complesso: {found} {}, il limite è {limit}", measure.in_italian())
            }
            NeedsStream => {
                "una subscription richiede WebSocket, oppure accept: text/event-stream o multipart/mixed;subscriptionSpec=1.0".into()
            }
            TooManyOperations { limit } => format!("troppe operazioni insieme: il limite è {limit}"),
            Busy => "l'hub è occupato e non ha fatto nulla: riprovare tra poco".into(),
            ExecutionTimeout { seconds } => format!("l'esecuzione è durata più di {seconds} s: chiedere meno in una volta"),
            ResponseTooLarge { limit } => format!("la risposta supera {limit} byte: chiedere meno in una volta"),
            TooManyConnections => "troppe connessioni: riprovare tra poco".into(),
            TooManySockets { limit } => format!("troppi WebSocket e flussi aperti da questa sessione: il limite è {limit}"),
            TooManySubscriptions { limit } => format!("troppe subscription aperte da questa sessione: il limite è {limit}"),
            TooManyMutations { limit } => {
                format!("troppe modifiche in corso insieme da questa sessione o da questo indirizzo: il limite è {limit}")
            }
            TooManyUploads { limit } => format!("troppi invii di file insieme da questa sessione: il limite è {limit}"),
            UploadsTooLarge { limit } => {
                format!("i file in arrivo da questa sessione superano insieme {limit} byte: attendere la fine degli altri invii")
            }
            NoRoomForFiles => "troppi file in arrivo: riprovare tra poco".into(),
            NoRoomForAnswer => {
                "troppe risposte attendono di essere lette: riprovare tra poco; le modifiche richieste sono state eseguite".into()
            }
            StreamNotFound => "questo flusso non è prenotato: prenotarne un altro con PUT".into(),
            StreamNotOpen => "il flusso prenotato non è aperto: aprirlo prima con GET e accept: text/event-stream".into(),
            StreamIsOpen => "il flusso è già aperto".into(),
            OperationIdMissing => "manca operationId, che dà un nome all'operazione".into(),
            OperationIdTaken => "un'operazione con questo operationId è già in corso".into(),
            TooManyReservations { limit } => {
                format!("troppi flussi prenotati o aperti da questa sessione o da questo indirizzo: il limite è {limit}")
            }
            NoRoomForStream => "troppi flussi prenotati: riprovare tra poco".into(),
            Refused(refusal) => refusal.message.clone(),
            SignInToUpload => "per inviare file occorre accedere".into(),
            SessionEnded => "la sessione è terminata".into(),
            BadMultipart => "il corpo multipart/form-data non è leggibile".into(),
            OperationsFirst => "la prima parte deve essere operations".into(),
            MapSecond => "la seconda parte deve essere map".into(),
            BadMap => "map deve essere un oggetto JSON che a ogni file associa un elenco di percorsi".into(),
            UnknownPath { path } => format!("map indica {}, che non è una variabile nulla", quote(path)),
            PathTaken { path } => format!("map indica due volte {}", quote(path)),
            FileNotMapped { name } => format!("la parte {} non è in map o è ripetuta", quote(name)),
            FileMissing { name } => format!("manca il file {}", quote(name)),
            TooManyFiles { limit } => format!("troppi file: il limite è {limit}"),
            FileTooLarge { name, limit } => format!("il file {} supera {limit} byte", quote(name)),
            NoRoom => "al momento l'hub non ha spazio per il file: riprovare più tardi".into(),
            FileNotNeeded { path } => format!("map indica {}, dove l'operazione non prende file", quote(path)),
            Internal => "errore interno".into(),
        }
    }

    fn english(&self) -> String {
        use Fault::*;
        match self {
            Method { allow } => format!("method not allowed: use {allow} here"),
            BadHost => "the request must have one host header, and a valid one".into(),
            NotAcceptable => "answers are application/graphql-response+json, application/json or text/event-stream; \
                 the page to try the graph is /graphiql"
                .into(),
            UnsupportedMedia => "the body must be application/json in utf-8, not compressed".into(),
            PreflightMissing => "the header graphql-require-preflight is missing".into(),
            CrossOrigin => "the request comes from another site".into(),
            NotASocket => "the WebSocket request is not valid".into(),
            Closing => "the service is closing: try again in a moment".into(),
            BodyTooLarge { limit } => format!("the body is larger than {limit} bytes"),
            BodyCutShort => "the body was cut short".into(),
            BodyTooSlow => "the body comes too slowly".into(),
            NotJson { line, column } => format!("the text is not valid JSON (line {line}, column {column})"),
            NotAnObject => "the request must be a JSON object".into(),
            Batch => "a request holds one operation: lists are not taken".into(),
            QueryMissing => "the parameter query is missing".into(),
            TwoDocuments => "documentId is not taken beside query or extensions.persistedQuery".into(),
            NotAString { name } => format!("the parameter {name} must be a string"),
            NotAMap { name } => format!("the parameter {name} must be an object"),
            ForbiddenText { place } => format!("the parameter {place} holds text that is not allowed"),
            BadParameters => "the parameters of the address cannot be read".into(),
            PersistedQueryNotSupported => "PersistedQueryNotSupported".into(),
            PersistedQueryNotFound => "PersistedQueryNotFound".into(),
            PersistedQueryVersion => "extensions.persistedQuery.version must be 1".into(),
            HashMismatch => "provided sha does not match query".into(),
            UntrustedDocument => "only the trusted documents of a published application are executed".into(),
            Syntax(_) => "the document is not valid GraphQL".into(),
            UnknownOperation => "operationName names none of the operations of the document, or is missing where there are several".into(),
            Invalid(_) => "the document does not fit the schema".into(),
            TooComplex { measure, found, limit } => {
                format!("the document is too complex: {found} {}, the limit is {limit}", measure.in_english())
            }
            NeedsStream => "a subscription needs a WebSocket, or accept: text/event-stream or multipart/mixed;subscriptionSpec=1.0".into(),
            TooManyOperations { limit } => format!("too many operations at once: the limit is {limit}"),
            Busy => "the hub is busy and did nothing: try again in a moment".into(),
            ExecutionTimeout { seconds } => format!("the execution took more than {seconds} s: ask for less at a time"),
            ResponseTooLarge { limit } => format!("the response is larger than {limit} bytes: ask for less at a time"),
            TooManyConnections => "too many connections: try again in a moment".into(),
            TooManySockets { limit } => format!("too many WebSockets and event streams of this session: the limit is {limit}"),
            TooManySubscriptions { limit } => format!("too many subscriptions of this session: the limit is {limit}"),
            TooManyMutations { limit } => format!("too many mutations of this session or this address at once: the limit is {limit}"),
            TooManyUploads { limit } => format!("too many uploads of this session at once: the limit is {limit}"),
            UploadsTooLarge { limit } => {
                format!("the files that this session is sending are larger than {limit} bytes together: let the other uploads end")
            }
            NoRoomForFiles => "too many files are being sent: try again in a moment".into(),
            NoRoomForAnswer => "too many answers wait to be read: try again in a moment; what a mutation did is done".into(),
            StreamNotFound => "this stream is not reserved: reserve another by PUT".into(),
            StreamNotOpen => "the reserved stream is not open: open it first by GET with accept: text/event-stream".into(),
            StreamIsOpen => "the stream is already open".into(),
            OperationIdMissing => "operationId, which names the operation, is missing".into(),
            OperationIdTaken => "an operation with this operationId is running".into(),
            TooManyReservations { limit } => {
                format!("too many streams reserved or open by this session or this address: the limit is {limit}")
            }
            NoRoomForStream => "too many streams are reserved: try again in a moment".into(),
            Refused(refusal) => refusal.message.clone(),
            SignInToUpload => "sign in to send files".into(),
            SessionEnded => "the session has ended".into(),
            BadMultipart => "the multipart/form-data body cannot be read".into(),
            OperationsFirst => "the first part must be operations".into(),
            MapSecond => "the second part must be map".into(),
            BadMap => "map must be a JSON object that gives each file a list of paths".into(),
            UnknownPath { path } => format!("map names {}, which is not a variable that is null", quote(path)),
            PathTaken { path } => format!("map names {} twice", quote(path)),
            FileNotMapped { name } => format!("the part {} is not in map, or came before", quote(name)),
            FileMissing { name } => format!("the file {} is missing", quote(name)),
            TooManyFiles { limit } => format!("too many files: the limit is {limit}"),
            FileTooLarge { name, limit } => format!("the file {} is larger than {limit} bytes", quote(name)),
            NoRoom => "the hub has no room for the file at the moment: try again later".into(),
            FileNotNeeded { path } => format!("map names {}, where the operation takes no file", quote(path)),
            Internal => "internal error".into(),
        }
    }
}

pub fn quote(words: &str) -> String {
    words.chars().take(LONGEST_QUOTE).collect()
}
