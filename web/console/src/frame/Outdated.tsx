import { Alert, Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { isOutdatedPage } from '../hub/outdated';
import { useStore } from '../parts/store';

// A part of the page that is not there any more is of the version before.
addEventListener('vite:preloadError', () => isOutdatedPage.set(true));

export function Outdated() {
  const { t } = useTranslation();
  if (!useStore(isOutdatedPage)) return null;
  return (
    <Alert color="info" className="hub-banner">
      {t('frame.outdated')}{' '}
      <Button color="primary" size="xs" onClick={() => location.reload()}>
        {t('frame.reload')}
      </Button>
    </Alert>
  );
}
