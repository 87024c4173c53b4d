import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { decimal } from '../i18n/format';
import { Icon } from '../parts/Icon';
import { LimitCalendar } from './LimitCalendar';
import { weeksOf } from './calendar';
import { useOtherGrants } from './useOtherGrants';
import type { LimitSimulationInput, LimitSimulationQuery } from './__generated__/LimitSimulationQuery.graphql';

interface Props {
  applicationId: string;
  /** What was decided is counted again. */
  status: string;
  asked: Pick<LimitSimulationInput, 'unitId' | 'cause' | 'article10' | 'period'>;
}

export function LimitSimulation({ applicationId, status, asked }: Props) {
  const { t } = useTranslation();
  const { simulateLimits: simulation, application } = useLazyLoadQuery<LimitSimulationQuery>(
    graphql`
      query LimitSimulationQuery($id: ID!, $unitId: ID!, $asked: LimitSimulationInput!) {
        simulateLimits(input: $asked) {
          fits
          balance {
            most
            authorized
            remaining
          }
          fiveYears {
            most
            total
          }
          weeks {
            days {
              from
              to
            }
            outcome
            limit
            earliest
            window {
              from
              to
            }
          }
        }
        application(id: $id) {
          id
          employer {
            id
            ...useOtherGrants_employer @arguments(unitId: $unitId)
          }
        }
      }
    `,
    { id: applicationId, unitId: asked.unitId, asked },
    { fetchKey: status, fetchPolicy: 'store-and-network' },
  );
  const { authorized, pending, ofMore } = useOtherGrants(application?.employer ?? null, applicationId);
  const { fits, balance, fiveYears, weeks } = simulation;
  const last = weeks.at(-1);
  return (
    <>
      <p>
        <Icon name={fits ? 'check' : 'error'} /> <strong>{t(fits ? 'application.limitsFit' : 'application.limitsDoNotFit')}</strong>
      </p>
      {balance && <p>{t('application.limitsCount', balance)}</p>}
      {fiveYears && <p>{t('application.limitsFiveYears', { total: decimal(fiveYears.total), most: fiveYears.most })}</p>}
      {ofMore && <p className="hub-muted">{t('application.calendarOf', ofMore)}</p>}
      {last && <LimitCalendar weeks={weeksOf(last.window, weeks, authorized, pending)} />}
    </>
  );
}
