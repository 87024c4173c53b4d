import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { ProgramTable } from './ProgramTable';
import type { ProgramListMoreQuery } from './__generated__/ProgramListMoreQuery.graphql';
import type { ProgramList_query$key } from './__generated__/ProgramList_query.graphql';

interface Props {
  query: ProgramList_query$key;
  onDone: (what: string) => void;
}

const PAGE = 25;

export function ProgramList({ query, onDone }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<ProgramListMoreQuery, ProgramList_query$key>(
    graphql`
      fragment ProgramList_query on Query
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" })
      @refetchable(queryName: "ProgramListMoreQuery") {
        programs(first: $first, after: $after) @connection(key: "ProgramList_programs") {
          edges {
            node {
              id
              ...ProgramTable_program
            }
          }
        }
      }
    `,
    query,
  );
  const programs = data.programs.edges.map(({ node }) => node);
  const { length: count } = programs;
  return (
    <section className="hub-card" aria-labelledby="found">
      <h2 id="found">
        <span role="status">{hasNext ? t('admin.programsOfMore', { count }) : t('admin.programsShown', { count })}</span>
      </h2>
      {count === 0 ? <p>{t('admin.noPrograms')}</p> : <ProgramTable labelledBy="found" programs={programs} onDone={onDone} />}
      {hasNext && (
        <p className="hub-below">
          <Button color="primary" outline size="sm" disabled={isLoadingNext} onClick={() => loadNext(PAGE)}>
            {t('admin.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
