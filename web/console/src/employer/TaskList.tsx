import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { addressOf, filterOf } from '../applications/filter';
import { ListFiles } from '../parts/ListFiles';
import { MoreButton } from '../parts/MoreButton';
import { TaskRow } from './TaskRow';
import { tasksOf } from './tasks';
import type { TaskListMoreQuery } from './__generated__/TaskListMoreQuery.graphql';
import type { TaskList_viewer$key } from './__generated__/TaskList_viewer.graphql';

const TO_MEND = addressOf({ ...filterOf(new URLSearchParams()), status: 'DRAFT', onlyBlocked: true });

/** What needs doing and by when. */
export function TaskList({ viewer }: { viewer: TaskList_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<TaskListMoreQuery, TaskList_viewer$key>(
    graphql`
      fragment TaskList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
      @refetchable(queryName: "TaskListMoreQuery") {
        employerHub {
          deadlines(first: $first, after: $after) @connection(key: "TaskList_deadlines") {
            edges {
              node {
                kind
                date
                daysLeft
                application {
                  id
                  ...TaskRow_application
                }
                delegation {
                  id
                  positionNumber
                }
              }
            }
          }
          toMend: applications(first: 20, filter: { hasBlockingAlerts: true, status: [DRAFT] }) {
            nodes {
              id
              ...TaskRow_application
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.employerHub) return null;
  const { deadlines, toMend } = data.employerHub;
  const terms = deadlines.edges.map(({ node }) => node);
  const tasks = tasksOf(terms, toMend.nodes);
  return (
    <section className="hub-card" aria-labelledby="tasks">
      <h2 id="tasks">{t('start.tasks')}</h2>
      {tasks.length === 0 && <p>{t('start.noTasks')}</p>}
      <ul className="hub-list">
        {tasks.map(({ key, term, application }) => (
          <TaskRow key={key} term={term} application={application} delegation={term?.delegation} />
        ))}
      </ul>
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(50)} />
      {toMend.pageInfo.hasNextPage && (
        <p>
          <Link href={`/applications?${TO_MEND}`}>{t('start.allToMend')}</Link>
        </p>
      )}
      <ListFiles list="deadlines" />
    </section>
  );
}
