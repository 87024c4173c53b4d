import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { STATUSES } from '../application/status';
import { BarList } from './BarList';
import type { OfficeCounters_hub$key } from './__generated__/OfficeCounters_hub.graphql';

export function OfficeCounters({ hub }: { hub: OfficeCounters_hub$key }) {
  const { t } = useTranslation();
  const { counters } = useFragment(
    graphql`
      fragment OfficeCounters_hub on OperatorHub {
        counters {
          byStatus {
            status
            count
          }
        }
      }
    `,
    hub,
  );
  const sorted = counters.byStatus.toSorted((one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status));
  return <BarList title={t('start.byStatus')} by={t('application.status')} bars={sorted.map(({ status, count }) => ({ name: t(`status.${status}`), count }))} />;
}
