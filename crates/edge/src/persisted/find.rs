//! Finds the document that a request refers to.
use std::sync::Arc;

use async_graphql::Executor;

use super::{DocumentRef, PersistedQueries, sha256};
use crate::graphql::Document;
use crate::quota_key::QuotaKey;
use crate::request_error::RequestError;
use crate::trusted::TrustMode;
use crate::{Authenticator, DocumentLimits, Gateway};

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// The document of a request: a trusted one, or one that is valid and within the limits of its sender.
    pub(crate) fn find_document(&self, named: DocumentRef, role: &str, quota_key: QuotaKey) -> Result<Arc<Document>, RequestError> {
        if let DocumentRef::HashedText { text, hash } = &named
            && sha256(text) != *hash
        {
            return Err(RequestError::HashMismatch);
        }
        match self.trusted_document(&named, role)? {
            Some(trusted) => Ok(trusted),
            None => self.other_document(named, self.limits.document_of(quota_key, role), quota_key),
        }
    }

    /// None where the caller may send other documents too.
    fn trusted_document(&self, named: &DocumentRef, role: &str) -> Result<Option<Arc<Document>>, RequestError> {
        let Some(trusted) = &self.trusted else { return Ok(None) };
        match trusted.mode(role) {
            TrustMode::Off => Ok(None),
            TrustMode::Prefer => Ok(trusted.find(named)),
            TrustMode::Require => trusted.find(named).map(Some).ok_or(RequestError::UntrustedDocument),
        }
    }

    fn other_document(&self, named: DocumentRef, limits: &DocumentLimits, quota_key: QuotaKey) -> Result<Arc<Document>, RequestError> {
        let read = |text: &str| self.documents.read(text, &self.schema, limits);
        match named {
            DocumentRef::Text(text) => read(&text),
            DocumentRef::HashedText { text, hash } => {
                let document = read(&text)?;
                // Anonymous callers could fill the cache from as many addresses as they control.
                if let (QuotaKey::Session(_), Ok(queries)) = (quota_key, self.persisted_queries()) {
                    queries.add(hash, &text);
                }
                Ok(document)
            }
            DocumentRef::Hash(hash) => read(&self.persisted_queries()?.find(&hash).ok_or(RequestError::PersistedQueryNotFound)?),
            DocumentRef::Id(_) if self.trusted.is_none() => Err(RequestError::PersistedQueryNotSupported),
            DocumentRef::Id(_) => Err(RequestError::PersistedQueryNotFound),
        }
    }

    fn persisted_queries(&self) -> Result<&PersistedQueries, RequestError> {
        match self.takes_persisted_queries {
            true => Ok(self.persisted.get_or_init(|| PersistedQueries::new(&self.limits.persisted_query))),
            false => Err(RequestError::PersistedQueryNotSupported),
        }
    }
}
