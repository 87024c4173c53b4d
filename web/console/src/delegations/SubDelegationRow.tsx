import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { Refused } from '../parts/Refused';
import { otherRefusal } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { endSubDelegation } from './subDelegationActs';
import { useDaysText } from './useDaysText';
import type { SubDelegationRow_subDelegation$key } from './__generated__/SubDelegationRow_subDelegation.graphql';

interface Props {
  subDelegation: SubDelegationRow_subDelegation$key;
  canEnd: boolean;
}

export function SubDelegationRow({ subDelegation: key, canEnd }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const daysText = useDaysText();
  const { refusals, isBusy, carryOut } = useAct();
  const { id, collaborator, validFrom, validTo, endedAt } = useFragment(
    graphql`
      fragment SubDelegationRow_subDelegation on SubDelegation {
        id
        collaborator {
          name
        }
        validFrom
        validTo
        endedAt
      }
    `,
    key,
  );
  const { name } = collaborator;
  const end = () => {
    if (confirm(t('delegation.endSure', { name }))) void carryOut(() => endSubDelegation(environment, id));
  };
  return (
    <li className="hub-document">
      <h3>{name}</h3>
      <p className="hub-muted">
        {daysText(validFrom, validTo)}
        {endedAt && `, ${t('delegation.endedAt', { at: moment(endedAt) })}`}
      </p>
      {canEnd && !endedAt && (
        <div className="hub-below">
          <Button color="primary" outline size="xs" disabled={isBusy} aria-label={t('delegation.endOf', { name })} onClick={end}>
            {t('delegation.end')}
          </Button>
        </div>
      )}
      <Refused text={otherRefusal(refusals)} />
    </li>
  );
}
