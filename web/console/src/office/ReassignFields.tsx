import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { Choice } from '../parts/Choice';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import type { Version } from './acts';
import { say } from './notice';
import type { ReassignFieldsMutation } from './__generated__/ReassignFieldsMutation.graphql';
import type { ReassignFieldsQuery } from './__generated__/ReassignFieldsQuery.graphql';

const REASSIGN = graphql`
  mutation ReassignFieldsMutation($id: ID!, $version: Int!, $operatorId: ID!) {
    reassignApplication(id: $id, expectedVersion: $version, operatorId: $operatorId) {
      application {
        ...OfficePanel_application
        ...QueueRow_application
        ...Facts_application
        ...History_application
      }
      userErrors {
        message
      }
    }
  }
`;

interface Props {
  application: Version;
  onDone: () => void;
}

/** The operators in service today. */
export function ReassignFields({ application: { id, version }, onDone }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [operatorId, setOperator] = useState<string | null>(null);
  const { refused, isBusy, carryOut } = useAct();
  const { viewer } = useLazyLoadQuery<ReassignFieldsQuery>(
    graphql`
      query ReassignFieldsQuery {
        viewer {
          operatorHub {
            colleagues {
              id
              name
              role
            }
          }
        }
      }
    `,
    {},
  );
  const operators = (viewer?.operatorHub?.colleagues ?? []).filter(({ role }) => role === 'OPERATOR');
  const reassign = async (event: FormEvent) => {
    event.preventDefault();
    if (!operatorId) return;
    const send = () => commit<ReassignFieldsMutation>(environment, REASSIGN, { id, version, operatorId });
    if (!(await carryOut(async () => (await send()).reassignApplication.userErrors))) return;
    say(t('office.reassigned', { who: operators.find((one) => one.id === operatorId)?.name ?? '' }));
    onDone();
  };
  return (
    <form onSubmit={(event) => void reassign(event)}>
      <Choice
        label={t('office.toWhom')}
        none={t('office.noOperator')}
        value={operatorId}
        options={operators.map((operator) => [operator.id, operator.name])}
        onChange={setOperator}
      />
      <Refused text={refused} />
      <Button color="primary" size="sm" type="submit" disabled={isBusy || !operatorId}>
        {t('office.reassignSend')}
      </Button>
    </form>
  );
}
