import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { SignDialog } from './SignDialog';
import type { SignFormReturnMutation } from './__generated__/SignFormReturnMutation.graphql';
import type { SignForm_proposal$key } from './__generated__/SignForm_proposal.graphql';

const RETURN = graphql`
  mutation SignFormReturnMutation($id: ID!, $reason: String!) {
    returnProposal(id: $id, reason: $reason) {
      proposal {
        application {
          ...OfficePanel_application
        }
      }
      userErrors {
        message
      }
    }
  }
`;

/** The director signs, or gives it back with a reason. */
export function SignForm({ proposal: key }: { proposal: SignForm_proposal$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [reason, setReason] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const [isSigning, setSigning] = useState(false);
  const proposal = useFragment(
    graphql`
      fragment SignForm_proposal on Proposal {
        id
        application {
          id
        }
        ...SignDialog_proposal
      }
    `,
    key,
  );
  if (!proposal.application) return null;
  const { id } = proposal;
  const giveBack = async () => (await commit<SignFormReturnMutation>(environment, RETURN, { id, reason })).returnProposal.userErrors;
  return (
    <>
      <Refused text={refused} />
      <Button color="primary" size="sm" disabled={isBusy} onClick={() => setSigning(true)}>
        {t('office.sign')}
      </Button>
      {isSigning && <SignDialog proposal={proposal} onClose={() => setSigning(false)} />}
      <details className="hub-fold">
        <summary>{t('office.return')}</summary>
        <TextArea label={t('application.reasons')} required value={reason} onChange={setReason} />
        <Button color="primary" outline size="sm" disabled={isBusy || !reason.trim()} onClick={() => void carryOut(giveBack)}>
          {t('office.returnSend')}
        </Button>
      </details>
    </>
  );
}
