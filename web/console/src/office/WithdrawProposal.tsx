import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import type { WithdrawProposalMutation } from './__generated__/WithdrawProposalMutation.graphql';

/** Who proposed takes it back while nobody has signed it. */
export function WithdrawProposal({ id }: { id: string }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refused, isBusy, carryOut } = useAct();
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
    return (await commit<WithdrawProposalMutation>(environment, mutation, { id })).withdrawProposal.userErrors;
  };
  return (
    <>
      <Button color="primary" outline size="xs" disabled={isBusy} onClick={() => void carryOut(withdraw)}>
        {t('office.withdrawProposal')}
      </Button>
      <Refused text={refused} />
    </>
  );
}
