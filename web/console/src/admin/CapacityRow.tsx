import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { today } from '../draft/today';
import { day } from '../i18n/format';
import { useCurrentAccount } from './AccountContext';
import { FUNCTIONS, forceOf } from './capacity';
import type { CapacityRow_capacity$key } from './__generated__/CapacityRow_capacity.graphql';

interface Props {
  capacity: CapacityRow_capacity$key;
  onEnd: (capacity: { id: string; name: string }) => void;
}

export function CapacityRow({ capacity: key, onEnd }: Props) {
  const { t } = useTranslation();
  const { isOwn } = useCurrentAccount();
  const capacity = useFragment(
    graphql`
      fragment CapacityRow_capacity on Capacity {
        id
        role
        function
        subject
        validFrom
        validTo
      }
    `,
    key,
  );
  const { id, role, subject, validFrom, validTo } = capacity;
  const force = forceOf(capacity, today());
  const name = [t(`role.${role}`), subject].filter(Boolean).join(' · ');
  return (
    <tr>
      <th scope="row">
        {t(`role.${role}`)}
        {FUNCTIONS[role].length > 1 && <span className="hub-beneath">{t(`admin.capacityFunction.${capacity.function}`)}</span>}
      </th>
      <td data-column={t('admin.subject')}>{subject ?? '—'}</td>
      <td data-column={t('admin.since')}>{day(validFrom)}</td>
      <td data-column={t('admin.until')}>
        {validTo ? day(validTo) : t('admin.open')}{' '}
        {force !== 'now' && <span className="hub-tag">{force === 'ended' ? t('admin.ended') : t('admin.later')}</span>}
      </td>
      {!isOwn && (
        <td>
          {force !== 'ended' && (
            <Button color="primary" outline size="xs" aria-label={`${t('admin.end')}: ${name}`} onClick={() => onEnd({ id, name })}>
              {t('admin.end')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
