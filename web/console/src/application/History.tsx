import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { StatusTag } from '../parts/StatusTag';
import { toneOf } from './status';
import { useRoleName } from './useRoleName';
import type { History_application$key } from './__generated__/History_application.graphql';

/** What became of an application, the newest first. */
export function History({ application: key }: { application: History_application$key }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { history } = useFragment(
    graphql`
      fragment History_application on Application {
        history {
          at
          to
          actor {
            name
          }
          role
          onBehalfOf
          reason
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="history">
      <h2 id="history">{t('application.history')}</h2>
      <ol className="hub-timeline" reversed>
        {history.toReversed().map(({ at, to, actor, role, onBehalfOf, reason }) => (
          <li key={`${at} ${to}`} data-tone={toneOf(to)}>
            <StatusTag status={to} /> <time dateTime={at}>{moment(at)}</time>
            <p className="hub-muted">
              {t('application.by', { who: onBehalfOf ? t('application.onBehalfOf', { who: actor.name, whom: onBehalfOf }) : actor.name, role: roleName(role) })}
            </p>
            {reason && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
