//! Finding the document that a request means.
use std::sync::Arc;

use async_graphql::Executor;

use super::{DocumentRef, PersistedQueries, sha256};
use crate::{Authenticator, DocumentLimits, Gateway, graphql::Document, quota_key::Holder, request_error::Fault, trusted::TrustMode};

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// The document that a caller means: a trusted one, or one that is valid and no larger than its sender may send.
    pub(crate) fn find_document(&self, named: DocumentRef, role: &str, holder: Holder) -> Result<Arc<Document>, Fault> {
        if let DocumentRef::HashedText { text, hash } = &named
            && sha256(text) != *hash
        {
            return Err(Fault::HashMismatch);
        }
        match self.trusted_document(&named, role)? {
            Some(trusted) => Ok(trusted),
            None => self.other_document(named, self.limits.document_of(holder, role), holder),
        }
    }

    /// None where the caller may send others too.
    fn trusted_document(&self, named: &DocumentRef, role: &str) -> Result<Option<Arc<Document>>, Fault> {
        let Some(trusted) = &self.trusted else { return Ok(None) };
        match trusted.mode(role) {
            TrustMode::Off => Ok(None),
            TrustMode::Prefer => Ok(trusted.find(named)),
            TrustMode::Require => trusted.find(named).map(Some).ok_or(Fault::UntrustedDocument),
        }
    }

    fn other_document(&self, named: DocumentRef, limits: &DocumentLimits, holder: Holder) -> Result<Arc<Document>, Fault> {
        let read = |text: &str| self.documents.read(text, &self.schema, limits);
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
            DocumentRef::Id(_) if self.trusted.is_none() => Err(Fault::PersistedQueryNotSupported),
            DocumentRef::Id(_) => Err(Fault::PersistedQueryNotFound),
        }
    }

    fn persisted_queries(&self) -> Result<&PersistedQueries, Fault> {
        match self.takes_persisted_queries {
            true => Ok(self.persisted.get_or_init(|| PersistedQueries::new(&self.limits.persisted_query))),
            false => Err(Fault::PersistedQueryNotSupported),
        }
    }
}
