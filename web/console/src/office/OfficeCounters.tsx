import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { STATUSES } from '../application/status';
import { CountList } from './CountList';
import type { OfficeCounters_hub$key } from './__generated__/OfficeCounters_hub.graphql';

interface Props {
  hub: OfficeCounters_hub$key;
  isDrawn?: boolean;
}

export function OfficeCounters({ hub, isDrawn = false }: Props) {
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
  return <CountList title={t('start.byStatus')} counts={sorted.map(({ status, count }) => ({ name: t(`status.${status}`), count }))} isDrawn={isDrawn} />;
}
