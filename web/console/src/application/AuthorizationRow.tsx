import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { day, decimal } from '../i18n/format';
import type { AuthorizationRow_authorization$key } from './__generated__/AuthorizationRow_authorization.graphql';

/** A grant: how much, and by when it has to be used. */
export function AuthorizationRow({ authorization: key }: { authorization: AuthorizationRow_authorization$key }) {
  const { t } = useTranslation();
  const { number, hours, workers, decidedOn, offsetDeadline, directPaymentDeadline, safeDay, application } = useFragment(
    graphql`
      fragment AuthorizationRow_authorization on Authorization {
        number
        hours
        workers
        decidedOn
        offsetDeadline
        directPaymentDeadline
        safeDay
        application {
          id
        }
      }
    `,
    key,
  );
  const name = t('start.authorization', { number });
  return (
    <li className="hub-authorization">
      <h3>{application ? <Link href={`/applications/${application.id}`}>{name}</Link> : name}</h3>
      <p>
        {t('start.hours', { hours: decimal(hours) })}, {t('start.workers', { count: workers })}, {t('start.decidedOn', { date: day(decidedOn) })}
      </p>
      {offsetDeadline && <p>{t('start.offsetBy', { date: day(offsetDeadline) })}</p>}
      {directPaymentDeadline && <p>{t('start.directBy', { date: day(directPaymentDeadline) })}</p>}
      {safeDay && <p className="hub-muted">{t('start.safeDay', { date: day(safeDay) })}</p>}
    </li>
  );
}
