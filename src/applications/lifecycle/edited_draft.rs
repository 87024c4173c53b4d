//! A draft that is being changed: only a permission gives one, and only it is written.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};

use super::domain::Application;
use crate::core::access::May;
use crate::core::access::acts::{Attach, Draft, EditDraft};
use crate::core::error::Result;

/// A draft with a change that `store::save_draft` writes: its version is the next one.
#[derive(Debug)]
pub struct EditedDraft(Application);

impl May<Draft, Application> {
    /// The draft in its first version, as it is made.
    pub fn make(self) -> EditedDraft {
        EditedDraft(self.on)
    }
}

impl May<EditDraft, Application> {
    /// The draft in its next version; refused where it has been submitted.
    pub fn edit(self, now: DateTime<Utc>) -> Result<EditedDraft> {
        EditedDraft::next(self.on, now)
    }
}

impl May<Attach, Application> {
    /// The draft in its next version, to which a document is added or from which one is taken; refused where it has been submitted.
    pub fn edit(self, now: DateTime<Utc>) -> Result<EditedDraft> {
        EditedDraft::next(self.on, now)
    }
}

impl EditedDraft {
    fn next(mut draft: Application, now: DateTime<Utc>) -> Result<Self> {
        draft.only_draft()?;
        draft.version += 1;
        draft.updated_at = now;
        Ok(Self(draft))
    }

    /// The draft as it was written.
    pub fn into_application(self) -> Application {
        self.0
    }
}

impl Deref for EditedDraft {
    type Target = Application;

    fn deref(&self) -> &Application {
        &self.0
    }
}

impl DerefMut for EditedDraft {
    fn deref_mut(&mut self) -> &mut Application {
        &mut self.0
    }
}
