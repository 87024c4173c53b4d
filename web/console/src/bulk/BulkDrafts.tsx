import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { usePageQuery } from '../hub/usePageQuery';
import { BulkRow } from './BulkRow';
import { BulkSubmit } from './BulkSubmit';
import { readyDraft } from './readyDraft';
import { useBulkChanges } from './useBulkChanges';
import type { BulkDraftsQuery } from './__generated__/BulkDraftsQuery.graphql';

const QUERY = graphql`
  query BulkDraftsQuery($ids: [ID!]!) {
    changesCursor
    nodes(ids: $ids) {
      id
      ... on Application {
        ...BulkRow_application @alias(as: "row")
        ...readyDraft_application @alias(as: "draft")
      }
    }
  }
`;

/** All drafts of one event, each with what it lacks, and what became of it. */
export function BulkDrafts({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const [{ nodes }, reload] = usePageQuery<BulkDraftsQuery>(QUERY, { ids });
  useBulkChanges(ids, reload);
  return (
    <div className="hub-stack">
      <section className="hub-card" aria-labelledby="drafts">
        <h2 id="drafts">{t('bulk.drafts', { count: nodes.length })}</h2>
        <ul className="hub-list">{nodes.map((node) => node?.row && <BulkRow key={node.id} application={node.row} />)}</ul>
      </section>
      <BulkSubmit ready={nodes.flatMap((node) => (node?.draft ? readyDraft(node.draft) : []))} />
    </div>
  );
}
