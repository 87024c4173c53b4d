import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { PagedList } from '../parts/PagedList';
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
    <PagedList
      id="found"
      heading={hasNext ? t('admin.programsOfMore', { count }) : t('admin.programsShown', { count })}
      isEmpty={count === 0}
      none={t('admin.noPrograms')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(PAGE)}
      more={t('admin.more')}
    >
      <ProgramTable labelledBy="found" programs={programs} onDone={onDone} />
    </PagedList>
  );
}
