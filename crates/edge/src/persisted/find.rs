//! Finds the document that a request refers to.
use std::sync::Arc;

use async_graphql::Executor;

use super::{DocumentRef, PersistedQueries, sha256};
use crate::graphql::Document;
use crate::quota_key::QuotaKey;
use crate::request_error::RequestError;
use crate::trusted::TrustMode;
use crate::{Authenticator, DocumentLimits, Gateway, Schema};

impl<D: Authenticator, E: Executor> Gateway<D, E> {
    /// The document of a request: a trusted one, or one that is within the limits of its sender; valid for the schema of its sender.
    pub(crate) fn find_document(
        &self,
        named: DocumentRef,
        schema: &Schema,
        role: &str,
        quota_key: QuotaKey,
    ) -> Result<Arc<Document>, RequestError> {
        if let DocumentRef::HashedText { text, hash } = &named
            && sha256(text) != *hash
        {
            return Err(RequestError::HashMismatch);
        }
        let is_sent = matches!(named, DocumentRef::Text(_) | DocumentRef::HashedText { .. });
        let found = match self.trusted_document(&named, role)? {
            Some((text, limits)) => schema.read(&text, limits),
            None => self.other_document(named, schema, self.limits.document_of(quota_key, role), quota_key),
        };
        match found {
            // The violations would show what others ask.
            Err(RequestError::Invalid(_)) if !is_sent => Err(self.not_found(role)),
            found => found,
        }
    }

    /// The answer to the name of a document that there is not for this role.
    fn not_found(&self, role: &str) -> RequestError {
        let mode = self.trusted.as_ref().map(|trusted| trusted.mode(role));
        if mode == Some(TrustMode::Require) { RequestError::UntrustedDocument } else { RequestError::PersistedQueryNotFound }
    }

    /// The text of a trusted document and its limits; none where the caller may send other documents too.
    fn trusted_document(&self, named: &DocumentRef, role: &str) -> Result<Option<(Arc<str>, &DocumentLimits)>, RequestError> {
        let Some(trusted) = &self.trusted else { return Ok(None) };
        let found = match trusted.mode(role) {
            TrustMode::Off => None,
            TrustMode::Prefer => trusted.find(named),
            TrustMode::Require => Some(trusted.find(named).ok_or(RequestError::UntrustedDocument)?),
        };
        Ok(found.map(|document| (document.text.clone(), trusted.limits())))
    }

    fn other_document(
        &self,
        named: DocumentRef,
        schema: &Schema,
        limits: &DocumentLimits,
        quota_key: QuotaKey,
    ) -> Result<Arc<Document>, RequestError> {
        let read = |text: &str| schema.read(text, limits);
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
