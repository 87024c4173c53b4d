import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { decimal, range } from '../i18n/format';
import { StatusTag } from '../parts/StatusTag';
import type { EarlierApplication_application$key } from './__generated__/EarlierApplication_application.graphql';

/** Another application of the unit that is looked at. */
export function EarlierApplication({ application: key }: { application: EarlierApplication_application$key }) {
  const { t } = useTranslation();
  const { id, benefit, cause, period, status, protocolNumber, authorizations } = useFragment(
    graphql`
      fragment EarlierApplication_application on Application {
        id
        benefit
        cause
        period {
          from
          to
        }
        status
        protocolNumber
        authorizations {
          id
          number
          hours
        }
      }
    `,
    key,
  );
  return (
    <li className="hub-authorization">
      <h3>
        <Link href={`/applications/${id}`}>{cause ? t(`cause.${cause}`) : t(`benefit.${benefit}`)}</Link> <StatusTag status={status} />
      </h3>
      <p>{period && range(period)}</p>
      <p className="hub-muted">{protocolNumber}</p>
      {authorizations.map((granted) => (
        <p key={granted.id}>{t('examination.grant', { number: granted.number, hours: decimal(granted.hours) })}</p>
      ))}
    </li>
  );
}
