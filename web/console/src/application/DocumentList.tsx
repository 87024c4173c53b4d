import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment, size } from '../i18n/format';
import { Icon } from '../parts/Icon';
import { type OpenDocument, isDisplayable } from './displayable';
import type { DocumentList_application$key } from './__generated__/DocumentList_application.graphql';

interface Props {
  application: DocumentList_application$key;
  /** Where the page has room for a document. */
  onOpen?: (document: OpenDocument) => void;
}

export function DocumentList({ application: key, onOpen }: Props) {
  const { t } = useTranslation();
  const { documents } = useFragment(
    graphql`
      fragment DocumentList_application on Application {
        documents {
          id
          fileName
          mediaType
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
        {documents.map(({ id, fileName, mediaType, kindLabel, size: bytes, uploadedAt, uploadedBy, downloadUrl, findings }) => (
          <li key={id} className="hub-document">
            <h3>{kindLabel.text}</h3>
            <p>
              <Icon name="download" /> {downloadUrl ? <a href={downloadUrl}>{fileName}</a> : fileName}
              {onOpen && downloadUrl && isDisplayable(mediaType) && (
                <Button
                  className="hub-open"
                  color="primary"
                  outline
                  size="xs"
                  aria-label={t('examination.openBeside', { name: fileName })}
                  onClick={() => onOpen({ fileName, mediaType, downloadUrl })}
                >
                  {t('examination.openHere')}
                </Button>
              )}
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
