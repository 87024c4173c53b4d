//! What each session has in use at once: sockets, subscriptions, mutations, and files on their way.
use async_graphql::Response;
use futures_util::{StreamExt, stream::BoxStream};
use uuid::Uuid;

use super::{
    limits::{BodyLimits, SessionLimits},
    quota_key::Holder,
    request_error::Fault,
    usage_counter::{Counts, Held},
};

/// What the sessions of this hub have in use. Nobody has no session: of nobody no files are taken, and their sockets do not stay.
#[derive(Default)]
pub struct InUse {
    sockets: Counts<Uuid>,
    subscriptions: Counts<Uuid>,
    mutations: Counts<Holder>,
    uploads: Counts<Uuid>,
    upload_bytes: Counts<Uuid>,
    open_files: Counts<()>,
}

/// A part of what a session may have, until it is dropped.
pub type Share = Option<Held<Uuid>>;

impl InUse {
    /// One socket or event stream more.
    pub fn socket(&self, session: Option<Uuid>, limits: &SessionLimits) -> Result<Share, Fault> {
        let limit = limits.max_sockets;
        share(&self.sockets, session, limit, Fault::TooManySockets { limit })
    }

    /// One subscription more.
    pub fn subscription(&self, session: Option<Uuid>, limits: &SessionLimits) -> Result<Share, Fault> {
        let limit = limits.max_subscriptions;
        share(&self.subscriptions, session, limit, Fault::TooManySubscriptions { limit })
    }

    /// One mutation more, from when it is asked for until it has been done.
    pub fn mutation(&self, holder: Holder, limits: &SessionLimits) -> Result<Option<Held<Holder>>, Fault> {
        let limit = limits.max_mutations;
        match holder {
            Holder::Many => Ok(None),
            holder => self.mutations.take(holder, 1, limit).map(Some).ok_or(Fault::TooManyMutations { limit }),
        }
    }

    /// One request with files more, and room for as many bytes as it says it has.
    pub fn upload(&self, session: Uuid, declared: u64, limits: &SessionLimits) -> Result<UploadRoom, Fault> {
        let (most, limit) = (limits.max_uploads, limits.max_upload_bytes);
        let upload = self.uploads.take(session, 1, most).ok_or(Fault::TooManyUploads { limit: most })?;
        let bytes = self.upload_bytes.take(session, declared, limit).ok_or(Fault::UploadsTooLarge { limit })?;
        Ok(UploadRoom { _upload: upload, bytes, written: 0, limit, files: None })
    }

    /// So many open files more, of all requests.
    pub fn files(&self, count: usize, limits: &BodyLimits) -> Result<Held<()>, Fault> {
        self.open_files.take((), count as u64, limits.max_open_files as u64).ok_or(Fault::NoRoomForFiles)
    }
}

fn share(counts: &Counts<Uuid>, session: Option<Uuid>, limit: u64, otherwise: Fault) -> Result<Share, Fault> {
    let Some(session) = session else { return Ok(None) };
    counts.take(session, 1, limit).map(Some).ok_or(otherwise)
}

/// The room that the files of one request take, until its operation has been executed.
pub struct UploadRoom {
    _upload: Held<Uuid>,
    bytes: Held<Uuid>,
    written: u64,
    limit: u64,
    /// Held with the bytes, for each file is open as long.
    pub files: Option<Held<()>>,
}

impl UploadRoom {
    /// Takes room for bytes that are about to be written; what was declared is there already.
    pub fn write(&mut self, bytes: usize) -> Result<(), Fault> {
        self.written += bytes as u64;
        let more = self.written.saturating_sub(self.bytes.amount());
        match self.bytes.grow(more, self.limit) {
            true => Ok(()),
            false => Err(Fault::UploadsTooLarge { limit: self.limit }),
        }
    }
}

/// The responses of an operation, which holds its share until they end.
pub fn holding(responses: BoxStream<'static, Response>, share: Share) -> BoxStream<'static, Response> {
    match share {
        Some(held) => responses
            .inspect(move |_| {
                let _ = &held;
            })
            .boxed(),
        None => responses,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_together_has_so_many_files_open() {
        let (in_use, limits) = (InUse::default(), BodyLimits { max_open_files: 3, ..BodyLimits::default() });
        let held = in_use.files(2, &limits);

        assert!(held.is_ok() && matches!(in_use.files(2, &limits), Err(Fault::NoRoomForFiles)));
        drop(held);
        assert!(in_use.files(2, &limits).is_ok());
    }

    #[test]
    fn one_session_leaves_places_for_the_mutations_of_others() {
        let (in_use, limits) = (InUse::default(), SessionLimits { max_mutations: 1, ..SessionLimits::default() });
        let held = in_use.mutation(Holder::Session(Uuid::nil()), &limits);

        assert!(held.is_ok() && in_use.mutation(Holder::Session(Uuid::max()), &limits).is_ok());
        assert!(matches!(in_use.mutation(Holder::Session(Uuid::nil()), &limits), Err(Fault::TooManyMutations { limit: 1 })));
        drop(held);
        assert!(in_use.mutation(Holder::Session(Uuid::nil()), &limits).is_ok());
    }

    #[test]
    fn what_is_written_beyond_what_was_declared_takes_room_too() {
        let (in_use, limits) = (InUse::default(), SessionLimits { max_upload_bytes: 10, ..SessionLimits::default() });
        let mut room = in_use.upload(Uuid::nil(), 4, &limits).expect("there is room");

        assert!(room.write(4).is_ok() && room.write(6).is_ok());
        assert!(matches!(room.write(1), Err(Fault::UploadsTooLarge { limit: 10 })));
    }
}
