import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { day, decimal, number as written } from '../i18n/format';
import type { AuthorizationTableRow_authorization$key } from './__generated__/AuthorizationTableRow_authorization.graphql';

/** A grant: whose, how much, and by when it has to be used. */
export function AuthorizationTableRow({ authorization: key }: { authorization: AuthorizationTableRow_authorization$key }) {
  const { t } = useTranslation();
  const { number, hours, workers, decidedOn, offsetDeadline, directPaymentDeadline, safeDay, application } = useFragment(
    graphql`
      fragment AuthorizationTableRow_authorization on Authorization {
        number
        hours
        workers
        decidedOn
        offsetDeadline
        directPaymentDeadline
        safeDay
        application {
          id
          employer {
            id
            name
          }
          unit {
            id
            name
          }
        }
      }
    `,
    key,
  );
  return (
    <tr>
      <th scope="row">
        {application ? <Link href={`/applications/${application.id}`}>{number}</Link> : number}
        <span className="hub-whose">{application?.employer?.name}</span>
        <span className="hub-whose hub-muted">{application?.unit?.name}</span>
      </th>
      <td className="hub-day" data-column={t('authorization.decided')}>{day(decidedOn)}</td>
      <td className="hub-figure" data-column={t('authorization.hours')}>
        {decimal(hours)}
      </td>
      <td className="hub-figure" data-column={t('authorization.workers')}>
        {written(workers)}
      </td>
      <td>
        {offsetDeadline && t('start.offsetBy', { date: day(offsetDeadline) })}
        {directPaymentDeadline && t('start.directBy', { date: day(directPaymentDeadline) })}
        {safeDay && <span className="hub-whose hub-muted">{t('start.safeDay', { date: day(safeDay) })}</span>}
      </td>
    </tr>
  );
}
