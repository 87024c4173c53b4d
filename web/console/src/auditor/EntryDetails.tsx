import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { moment } from '../i18n/format';
import { Boundary } from '../parts/Boundary';
import { NamedThings } from './NamedThings';
import type { EntryDetails_entry$key } from './__generated__/EntryDetails_entry.graphql';

/** What an entry says beyond its line. */
export function EntryDetails({ entry: key }: { entry: EntryDetails_entry$key }) {
  const { t } = useTranslation();
  const { operation, fields, address, agent, requests, lastAt, employers, applications, applicationCount, accounts } = useFragment(
    graphql`
      fragment EntryDetails_entry on AccessEntry {
        operation
        fields
        address
        agent
        requests
        lastAt
        employers
        applications
        applicationCount
        accounts
      }
    `,
    key,
  );
  const facts = [
    [t('auditor.operation'), operation],
    [t('auditor.fields'), fields.join(', ')],
    [t('auditor.address'), address],
    [t('auditor.agent'), agent],
    [t('auditor.covers'), requests && lastAt && t('auditor.requests', { count: requests, last: moment(lastAt) })],
  ] as const;
  return (
    <div className="hub-entry">
      <dl className="hub-facts hub-filter">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {employers.length + applications.length > 0 && (
        <Boundary>
          <NamedThings employers={employers} applications={applications} />
        </Boundary>
      )}
      {applications.length === 0 && Boolean(applicationCount) && <p className="hub-muted">{t('auditor.tooMany')}</p>}
      {accounts.length > 0 && <h3>{t('auditor.accountsTitle')}</h3>}
      <ul className="hub-list">
        {accounts.map((id) => (
          <li key={id}>
            <Link href={`/access-log?account=${id}`} className="hub-code" aria-label={t('auditor.onlyThis', { what: id })}>
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
