import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { today } from '../draft/today';
import { AccountStatusTag } from './AccountStatusTag';
import { forceOf } from './capacity';
import type { AccountRow_account$key } from './__generated__/AccountRow_account.graphql';

/** A person, and what they may act as today. */
export function AccountRow({ account: key }: { account: AccountRow_account$key }) {
  const { t } = useTranslation();
  const { id, name, email, status, capacities } = useFragment(
    graphql`
      fragment AccountRow_account on Account {
        id
        name
        email
        status
        capacities {
          id
          role
          subject
          validFrom
          validTo
        }
      }
    `,
    key,
  );
  const held = capacities.filter((capacity) => forceOf(capacity, today()) === 'now');
  return (
    <tr>
      <th scope="row">
        <Link href={`/accounts/${id}`}>{name}</Link>
      </th>
      <td data-column={t('admin.email')}>{email}</td>
      <td data-column={t('admin.capacities')}>
        {held.length === 0 && '—'}
        {held.map((capacity) => (
          <div key={capacity.id}>{[t(`role.${capacity.role}`), capacity.subject].filter(Boolean).join(' · ')}</div>
        ))}
      </td>
      <td>
        <AccountStatusTag status={status} />
      </td>
    </tr>
  );
}
