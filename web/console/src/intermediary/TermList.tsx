import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { TaskRow } from '../employer/TaskRow';
import { tasksOf } from '../employer/tasks';
import { ListFiles } from '../parts/ListFiles';
import type { TermList_hub$key } from './__generated__/TermList_hub.graphql';

/** The next terms, over all employers. */
export function TermList({ hub }: { hub: TermList_hub$key }) {
  const { t } = useTranslation();
  const { deadlines } = useFragment(
    graphql`
      fragment TermList_hub on IntermediaryHub {
        deadlines(first: 15) {
          pageInfo {
            hasNextPage
          }
          nodes {
            kind
            date
            daysLeft
            application {
              id
              employer {
                id
                name
              }
              ...TaskRow_application
            }
            delegation {
              id
              positionNumber
              employerName
            }
          }
        }
      }
    `,
    hub,
  );
  return (
    <section className="hub-card hub-terms" aria-labelledby="terms">
      <h2 id="terms">{t('intermediary.terms')}</h2>
      <ul className="hub-list">
        {tasksOf(deadlines.nodes).map(({ key, term, application }) => (
          <TaskRow
            key={key}
            term={term}
            application={application}
            delegation={term?.delegation}
            employer={application?.employer?.name ?? term?.delegation?.employerName}
          />
        ))}
      </ul>
      {deadlines.pageInfo.hasNextPage && <p className="hub-muted">{t('intermediary.firstTerms', { shown: deadlines.nodes.length })}</p>}
      <ListFiles list="deadlines" />
    </section>
  );
}
