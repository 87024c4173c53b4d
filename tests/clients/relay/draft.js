const { graphql } = require('relay-runtime');

graphql`
  query draftQuery($id: ID!) {
    application(id: $id) { id version alerts { rule } }
  }
`;

graphql`
  mutation draftChangeMutation($id: ID!, $version: Int!, $patch: DraftPatch!) {
    updateDraft(id: $id, expectedVersion: $version, patch: $patch) {
      application { id version alerts { rule } }
      userErrors { code message }
    }
  }
`;

graphql`
  subscription draftAlertsSubscription($id: ID!, $after: String) {
    alertsChanged(applicationId: $id, after: $after) { cursor application { id version } }
  }
`;

graphql`
  mutation draftUploadMutation($id: ID!, $file: Upload!) {
    uploadDocument(applicationId: $id, kind: TECHNICAL_REPORT_PDF, file: $file) {
      document { id fileName mediaType size }
      userErrors { code message }
    }
  }
`;
