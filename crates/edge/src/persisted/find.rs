//! Finding the document that a request means.
use std::sync::Arc;

use async_graphql::Executor;

use super::{DocumentRef, PersistedQueries, sha256};
use crate::{Doorkeeper, Gateway, fault::Fault, graphql::Document, holder::Holder};

impl<D: Doorkeeper, E: Executor> Gateway<D, E> {
    /// The document that a caller means, if it is valid and no larger than they may send.
    pub(crate) fn find_document(&self, named: DocumentRef, holder: Holder) -> Result<Arc<Document>, Fault> {
        if let DocumentRef::HashedText { text, hash } = &named
            && sha256(text) != *hash
        {
            return Err(Fault::HashMismatch);
        }
        let read = |text: &str| self.documents.read(text, &self.schema, self.limits.document_of(holder));
        match named {
            DocumentRef::Text(text) => read(&text),
            DocumentRef::HashedText { text, hash } => {
                let document = read(&text)?;
                // Whoever has not signed in could fill the cache from as many addresses as they command.
                if let (Holder::Session(_), Ok(queries)) = (holder, self.persisted_queries()) {
                    queries.add(hash, &text);
                }
                Ok(document)
            }
            DocumentRef::Hash(hash) => read(&self.persisted_queries()?.find(&hash).ok_or(Fault::PersistedQueryNotFound)?),
            DocumentRef::Id(_) => Err(Fault::PersistedQueryNotSupported),
        }
    }

    fn persisted_queries(&self) -> Result<&PersistedQueries, Fault> {
        match self.takes_persisted_queries {
            true => Ok(self.persisted.get_or_init(|| PersistedQueries::new(&self.limits.persisted_query))),
            false => Err(Fault::PersistedQueryNotSupported),
        }
    }
}
