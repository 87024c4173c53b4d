import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { CountList } from './CountList';
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
  const counts = figures.byAge.map(({ fromDays: from, toDays: to, count }) => {
    return { name: typeof to === 'number' ? t('office.ageBetween', { from, to }) : t('office.ageFrom', { from }), count };
  });
  return <CountList title={t('office.byAge')} counts={counts} isDrawn />;
}
