import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import type { AccessesLink_application$key } from './__generated__/AccessesLink_application.graphql';

/** From an application to who read or changed the data of its employer. */
export function AccessesLink({ application: key }: { application: AccessesLink_application$key }) {
  const { t } = useTranslation();
  const { employer } = useFragment(
    graphql`
      fragment AccessesLink_application on Application {
        employer {
          id
        }
      }
    `,
    key,
  );
  return (
    employer && (
      <p>
        <Link href={`/access-log?employer=${employer.id}`}>{t('auditor.accessesTo')}</Link>
      </p>
    )
  );
}
