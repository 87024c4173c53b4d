import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { ListFiles } from '../parts/ListFiles';
import { TaskRow } from './TaskRow';
import { tasksOf } from './tasks';
import type { TaskList_hub$key } from './__generated__/TaskList_hub.graphql';

/** What needs doing and by when. */
export function TaskList({ hub }: { hub: TaskList_hub$key }) {
  const { t } = useTranslation();
  const { deadlines, toMend } = useFragment(
    graphql`
      fragment TaskList_hub on EmployerHub {
        deadlines(first: 20) {
          nodes {
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
        toMend: applications(first: 20, filter: { hasBlockingAlerts: true, status: [DRAFT] }) {
          nodes {
            id
            ...TaskRow_application
          }
        }
      }
    `,
    hub,
  );
  const tasks = tasksOf(deadlines.nodes, toMend.nodes);
  return (
    <section className="hub-card hub-tasks" aria-labelledby="tasks">
      <h2 id="tasks">{t('start.tasks')}</h2>
      {tasks.length === 0 && <p>{t('start.noTasks')}</p>}
      <ul className="hub-list">
        {tasks.map(({ key, term, application }) => (
          <TaskRow key={key} term={term} application={application} delegation={term?.delegation} />
        ))}
      </ul>
      <ListFiles list="deadlines" />
    </section>
  );
}
