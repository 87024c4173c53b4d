import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { useStore } from '../parts/store';
import { idle } from './idle';
import { recheck } from './session';

/** Asks who has not used the page for long whether they are there: asking the hub who is signed in counts as use. */
export function IdleDialog() {
  const { t } = useTranslation();
  if (useStore(idle) === 'no') return null;
  return (
    <Dialog title={t('frame.aboutToEnd')}>
      <p>{t('frame.aboutToEndHint')}</p>
      <Button color="primary" onClick={() => void recheck()}>
        {t('frame.stay')}
      </Button>
    </Dialog>
  );
}
