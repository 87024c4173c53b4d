import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Title } from '../parts/Title';
import { SealList } from './SealList';
import type { SealsPageQuery } from './__generated__/SealsPageQuery.graphql';

/** The chain of the access log, day by day. */
export default function SealsPage() {
  const { t } = useTranslation();
  const query = useLazyLoadQuery<SealsPageQuery>(
    graphql`
      query SealsPageQuery {
        ...SealList_query
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  return (
    <>
      <Title above={<Link href="/access-log">{t('auditor.backToLog')}</Link>}>{t('auditor.seals')}</Title>
      <p>{t('auditor.sealsHint')}</p>
      <SealList query={query} />
    </>
  );
}
