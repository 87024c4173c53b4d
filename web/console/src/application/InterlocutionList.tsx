import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { InterlocutionCard } from './InterlocutionCard';
import type { InterlocutionList_application$key } from './__generated__/InterlocutionList_application.graphql';

/** What the office asked, and what was answered. */
export function InterlocutionList({ application: key }: { application: InterlocutionList_application$key }) {
  const { t } = useTranslation();
  const { interlocutions } = useFragment(
    graphql`
      fragment InterlocutionList_application on Application {
        interlocutions {
          id
          ...InterlocutionCard_interlocution
        }
      }
    `,
    key,
  );
  if (interlocutions.length === 0) return null;
  return (
    <section className="hub-card" aria-labelledby="interlocutions">
      <h2 id="interlocutions">{t('application.interlocutions')}</h2>
      {interlocutions.map((interlocution) => (
        <InterlocutionCard key={interlocution.id} interlocution={interlocution} />
      ))}
    </section>
  );
}
