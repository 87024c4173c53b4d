import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { ApplicationTable } from '../applications/ApplicationTable';
import type { RecentApplications_hub$key } from './__generated__/RecentApplications_hub.graphql';

export function RecentApplications({ hub }: { hub: RecentApplications_hub$key }) {
  const { t } = useTranslation();
  const { recent } = useFragment(
    graphql`
      fragment RecentApplications_hub on EmployerHub {
        recent: applications(first: 6, orderBy: UPDATED_AT_DESC) {
          nodes {
            id
            ...ApplicationRow_application
          }
        }
      }
    `,
    hub,
  );
  return (
    <section className="hub-card hub-recent" aria-labelledby="recent">
      <h2 id="recent">{t('start.recent')}</h2>
      {recent.nodes.length === 0 ? <p>{t('start.noApplications')}</p> : <ApplicationTable labelledBy="recent" applications={recent.nodes} />}
      <p>
        <Link href="/applications">{t('start.allApplications')}</Link>
      </p>
    </section>
  );
}
