import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Title } from '../parts/Title';
import { DoneNotice } from './DoneNotice';
import { ProgramList } from './ProgramList';
import type { ProgramsPageQuery } from './__generated__/ProgramsPageQuery.graphql';

/** The programs of everyone. */
export default function ProgramsPage() {
  const { t } = useTranslation();
  const [done, setDone] = useState({ what: '', count: 0 });
  const query = useLazyLoadQuery<ProgramsPageQuery>(
    graphql`
      query ProgramsPageQuery {
        ...ProgramList_query
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  return (
    <>
      <Title>{t('admin.programs')}</Title>
      <p>{t('admin.allProgramsHint')}</p>
      <DoneNotice {...done} />
      <ProgramList query={query} onDone={(what) => setDone(({ count }) => ({ what, count: count + 1 }))} />
    </>
  );
}
