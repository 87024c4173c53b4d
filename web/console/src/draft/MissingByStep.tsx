import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { stepOf } from './step';
import { useLackText } from './useLackText';
import type { MissingByStep_application$key } from './__generated__/MissingByStep_application.graphql';

/** What a draft lacks, each with the way to where it is mended. */
export function MissingByStep({ application: key }: { application: MissingByStep_application$key }) {
  const { t } = useTranslation();
  const textOf = useLackText();
  const { id, missing } = useFragment(
    graphql`
      fragment MissingByStep_application on Application {
        id
        missing {
          code
          path
          message
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="lacks">
      <h2 id="lacks">{t('application.missing')}</h2>
      {missing.length === 0 && <p>{t('application.nothingMissing')}</p>}
      <ul className="hub-missing">
        {missing.map((lack) => (
          <li key={`${lack.code} ${lack.path.join('.')}`}>
            {textOf(lack)} <Link href={`/applications/${id}/edit/${stepOf(lack.path)}`}>{t(`draft.step.${stepOf(lack.path)}`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
