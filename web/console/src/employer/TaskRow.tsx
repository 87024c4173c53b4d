import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { day } from '../i18n/format';
import { useSummary } from '../application/useSummary';
import type { DeadlineKind } from './__generated__/TaskList_viewer.graphql';
import { urgencyOf } from './tasks';
import type { TaskRow_application$key } from './__generated__/TaskRow_application.graphql';

interface Term {
  readonly kind: DeadlineKind;
  readonly date: string;
  readonly daysLeft: number;
}

interface Props {
  term: Term | null;
  application: TaskRow_application$key | null;
  /** What ends, where it is one. */
  delegation: { readonly id: string; readonly positionNumber: string } | null | undefined;
  /** Whose it is, where somebody acts for many. */
  employer?: string | undefined;
}

export function TaskRow({ term, application: key, delegation, employer }: Props) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment TaskRow_application on Application {
        id
        blockingAlerts
        ...useSummary_application
      }
    `,
    key,
  );
  const summary = useSummary(application ?? null);
  const what = term ? t(`deadlineKind.${term.kind}`) : t('start.mend');
  const target = application ? `/applications/${application.id}` : delegation && `/delegations/${delegation.id}`;
  return (
    <li className="hub-task" data-urgency={term ? urgencyOf(term.daysLeft) : 'none'}>
      <p className="hub-task-when">
        {term ? (
          <>
            <strong>{day(term.date)}</strong> <Remaining days={term.daysLeft} />
          </>
        ) : (
          t('start.noDate')
        )}
      </p>
      <div>
        <h3>{target ? <Link href={target}>{what}</Link> : what}</h3>
        {employer && <p>{employer}</p>}
        <p className="hub-muted">{delegation ? t('start.delegationOf', { position: delegation.positionNumber }) : summary}</p>
        {application && application.blockingAlerts > 0 && (
          <span className="hub-tag" data-tone="bad">
            {t('start.blocked', { count: application.blockingAlerts })}
          </span>
        )}
      </div>
    </li>
  );
}

function Remaining({ days }: { days: number }) {
  const { t } = useTranslation();
  if (days === 0) return <span>{t('start.today')}</span>;
  return <span>{days < 0 ? t('start.overdue', { count: -days }) : t('start.daysLeft', { count: days })}</span>;
}
