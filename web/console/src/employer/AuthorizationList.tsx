import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { AuthorizationRow } from '../application/AuthorizationRow';
import { decimal } from '../i18n/format';
import type { AuthorizationList_hub$key } from './__generated__/AuthorizationList_hub.graphql';

/** What was granted, over all applications, newest first. */
export function AuthorizationList({ hub }: { hub: AuthorizationList_hub$key }) {
  const { t } = useTranslation();
  const { authorizations } = useFragment(
    graphql`
      fragment AuthorizationList_hub on EmployerHub {
        authorizations(first: 5) {
          totalCount
          totalHours
          nodes {
            id
            ...AuthorizationRow_authorization
          }
        }
      }
    `,
    hub,
  );
  const { totalCount: count, totalHours, nodes } = authorizations;
  return (
    <section className="hub-card" aria-labelledby="authorizations">
      <h2 id="authorizations">{t('start.authorizations')}</h2>
      <p>{count === 0 ? t('start.noAuthorizations') : t('start.authorizedHours', { count, hours: decimal(totalHours) })}</p>
      <ul className="hub-list">
        {nodes.map((authorization) => (
          <AuthorizationRow key={authorization.id} authorization={authorization} />
        ))}
      </ul>
      {count > 0 && (
        <p className="hub-below">
          <Link href="/authorizations">{t('authorization.all')}</Link>
        </p>
      )}
    </section>
  );
}
