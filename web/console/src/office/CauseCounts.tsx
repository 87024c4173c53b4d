import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { CountList } from './CountList';
import type { CauseCounts_hub$key } from './__generated__/CauseCounts_hub.graphql';

/** Why the work is suspended, of what is open: the most frequent first. */
export function CauseCounts({ hub }: { hub: CauseCounts_hub$key }) {
  const { t } = useTranslation();
  const { figures } = useFragment(
    graphql`
      fragment CauseCounts_hub on OperatorHub {
        figures {
          byCause {
            cause
            count
          }
        }
      }
    `,
    hub,
  );
  const counts = figures.byCause.map(({ cause, count }) => ({ name: t(`cause.${cause}`), count }));
  return <CountList title={t('office.byCause')} counts={counts} isDrawn />;
}
