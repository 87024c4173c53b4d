import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { DelegationTag } from './DelegationTag';
import { acting } from './acting';
import { useDaysText } from './useDaysText';
import type { DelegationRow_delegation$key } from './__generated__/DelegationRow_delegation.graphql';

/** A delegation as the intermediary lists it. */
export function DelegationRow({ delegation: key }: { delegation: DelegationRow_delegation$key }) {
  const { t } = useTranslation();
  const daysText = useDaysText();
  const { id, status, isExpiring, employerName, positionNumber, validFrom, validTo, subDelegations } = useFragment(
    graphql`
      fragment DelegationRow_delegation on Delegation {
        id
        status
        isExpiring
        employerName
        positionNumber
        validFrom
        validTo
        subDelegations {
          id
          endedAt
          collaborator {
            name
          }
        }
      }
    `,
    key,
  );
  return (
    <tr>
      <th scope="row">
        <Link href={`/delegations/${id}`}>{employerName}</Link>
      </th>
      <td data-column={t('delegation.position')}>{positionNumber}</td>
      <td>
        <DelegationTag status={status} isExpiring={isExpiring} />
      </td>
      <td data-column={t('delegation.days')}>{daysText(validFrom, validTo)}</td>
      <td data-column={t('delegation.collaborators')}>{acting(status, subDelegations) || <span className="hub-muted">{t('delegation.nobody')}</span>}</td>
    </tr>
  );
}
