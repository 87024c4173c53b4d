import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { decimal } from '../i18n/format';
import { EarlierApplications } from './EarlierApplications';
import type { UnitHistoryQuery } from './__generated__/UnitHistoryQuery.graphql';

interface Props {
  unitId: string;
  /** The one that is looked at. */
  applicationId: string;
}

/** What the unit asked for before, and what it was granted, as far as the office sees it. */
export function UnitHistory({ unitId, applicationId }: Props) {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<UnitHistoryQuery>(
    graphql`
      query UnitHistoryQuery($unitId: ID!, $filter: ApplicationFilter!) {
        viewer {
          operatorHub {
            authorizations(first: 1, filter: { unitId: $unitId }) {
              totalCount
              totalHours
            }
          }
          ...EarlierApplications_viewer @arguments(filter: $filter)
        }
      }
    `,
    { unitId, filter: { unitId } },
    { fetchPolicy: 'store-and-network' },
  );
  const granted = viewer?.operatorHub?.authorizations;
  if (!granted) return null;
  return (
    <section className="hub-card" aria-labelledby="unit-history">
      <h2 id="unit-history">{t('examination.unitHistory')}</h2>
      {granted.totalCount > 0 && (
        <p>
          <strong>{t('examination.unitTotal', { count: granted.totalCount, hours: decimal(granted.totalHours) })}</strong>
        </p>
      )}
      <EarlierApplications viewer={viewer} except={applicationId} />
    </section>
  );
}
