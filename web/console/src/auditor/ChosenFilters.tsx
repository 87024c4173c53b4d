import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import type { AccessFilter } from './accessFilter';
import type { ChosenFiltersQuery } from './__generated__/ChosenFiltersQuery.graphql';

interface Props {
  filter: AccessFilter;
  onChange: (filter: AccessFilter) => void;
}

/** Whom the entries are about and by whom, each to be taken away again. */
export function ChosenFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const { employer, account, capacity } = filter;
  if (!employer && !account && !capacity) return null;
  return (
    <ul className="hub-list hub-chips" role="list">
      {employer && (
        <Boundary>
          <ChosenEmployer id={employer} onTakeAway={() => onChange({ ...filter, employer: null })} />
        </Boundary>
      )}
      {account && <Chosen text={t('auditor.onlyAccount', { id: account })} onTakeAway={() => onChange({ ...filter, account: null })} />}
      {capacity && (
        <Chosen
          text={t('auditor.onlyCapacity', { name: t('auditor.capacityOf', { id: capacity }) })}
          onTakeAway={() => onChange({ ...filter, capacity: null })}
        />
      )}
    </ul>
  );
}

function ChosenEmployer({ id, onTakeAway }: { id: string; onTakeAway: () => void }) {
  const { t } = useTranslation();
  const { node } = useLazyLoadQuery<ChosenFiltersQuery>(
    graphql`
      query ChosenFiltersQuery($id: ID!) {
        node(id: $id) {
          ... on Employer {
            name
          }
        }
      }
    `,
    { id },
  );
  return <Chosen text={t('auditor.onlyEmployer', { name: node?.name ?? id })} onTakeAway={onTakeAway} />;
}

function Chosen({ text, onTakeAway }: { text: string; onTakeAway: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="hub-chip">
      {text}{' '}
      <Button color="primary" outline size="xs" type="button" aria-label={t('auditor.unfilter', { what: text })} onClick={onTakeAway}>
        ✕
      </Button>
    </li>
  );
}
