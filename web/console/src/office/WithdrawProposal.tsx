import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { failureText } from '../hub/failure';
import { Refused } from '../parts/Refused';
import type { WithdrawProposalMutation } from './__generated__/WithdrawProposalMutation.graphql';

/** Who proposed takes it back while nobody has signed it. */
export function WithdrawProposal({ id }: { id: string }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [refused, setRefused] = useState<string>();
  const withdraw = async () => {
    const mutation = graphql`
      mutation WithdrawProposalMutation($id: ID!) {
        withdrawProposal(id: $id) {
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
    try {
      const { withdrawProposal } = await commit<WithdrawProposalMutation>(environment, mutation, { id });
      setRefused(withdrawProposal.userErrors[0]?.message);
    } catch (failure) {
      setRefused(failureText(failure) ?? t('frame.failed'));
    }
  };
  return (
    <>
      <Button color="primary" outline size="xs" onClick={() => void withdraw()}>
        {t('office.withdrawProposal')}
      </Button>
      <Refused text={refused} />
    </>
  );
}
