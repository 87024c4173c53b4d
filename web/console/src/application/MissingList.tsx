import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useLackText } from '../draft/useLackText';
import { Icon } from '../parts/Icon';
import type { MissingList_application$key } from './__generated__/MissingList_application.graphql';

/** What a draft lacks before it can be submitted. */
export function MissingList({ application: key }: { application: MissingList_application$key }) {
  const { t } = useTranslation();
  const textOf = useLackText();
  const { id, status, missing, viewerCan } = useFragment(
    graphql`
      fragment MissingList_application on Application {
        id
        status
        missing {
          code
          path
          message
        }
        viewerCan {
          edit
        }
      }
    `,
    key,
  );
  if (status !== 'DRAFT') return null;
  return (
    <section className="hub-card" aria-labelledby="missing">
      <h2 id="missing">{t('application.missing')}</h2>
      {missing.length === 0 ? (
        <p>
          <Icon name="check" /> {t('application.nothingMissing')}
        </p>
      ) : (
        <ul className="hub-missing">
          {missing.map((lack) => (
            <li key={`${lack.code} ${lack.path.join('.')}`}>{textOf(lack)}</li>
          ))}
        </ul>
      )}
      {viewerCan.edit && (
        <Link className="btn btn-primary" href={`/applications/${id}/edit`}>
          {t('application.edit')}
        </Link>
      )}
    </section>
  );
}
