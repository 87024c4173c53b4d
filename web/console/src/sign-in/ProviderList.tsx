import { useTranslation } from 'react-i18next';

import { Icon } from '../parts/Icon';
import type { Provider } from './waysToSignIn';

/** SPID, CIE, the card and others: each leads away, and back to this address. */
export function ProviderList({ providers }: { providers: readonly Provider[] }) {
  const { t } = useTranslation();
  if (providers.length === 0) return null;
  const returnTo = encodeURIComponent(location.pathname + location.search);
  return (
    <section>
      <h2 className="h4">{t('signIn.digitalIdentity')}</h2>
      <ul className="hub-providers">
        {providers.map(({ id, kind, label, startPath }) => (
          <li key={id}>
            <a className="btn btn-primary btn-icon" href={`${startPath}?return_to=${returnTo}`} data-kind={kind}>
              <Icon name={kind === 'CNS' ? 'key' : 'user'} /> {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
