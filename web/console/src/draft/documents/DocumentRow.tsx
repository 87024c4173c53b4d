import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../../hub/commit';
import { size } from '../../i18n/format';
import { Refused } from '../../parts/Refused';
import { useAct } from '../../parts/useAct';
import type { DocumentRowMutation } from './__generated__/DocumentRowMutation.graphql';
import type { DocumentRow_document$key } from './__generated__/DocumentRow_document.graphql';

const REMOVE = graphql`
  mutation DocumentRowMutation($id: ID!) {
    removeDocument(id: $id) {
      document {
        application {
          ...DraftPage_application
        }
      }
      userErrors {
        message
      }
    }
  }
`;

export function DocumentRow({ document: key }: { document: DocumentRow_document$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refused, isBusy, carryOut } = useAct();
  const { id, fileName, kindLabel, downloadUrl, ...document } = useFragment(
    graphql`
      fragment DocumentRow_document on Document {
        id
        fileName
        size
        downloadUrl
        kindLabel {
          text
        }
        findings {
          code
          message {
            text
          }
        }
      }
    `,
    key,
  );
  const remove = async () => (await commit<DocumentRowMutation>(environment, REMOVE, { id })).removeDocument.userErrors;
  return (
    <li className="hub-document">
      <h3>{kindLabel.text}</h3>
      <p>
        {downloadUrl ? <a href={downloadUrl}>{fileName}</a> : fileName} <span className="hub-muted">{size(document.size)}</span>{' '}
        <Button
          color="primary"
          outline
          size="xs"
          disabled={isBusy}
          aria-label={t('draft.removeDocument', { name: fileName })}
          onClick={() => void carryOut(remove)}
        >
          {t('draft.remove')}
        </Button>
      </p>
      {document.findings.map(({ code, message }) => (
        <p key={code} className="hub-finding">
          {message.text}
        </p>
      ))}
      <Refused text={refused} />
    </li>
  );
}
