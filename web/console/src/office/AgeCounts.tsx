import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { BarList } from './BarList';
import type { AgeCounts_hub$key } from './__generated__/AgeCounts_hub.graphql';

/** How long what is open has been waiting. */
export function AgeCounts({ hub }: { hub: AgeCounts_hub$key }) {
  const { t } = useTranslation();
  const { figures } = useFragment(
    graphql`
      fragment AgeCounts_hub on OperatorHub {
        figures {
          byAge {
            fromDays
            toDays
            count
          }
        }
      }
    `,
    hub,
  );
  const bars = figures.byAge.map(({ fromDays: from, toDays: to, count }) => {
    return { name: typeof to === 'number' ? t('office.ageBetween', { from, to }) : t('office.ageFrom', { from }), count };
  });
  return <BarList title={t('office.byAge')} by={t('office.age')} bars={bars} />;
}
