import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { stepOf } from './step';
import type { MissingByStep_application$key } from './__generated__/MissingByStep_application.graphql';

/** What a draft lacks, each with the way to where it is mended. */
export function MissingByStep({ application: key }: { application: MissingByStep_application$key }) {
  const { t } = useTranslation();
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
        {missing.map(({ code, path, message }) => (
          <li key={`${code} ${path.join('.')}`}>
            {message} <Link href={`/applications/${id}/edit/${stepOf(path)}`}>{t(`draft.step.${stepOf(path)}`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
