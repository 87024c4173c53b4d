import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { useStore } from '../parts/store';
import { session } from '../session/session';
import { BeneficiaryRow } from './BeneficiaryRow';
import type { BeneficiaryTableMoreQuery } from './__generated__/BeneficiaryTableMoreQuery.graphql';
import type { BeneficiaryTable_application$key } from './__generated__/BeneficiaryTable_application.graphql';

/** The workers that the benefit is asked for. */
export function BeneficiaryTable({ application: key }: { application: BeneficiaryTable_application$key }) {
  const { t } = useTranslation();
  const now = useStore(session);
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<BeneficiaryTableMoreQuery, BeneficiaryTable_application$key>(
    graphql`
      fragment BeneficiaryTable_application on Application
      @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
      @refetchable(queryName: "BeneficiaryTableMoreQuery") {
        id
        beneficiaries(first: $first, after: $after) @connection(key: "BeneficiaryTable_beneficiaries") {
          edges {
            node {
              id
              ...BeneficiaryRow_beneficiary
            }
          }
        }
      }
    `,
    key,
  );
  const { edges } = data.beneficiaries;
  // The hub masks what auditors see, and gives them no list.
  const hasFile = edges.length > 0 && now.state === 'open' && now.person.capacity.role !== 'AUDITOR';
  return (
    <section className="hub-card" aria-labelledby="beneficiaries">
      <h2 id="beneficiaries">{t('application.beneficiaries')}</h2>
      {edges.length === 0 ? (
        <p>{t('application.noBeneficiaries')}</p>
      ) : (
        <table className="hub-table" aria-labelledby="beneficiaries">
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
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <BeneficiaryRow key={node.id} beneficiary={node} />
            ))}
          </tbody>
        </table>
      )}
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(100)} />
      {hasFile && (
        <p className="hub-below">
          <a href={`/applications/${data.id}/beneficiaries.csv`}>{t('application.asFile')}</a>
        </p>
      )}
    </section>
  );
}
