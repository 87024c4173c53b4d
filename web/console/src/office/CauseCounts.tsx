import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { BarList } from './BarList';
import type { CauseCounts_hub$data, CauseCounts_hub$key } from './__generated__/CauseCounts_hub.graphql';

type Cause = Exclude<keyof CauseCounts_hub$data, ' $fragmentType'>;

/** Why the work is suspended, of what is open: the most frequent first. */
export function CauseCounts({ hub }: { hub: CauseCounts_hub$key }) {
  const { t } = useTranslation();
  const counts = useFragment(
    graphql`
      fragment CauseCounts_hub on OperatorHub {
        COMPANY_CRISIS: applications(first: 1, filter: { cause: COMPANY_CRISIS, status: $open }) {
          totalCount
        }
        EARTHQUAKE: applications(first: 1, filter: { cause: EARTHQUAKE, status: $open }) {
          totalCount
        }
        END_OF_PHASE: applications(first: 1, filter: { cause: END_OF_PHASE, status: $open }) {
          totalCount
        }
        END_OF_SITE: applications(first: 1, filter: { cause: END_OF_SITE, status: $open }) {
          totalCount
        }
        EXTRAORDINARY_MAINTENANCE: applications(first: 1, filter: { cause: EXTRAORDINARY_MAINTENANCE, status: $open }) {
          totalCount
        }
        FIRE_COLLAPSE_FLOOD: applications(first: 1, filter: { cause: FIRE_COLLAPSE_FLOOD, status: $open }) {
          totalCount
        }
        LACK_OF_MATERIALS: applications(first: 1, filter: { cause: LACK_OF_MATERIALS, status: $open }) {
          totalCount
        }
        LACK_OF_WORK: applications(first: 1, filter: { cause: LACK_OF_WORK, status: $open }) {
          totalCount
        }
        MACHINERY_BREAKDOWN: applications(first: 1, filter: { cause: MACHINERY_BREAKDOWN, status: $open }) {
          totalCount
        }
        MARKET_CRISIS: applications(first: 1, filter: { cause: MARKET_CRISIS, status: $open }) {
          totalCount
        }
        OTHER_NOT_ATTRIBUTABLE: applications(first: 1, filter: { cause: OTHER_NOT_ATTRIBUTABLE, status: $open }) {
          totalCount
        }
        POWER_OUTAGE: applications(first: 1, filter: { cause: POWER_OUTAGE, status: $open }) {
          totalCount
        }
        PREMISES_UNUSABLE: applications(first: 1, filter: { cause: PREMISES_UNUSABLE, status: $open }) {
          totalCount
        }
        PUBLIC_AUTHORITY_ORDER: applications(first: 1, filter: { cause: PUBLIC_AUTHORITY_ORDER, status: $open }) {
          totalCount
        }
        REORGANISATION: applications(first: 1, filter: { cause: REORGANISATION, status: $open }) {
          totalCount
        }
        SOLIDARITY_CONTRACT: applications(first: 1, filter: { cause: SOLIDARITY_CONTRACT, status: $open }) {
          totalCount
        }
        STRIKE_OF_DEPARTMENT_OR_OTHER_FIRM: applications(first: 1, filter: { cause: STRIKE_OF_DEPARTMENT_OR_OTHER_FIRM, status: $open }) {
          totalCount
        }
        VARIANT_SURVEY: applications(first: 1, filter: { cause: VARIANT_SURVEY, status: $open }) {
          totalCount
        }
        WEATHER_AGRICULTURE: applications(first: 1, filter: { cause: WEATHER_AGRICULTURE, status: $open }) {
          totalCount
        }
        WEATHER_CONSTRUCTION: applications(first: 1, filter: { cause: WEATHER_CONSTRUCTION, status: $open }) {
          totalCount
        }
        WEATHER_INDUSTRY: applications(first: 1, filter: { cause: WEATHER_INDUSTRY, status: $open }) {
          totalCount
        }
      }
    `,
    hub,
  );
  const bars = (Object.keys(counts) as Cause[])
    .map((cause) => ({ name: t(`cause.${cause}`), count: counts[cause]?.totalCount ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
  return <BarList title={t('office.byCause')} by={t('application.cause')} bars={bars} />;
}
