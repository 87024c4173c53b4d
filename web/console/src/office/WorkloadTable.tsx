import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment, number } from '../i18n/format';
import { WorkloadBars } from './WorkloadBars';
import { STAGES } from './stages';
import type { WorkloadTable_hub$data, WorkloadTable_hub$key } from './__generated__/WorkloadTable_hub.graphql';

export type OperatorLoad = WorkloadTable_hub$data['workload'][number];

const COLUMNS = [...STAGES, 'inHand'] as const;

/** What each operator has in hand, and how far it is. */
export function WorkloadTable({ hub }: { hub: WorkloadTable_hub$key }) {
  const { t } = useTranslation();
  const { workload } = useFragment(
    graphql`
      fragment WorkloadTable_hub on OperatorHub {
        workload {
          operator {
            id
            name
          }
          isInService
          assigned
          underReview
          awaitingAnswer
          answered
          proposed
          inHand
          oldestSubmittedAt
        }
      }
    `,
    hub,
  );
  return (
    <section className="hub-card hub-wide" aria-labelledby="workload">
      <h2 id="workload">{t('office.workload')}</h2>
      <WorkloadBars workload={workload} labelledBy="workload" />
      <table className="hub-table" aria-labelledby="workload">
        <thead>
          <tr>
            <th scope="col">{t('application.operator')}</th>
            {COLUMNS.map((stage) => (
              <th key={stage} scope="col" className="hub-figure">
                {t(`office.stages.${stage}`)}
              </th>
            ))}
            <th scope="col">{t('office.oldest')}</th>
          </tr>
        </thead>
        <tbody>
          {workload.map((one) => (
            <tr key={one.operator.id}>
              <th scope="row">
                {one.operator.name} {!one.isInService && <span className="hub-muted">({t('office.notInService')})</span>}
              </th>
              {COLUMNS.map((stage) => (
                <td key={stage} className="hub-figure" data-column={t(`office.stages.${stage}`)}>
                  {number(one[stage])}
                </td>
              ))}
              <td data-column={t('office.oldest')}>{one.oldestSubmittedAt ? moment(one.oldestSubmittedAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
