import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import type { NamedThingsQuery } from './__generated__/NamedThingsQuery.graphql';

interface Props {
  employers: readonly string[];
  applications: readonly string[];
}

/** The graph names so many at once. */
const AT_MOST = 100;

/** Employers and applications of an entry by name, as far as they are still visible. */
export function NamedThings({ employers, applications }: Props) {
  const { t } = useTranslation();
  const { nodes } = useLazyLoadQuery<NamedThingsQuery>(
    graphql`
      query NamedThingsQuery($ids: [ID!]!) {
        nodes(ids: $ids) {
          __typename
          id
          ... on Employer {
            name
          }
          ... on Application {
            protocolNumber
            employer {
              id
              name
            }
          }
        }
      }
    `,
    { ids: [...applications, ...employers].slice(0, AT_MOST) },
  );
  const named = nodes.flatMap((node) => node ?? []);
  const foundApplications = named.filter(({ __typename }) => __typename === 'Application');
  const foundEmployers = named.filter(({ __typename }) => __typename === 'Employer');
  return (
    <>
      {foundApplications.length > 0 && <h3>{t('auditor.applicationsTitle')}</h3>}
      <ul className="hub-list">
        {foundApplications.map(({ id, protocolNumber, employer }) => (
          <li key={id}>
            <Link href={`/applications/${id}`}>{[protocolNumber, employer?.name].filter(Boolean).join(' · ')}</Link>
          </li>
        ))}
      </ul>
      {foundEmployers.length > 0 && <h3>{t('auditor.employersTitle')}</h3>}
      <ul className="hub-list">
        {foundEmployers.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/access-log?employer=${id}`} aria-label={t('auditor.onlyThis', { what: name ?? id })}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
