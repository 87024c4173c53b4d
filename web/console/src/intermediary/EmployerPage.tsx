import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import { NewApplication } from '../draft/NewApplication';
import { RoomRow } from '../employer/RoomRow';
import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { EmployerApplications } from './EmployerApplications';
import type { EmployerPage_employer$key } from './__generated__/EmployerPage_employer.graphql';
import type { EmployerPageQuery } from './__generated__/EmployerPageQuery.graphql';

/** One employer, for whom somebody else acts. */
export default function EmployerPage({ id }: { id: string }) {
  const { node } = useLazyLoadQuery<EmployerPageQuery>(
    graphql`
      query EmployerPageQuery($id: ID!) {
        changesCursor
        node(id: $id) {
          ...EmployerPage_employer @alias(as: "employer")
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  return node?.employer ? <Found employer={node.employer} /> : <NotFound />;
}

function Found({ employer: key }: { employer: EmployerPage_employer$key }) {
  const { t } = useTranslation();
  const employer = useFragment(
    graphql`
      fragment EmployerPage_employer on Employer {
        id
        name
        taxCode
        positions {
          id
          units {
            id
            ...RoomRow_unit
          }
        }
        ...NewApplication_employers
        ...EmployerApplications_employer
      }
    `,
    key,
  );
  return (
    <>
      <Title above={<Link href="/">{t('intermediary.back')}</Link>}>{employer.name}</Title>
      <p className="hub-muted">{employer.taxCode}</p>
      <div className="hub-start">
        <div className="hub-stack">
          <EmployerApplications employer={employer} />
          <section aria-labelledby="new">
            <h2 id="new">{t('draft.newTitle')}</h2>
            <NewApplication employers={[employer]} />
          </section>
        </div>
        <div className="hub-stack">
          <section className="hub-card" aria-labelledby="room">
            <h2 id="room">{t('start.room')}</h2>
            <ul className="hub-list">
              {employer.positions.flatMap(({ units }) => units.map((unit) => <RoomRow key={unit.id} unit={unit} />))}
            </ul>
            <p className="hub-below">
              <Link href={`/authorizations?employer=${employer.id}`}>{t('authorization.ofEmployer')}</Link>
            </p>
          </section>
        </div>
      </div>
    </>
  );
}
