//! Why a request was refused.
use async_graphql::{ErrorExtensionValues, Pos, ServerError};
use omnia_texts::Language;
use poem::http::StatusCode;

use super::messages::quote;
use super::rate::Usage;
use super::size_limit::SizeLimit;
use super::{AuthenticationError, InvalidScalar};

/// Why a request was refused: each variant has a code, a status, and a text in each language.
#[derive(Debug, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum RequestError {
    BadHost,
    Method { allow: &'static str },
    NotAcceptable,
    UnsupportedMedia,
    PreflightMissing,
    CrossOrigin { setting: &'static str },
    NotASocket,
    Closing,

    BodyTooLarge { limit: usize },
    BodyCutShort,
    BodyTooSlow,
    NotJson { line: usize, column: usize },
    NotAnObject,
    Batch,
    QueryMissing,
    TwoDocuments,
    NotAString { name: &'static str },
    NotAMap { name: &'static str },
    ForbiddenText { place: &'static str },
    BadParameters,

    PersistedQueryNotSupported,
    PersistedQueryNotFound,
    PersistedQueryVersion,
    HashMismatch,
    UntrustedDocument,
    SignInFirst,
    Syntax(Vec<Violation>),
    Invalid(Vec<Violation>),
    UnknownOperation,
    TooComplex { measure: SizeLimit, found: u64, limit: u64 },
    NeedsStream,
    TooManyOperations { limit: usize },
    Busy,
    ExecutionTimeout { seconds: u64 },
    ResponseTooLarge { limit: usize },
    TooManyConnections,
    TooManySockets { limit: u64 },
    TooManySubscriptions { limit: u64 },
    TooManyMutations { limit: u64 },
    TooManyUploads { limit: u64 },
    UploadsTooLarge { limit: u64 },
    NoRoomForFiles,
    NoRoomForAnswer,
    RateLimited { cost: u64, seconds: u64, usage: Usage },

    StreamNotFound,
    StreamNotOpen,
    StreamIsOpen,
    OperationIdMissing,
    OperationIdTaken,
    TooManyReservations { limit: u64 },
    NoRoomForStream,

    Authentication(AuthenticationError),
    SignInToUpload,
    SessionEnded,

    BadMultipart,
    OperationsFirst,
    MapSecond,
    BadMap,
    UnknownPath { path: String },
    PathTaken { path: String },
    FileNotMapped { name: String },
    FileMissing { name: String },
    TooManyFiles { limit: usize },
    FileTooLarge { name: String, limit: u64 },
    FileNotNeeded { path: String },

    NoRoom,
    Internal,
}

/// What is wrong with a document, in English, and where.
#[derive(Clone, Debug)]
pub struct Violation {
    /// What is wrong, in English.
    pub message: String,
    /// Where in the document.
    pub locations: Vec<Pos>,
    /// The error of a custom scalar's check.
    pub scalar: Option<InvalidScalar>,
}

/// The codes of executions that were cut short.
const CUT_SHORT: [&str; 2] = ["EXECUTION_TIMEOUT", "RESPONSE_TOO_LARGE"];

/// Whether an error says that the execution was cut short; such an error has no path.
pub fn is_cut_short(error: &ServerError) -> bool {
    let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
    CUT_SHORT.iter().any(|cut_short| code == Some(&(*cut_short).into()))
}

impl RequestError {
    /// The value of `extensions.code`.
    pub fn code(&self) -> &'static str {
        use RequestError::*;
        match self {
            Method { .. } => "METHOD_NOT_ALLOWED",
            NotAcceptable => "NOT_ACCEPTABLE",
            UnsupportedMedia => "UNSUPPORTED_MEDIA_TYPE",
            PreflightMissing => "PREFLIGHT_REQUIRED",
            CrossOrigin { .. } => "CROSS_ORIGIN",
            Closing => "GOING_AWAY",
            BodyTooLarge { .. } => "PAYLOAD_TOO_LARGE",
            BodyTooSlow => "REQUEST_TIMEOUT",
            PersistedQueryNotSupported => "PERSISTED_QUERY_NOT_SUPPORTED",
            PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            PersistedQueryVersion => "PERSISTED_QUERY_VERSION_NOT_SUPPORTED",
            HashMismatch => "PERSISTED_QUERY_HASH_MISMATCH",
            UntrustedDocument => "UNTRUSTED_DOCUMENT",
            Syntax(_) => "GRAPHQL_PARSE_FAILED",
            Invalid(_) => "GRAPHQL_VALIDATION_FAILED",
            UnknownOperation => "OPERATION_RESOLUTION_FAILURE",
            TooComplex { .. } => "DOCUMENT_TOO_COMPLEX",
            NeedsStream => "SUBSCRIPTION_NEEDS_STREAM",
            TooManyOperations { .. } => "TOO_MANY_OPERATIONS",
            Busy => "BUSY",
            ExecutionTimeout { .. } => CUT_SHORT[0],
            ResponseTooLarge { .. } => CUT_SHORT[1],
            TooManyConnections => "TOO_MANY_CONNECTIONS",
            TooManySockets { .. } => "TOO_MANY_SOCKETS",
            TooManySubscriptions { .. } => "TOO_MANY_SUBSCRIPTIONS",
            TooManyMutations { .. } => "TOO_MANY_MUTATIONS",
            TooManyUploads { .. } => "TOO_MANY_UPLOADS",
            UploadsTooLarge { .. } => "UPLOADS_TOO_LARGE",
            NoRoomForFiles => "NO_ROOM_FOR_FILES",
            NoRoomForAnswer => "NO_ROOM_FOR_ANSWER",
            RateLimited { .. } => "RATE_LIMITED",
            StreamNotFound => "STREAM_NOT_FOUND",
            StreamNotOpen => "STREAM_NOT_OPEN",
            StreamIsOpen => "STREAM_IS_OPEN",
            OperationIdTaken => "OPERATION_ID_TAKEN",
            TooManyReservations { .. } => "TOO_MANY_RESERVATIONS",
            NoRoomForStream => "NO_ROOM_FOR_STREAM",
            Authentication(error) => error.code,
            SignInFirst | SignInToUpload => "UNAUTHENTICATED",
            SessionEnded => "SESSION_ENDED",
            FileTooLarge { .. } => "FILE_TOO_LARGE",
            NoRoom => "STORAGE_FULL",
            FileNotNeeded { .. } => "FILE_NOT_NEEDED",
            Internal => "INTERNAL",
            _ => "BAD_REQUEST",
        }
    }

    /// The status of a response that holds only this error.
    pub fn status(&self) -> StatusCode {
        use RequestError::*;
        match self {
            Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            PreflightMissing | CrossOrigin { .. } => StatusCode::FORBIDDEN,
            StreamNotFound => StatusCode::NOT_FOUND,
            StreamNotOpen | StreamIsOpen | OperationIdTaken => StatusCode::CONFLICT,
            Closing | Busy | NoRoom | TooManyConnections => StatusCode::SERVICE_UNAVAILABLE,
            NoRoomForFiles | NoRoomForAnswer | NoRoomForStream => StatusCode::SERVICE_UNAVAILABLE,
            BodyTooLarge { .. } | FileTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            TooManyOperations { .. } | TooManySockets { .. } | TooManySubscriptions { .. } => StatusCode::TOO_MANY_REQUESTS,
            TooManyMutations { .. } | TooManyUploads { .. } | UploadsTooLarge { .. } => StatusCode::TOO_MANY_REQUESTS,
            TooManyReservations { .. } | RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Authentication(error) => error.status,
            SignInFirst | SignInToUpload | SessionEnded => StatusCode::UNAUTHORIZED,
            Internal => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// Whether the request was well-formed and its document was refused: `application/json` has status 200 then.
    pub fn is_of_document(&self) -> bool {
        use RequestError::*;
        let is_named = matches!(self, PersistedQueryNotSupported | PersistedQueryNotFound | UntrustedDocument | SignInFirst);
        is_named || matches!(self, Syntax(_) | Invalid(_) | UnknownOperation | TooComplex { .. } | NeedsStream)
    }

    /// As GraphQL errors: one for each violation of a document.
    pub fn errors(self, language: Language) -> Vec<ServerError> {
        match &self {
            Self::Syntax(violations) | Self::Invalid(violations) if !violations.is_empty() => {
                violations.iter().map(|violation| self.violated(violation, language)).collect()
            }
            _ => vec![self.error(language)],
        }
    }

    /// As one GraphQL error.
    pub fn error(&self, language: Language) -> ServerError {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", self.code());
        if let Self::TooComplex { measure, found, limit } = &self {
            extensions.set("measure", measure.name());
            extensions.set("found", *found);
            extensions.set("limit", *limit);
        }
        if let Self::RateLimited { cost, seconds, .. } = &self {
            extensions.set("cost", *cost);
            extensions.set("retryAfter", *seconds);
        }
        let mut error = ServerError::new(self.text(language), None);
        error.extensions = Some(extensions);
        error
    }

    fn violated(&self, violation: &Violation, language: Language) -> ServerError {
        let (mut error, detail) = (self.error(language), quote(&violation.message));
        let extensions = error.extensions.get_or_insert_default();
        error.message = match (&violation.scalar, language) {
            (Some(scalar), _) => {
                extensions.set("code", &scalar.code);
                scalar.text(language).to_owned()
            }
            // Violations are in English: an Italian text does not quote them.
            (None, Language::Italian) => error.message,
            (None, Language::English) => format!("{}: {detail}", error.message),
        };
        extensions.set("detail", detail);
        error.locations.clone_from(&violation.locations);
        error
    }
}
