import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Field } from '../parts/Field';
import { totalBeyond } from '../parts/totalBeyond';
import { useSettled } from '../parts/useSettled';
import type { EmployerSearchQuery } from './__generated__/EmployerSearchQuery.graphql';

interface Props {
  onChoose: (employerId: string) => void;
}

/** Finds an employer by the beginning of its name, among those who applied. */
export function EmployerSearch({ onChoose }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const name = useSettled(search.trim());
  return (
    <div>
      <Field label={t('auditor.employer')} hint={t('auditor.employerHint')} type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      {name.length > 1 && (
        <Boundary>
          <Found name={name} onChoose={onChoose} />
        </Boundary>
      )}
    </div>
  );
}

function Found({ name, onChoose }: Props & { name: string }) {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<EmployerSearchQuery>(
    graphql`
      query EmployerSearchQuery($name: String!) {
        viewer {
          auditorHub {
            called: applications(first: 50, filter: { search: $name }) {
              totalCount
              totalCountIsCapped
              nodes {
                id
                employer {
                  id
                  name
                }
              }
            }
          }
        }
      }
    `,
    { name },
  );
  const called = viewer?.auditorHub?.called;
  const total = called && totalBeyond(called);
  const employers = new Map((called?.nodes ?? []).flatMap(({ employer }) => (employer ? [[employer.id, employer.name] as const] : [])));
  return (
    <>
      <p role="status">
        {employers.size === 0 && t('auditor.noEmployer')}
        {total && t('auditor.employersOfFirst', { shown: called.nodes.length, total })}
      </p>
      {employers.size > 0 && (
        <ul className="hub-list hub-chips" role="list">
          {[...employers].map(([id, employer]) => (
            <li key={id}>
              <Button color="primary" outline size="xs" type="button" onClick={() => onChoose(id)}>
                {employer}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
