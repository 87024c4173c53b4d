import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { WorkerDialog } from './WorkerDialog';
import { WorkerRow } from './WorkerRow';
import type { WorkerTableMoreQuery } from './__generated__/WorkerTableMoreQuery.graphql';
import type { WorkerTable_application$key } from './__generated__/WorkerTable_application.graphql';

/** The workers of a draft; each can be changed and taken out. */
export function WorkerTable({ application: key }: { application: WorkerTable_application$key }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<WorkerTableMoreQuery, WorkerTable_application$key>(
    graphql`
      fragment WorkerTable_application on Application
      @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" })
      @refetchable(queryName: "WorkerTableMoreQuery") {
        id
        beneficiaryCount
        beneficiaries(first: $first, after: $after) @connection(key: "WorkerTable_beneficiaries") {
          edges {
            node {
              id
              ...WorkerRow_beneficiary
            }
          }
        }
      }
    `,
    key,
  );
  const { id, beneficiaryCount, beneficiaries } = data;
  return (
    <>
      <h2 id="workers">{t('draft.workers', { count: beneficiaryCount })}</h2>
      <table className="hub-table" aria-labelledby="workers">
        <thead>
          <tr>
            <th scope="col">{t('application.taxCode')}</th>
            <th scope="col">{t('application.qualification')}</th>
            <th scope="col">{t('application.hiredOn')}</th>
            <th scope="col" className="hub-figure">
              {t('application.contractHours')}
            </th>
            <th scope="col" className="hub-figure">
              {t('application.hours')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {beneficiaries.edges.map(({ node }) => (
            <WorkerRow key={node.id} beneficiary={node} applicationId={id} />
          ))}
        </tbody>
      </table>
      <p className="hub-below">
        <Button color="primary" outline size="sm" onClick={() => setAdding(true)}>
          {t('draft.addWorker')}
        </Button>{' '}
        {hasNext && (
          <Button color="primary" outline size="sm" disabled={isLoadingNext} onClick={() => loadNext(100)}>
            {t('application.more')}
          </Button>
        )}
      </p>
      {isAdding && <WorkerDialog applicationId={id} onClose={() => setAdding(false)} />}
    </>
  );
}
