//! What each session uses at once: sockets, subscriptions, mutations and uploads.
use async_graphql::Response;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use uuid::Uuid;

use super::limits::{BodyLimits, SessionLimits};
use super::quota_key::QuotaKey;
use super::request_error::RequestError;
use super::usage_counter::{UsageCounter, UsageGuard};

/// What all sessions use. An anonymous caller has no session: they may upload no files, and their idle sockets are closed.
#[derive(Default)]
pub struct Quotas {
    sockets: UsageCounter<Uuid>,
    subscriptions: UsageCounter<Uuid>,
    mutations: UsageCounter<QuotaKey>,
    uploads: UsageCounter<Uuid>,
    upload_bytes: UsageCounter<Uuid>,
    open_files: UsageCounter<()>,
}

/// A use of a session's quota, until it is dropped.
pub type SessionPermit = Option<UsageGuard<Uuid>>;

impl Quotas {
    /// Counts one more socket or event stream.
    pub fn acquire_socket(&self, session: Option<Uuid>, limits: &SessionLimits) -> Result<SessionPermit, RequestError> {
        let limit = limits.max_sockets;
        acquire_for_session(&self.sockets, session, limit, RequestError::TooManySockets { limit })
    }

    /// Counts one more subscription.
    pub fn acquire_subscription(&self, session: Option<Uuid>, limits: &SessionLimits) -> Result<SessionPermit, RequestError> {
        let limit = limits.max_subscriptions;
        acquire_for_session(&self.subscriptions, session, limit, RequestError::TooManySubscriptions { limit })
    }

    /// Counts one more mutation, from its request to its end.
    pub fn acquire_mutation(&self, quota_key: QuotaKey, limits: &SessionLimits) -> Result<Option<UsageGuard<QuotaKey>>, RequestError> {
        let limit = limits.max_mutations;
        match quota_key {
            QuotaKey::Exempt => Ok(None),
            quota_key => self.mutations.acquire(quota_key, 1, limit).map(Some).ok_or(RequestError::TooManyMutations { limit }),
        }
    }

    /// Counts one more request with files, and its declared bytes.
    pub fn acquire_upload(&self, session: Uuid, declared: u64, limits: &SessionLimits) -> Result<UploadPermit, RequestError> {
        let (max_uploads, limit) = (limits.max_uploads, limits.max_upload_bytes);
        let upload = self.uploads.acquire(session, 1, max_uploads).ok_or(RequestError::TooManyUploads { limit: max_uploads })?;
        let bytes = self.upload_bytes.acquire(session, declared, limit).ok_or(RequestError::UploadsTooLarge { limit })?;
        Ok(UploadPermit { _upload: upload, bytes, written: 0, limit, files: None })
    }

    /// Counts so many more open files, of all requests together.
    pub fn acquire_files(&self, count: usize, limits: &BodyLimits) -> Result<UsageGuard<()>, RequestError> {
        self.open_files.acquire((), count as u64, limits.max_open_files as u64).ok_or(RequestError::NoRoomForFiles)
    }
}

fn acquire_for_session(
    counter: &UsageCounter<Uuid>,
    session: Option<Uuid>,
    limit: u64,
    error: RequestError,
) -> Result<SessionPermit, RequestError> {
    let Some(session) = session else { return Ok(None) };
    counter.acquire(session, 1, limit).map(Some).ok_or(error)
}

/// What the files of one request use, until its operation has been executed.
pub struct UploadPermit {
    _upload: UsageGuard<Uuid>,
    bytes: UsageGuard<Uuid>,
    written: u64,
    limit: u64,
    /// Each file is open as long as its bytes are held.
    pub files: Option<UsageGuard<()>>,
}

impl UploadPermit {
    /// Counts bytes that are about to be written; the declared ones are counted already.
    pub fn reserve(&mut self, bytes: usize) -> Result<(), RequestError> {
        self.written += bytes as u64;
        let more = self.written.saturating_sub(self.bytes.amount());
        match self.bytes.grow(more, self.limit) {
            true => Ok(()),
            false => Err(RequestError::UploadsTooLarge { limit: self.limit }),
        }
    }
}

/// Holds a permit until the responses end.
pub fn hold_permit(responses: BoxStream<'static, Response>, permit: SessionPermit) -> BoxStream<'static, Response> {
    match permit {
        Some(guard) => responses
            .inspect(move |_| {
                let _ = &guard;
            })
            .boxed(),
        None => responses,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_files_of_all_requests_are_limited() {
        let (quotas, limits) = (Quotas::default(), BodyLimits { max_open_files: 3, ..BodyLimits::default() });
        let guard = quotas.acquire_files(2, &limits);

        assert!(guard.is_ok() && matches!(quotas.acquire_files(2, &limits), Err(RequestError::NoRoomForFiles)));
        drop(guard);
        assert!(quotas.acquire_files(2, &limits).is_ok());
    }

    #[test]
    fn one_session_does_not_use_up_the_mutations_of_others() {
        let (quotas, limits) = (Quotas::default(), SessionLimits { max_mutations: 1, ..SessionLimits::default() });
        let guard = quotas.acquire_mutation(QuotaKey::Session(Uuid::nil()), &limits);

        assert!(guard.is_ok() && quotas.acquire_mutation(QuotaKey::Session(Uuid::max()), &limits).is_ok());
        assert!(matches!(
            quotas.acquire_mutation(QuotaKey::Session(Uuid::nil()), &limits),
            Err(RequestError::TooManyMutations { limit: 1 })
        ));
        drop(guard);
        assert!(quotas.acquire_mutation(QuotaKey::Session(Uuid::nil()), &limits).is_ok());
    }

    #[test]
    fn bytes_beyond_the_declared_length_count_as_well() {
        let (quotas, limits) = (Quotas::default(), SessionLimits { max_upload_bytes: 10, ..SessionLimits::default() });
        let mut permit = quotas.acquire_upload(Uuid::nil(), 4, &limits).expect("the quota is free");

        assert!(permit.reserve(4).is_ok() && permit.reserve(6).is_ok());
        assert!(matches!(permit.reserve(1), Err(RequestError::UploadsTooLarge { limit: 10 })));
    }
}
