/** What the clients ask. */

export const DRAFT = `query Draft($id: ID!) {
  application(id: $id) { id version alerts { rule } }
}`;

export const CHANGE = `mutation Change($id: ID!, $version: Int!, $patch: DraftPatch!) {
  updateDraft(id: $id, expectedVersion: $version, patch: $patch) {
    application { id version alerts { rule } }
    userErrors { code message }
  }
}`;

export const ALERTS = `subscription Alerts($id: ID!, $after: String) {
  alertsChanged(applicationId: $id, after: $after) { cursor application { id version } }
}`;

export const UPLOAD = `mutation Upload($id: ID!, $file: Upload!) {
  uploadDocument(applicationId: $id, kind: TECHNICAL_REPORT_PDF, file: $file) {
    document { id fileName mediaType size }
    userErrors { code message }
  }
}`;

export const SIGN_OUT = 'mutation SignOut { signOut { sessionId } }';

export const INVALID = 'query Invalid { nothing }';
