import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { BarList } from './BarList';
import { AGE_BOUNDS } from './figures';
import type { AgeCounts_hub$key } from './__generated__/AgeCounts_hub.graphql';

/** How long what is open has been waiting. */
export function AgeCounts({ hub }: { hub: AgeCounts_hub$key }) {
  const { t } = useTranslation();
  const { age0, age1, age2, age3, age4 } = useFragment(
    graphql`
      fragment AgeCounts_hub on OperatorHub {
        age0: applications(first: 1, filter: $age0) {
          totalCount
        }
        age1: applications(first: 1, filter: $age1) {
          totalCount
        }
        age2: applications(first: 1, filter: $age2) {
          totalCount
        }
        age3: applications(first: 1, filter: $age3) {
          totalCount
        }
        age4: applications(first: 1, filter: $age4) {
          totalCount
        }
      }
    `,
    hub,
  );
  const bars = [age0, age1, age2, age3, age4].map(({ totalCount: count }, at) => {
    const [from, next] = [AGE_BOUNDS[at] ?? 0, AGE_BOUNDS[at + 1]];
    return { name: next ? t('office.ageBetween', { from, to: next - 1 }) : t('office.ageFrom', { from }), count };
  });
  return <BarList title={t('office.byAge')} by={t('office.age')} bars={bars} />;
}
