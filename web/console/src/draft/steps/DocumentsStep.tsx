import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { FieldAlerts } from '../FieldAlerts';
import { DocumentRow } from '../documents/DocumentRow';
import { UploadForm } from '../documents/UploadForm';
import type { DocumentsStep_application$key } from './__generated__/DocumentsStep_application.graphql';

/** What is attached. */
export function DocumentsStep({ application: key }: { application: DocumentsStep_application$key }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment DocumentsStep_application on Application {
        id
        documents {
          id
          ...DocumentRow_document
        }
        ...FieldAlerts_application
      }
    `,
    key,
  );
  const { id, documents } = application;
  return (
    <div className="hub-card">
      <FieldAlerts application={application} fields={['documents']} />
      <h2>{t('application.documents')}</h2>
      {documents.length === 0 && <p>{t('application.noDocuments')}</p>}
      <ul className="hub-list">
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
      <UploadForm applicationId={id} />
    </div>
  );
}
