import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { AuthorizationRow } from './AuthorizationRow';
import type { Authorizations_application$key } from './__generated__/Authorizations_application.graphql';

/** How it was decided, and what was granted. */
export function Authorizations({ application: key }: { application: Authorizations_application$key }) {
  const { t } = useTranslation();
  const { decision, authorizations } = useFragment(
    graphql`
      fragment Authorizations_application on Application {
        decision {
          outcome
          decidedAt
          reasons
        }
        authorizations {
          id
          ...AuthorizationRow_authorization
        }
      }
    `,
    key,
  );
  if (!decision) return null;
  return (
    <section className="hub-card" aria-labelledby="decision">
      <h2 id="decision">{t('application.decision')}</h2>
      <p>
        <strong>{t('application.decidedOn', { outcome: t(`outcome.${decision.outcome}`), at: moment(decision.decidedAt) })}</strong>
      </p>
      {decision.reasons && <p>{decision.reasons}</p>}
      <ul className="hub-list">
        {authorizations.map((authorization) => (
          <AuthorizationRow key={authorization.id} authorization={authorization} />
        ))}
      </ul>
    </section>
  );
}
