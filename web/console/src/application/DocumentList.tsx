import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment, size } from '../i18n/format';
import { Icon } from '../parts/Icon';
import type { DocumentList_application$key } from './__generated__/DocumentList_application.graphql';

export function DocumentList({ application: key }: { application: DocumentList_application$key }) {
  const { t } = useTranslation();
  const { documents } = useFragment(
    graphql`
      fragment DocumentList_application on Application {
        documents {
          id
          fileName
          kindLabel {
            text
          }
          size
          uploadedAt
          uploadedBy {
            name
          }
          downloadUrl
          findings {
            code
            message {
              text
            }
          }
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="documents">
      <h2 id="documents">{t('application.documents')}</h2>
      {documents.length === 0 && <p>{t('application.noDocuments')}</p>}
      <ul className="hub-list">
        {documents.map(({ id, fileName, kindLabel, size: bytes, uploadedAt, uploadedBy, downloadUrl, findings }) => (
          <li key={id} className="hub-document">
            <h3>{kindLabel.text}</h3>
            <p>
              <Icon name="download" /> {downloadUrl ? <a href={downloadUrl}>{fileName}</a> : fileName}
            </p>
            <p className="hub-muted">{t('application.uploadedBy', { size: size(bytes), at: moment(uploadedAt), who: uploadedBy.name })}</p>
            {findings.map(({ code, message }) => (
              <p key={code} className="hub-finding">
                {message.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
