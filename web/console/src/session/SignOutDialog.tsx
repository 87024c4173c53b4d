import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { leave, signingOut } from './signOut';

/** Asks who signs out whether what they typed and is not saved may go. */
export function SignOutDialog() {
  const { t } = useTranslation();
  const stay = () => signingOut.set('no');
  return (
    <Dialog title={t('frame.unsaved')} onCancel={stay}>
      <p>{t('frame.unsavedHint')}</p>
      <Button color="danger" onClick={() => void leave()}>
        {t('frame.discard')}
      </Button>{' '}
      <Button color="primary" outline onClick={stay}>
        {t('frame.cancel')}
      </Button>
    </Dialog>
  );
}
