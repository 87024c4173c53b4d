import { Alert, Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { useStore } from '../parts/store';
import { leave, signingOut } from './signOut';

/** Says that the session may still be open, where the hub did not say that it has ended. */
export function SignOutNotice() {
  const { t } = useTranslation();
  if (useStore(signingOut) !== 'failed') return null;
  return (
    <Alert color="warning" className="hub-banner">
      {t('frame.mayBeOpen')}{' '}
      <Button color="primary" size="xs" onClick={() => void leave()}>
        {t('frame.tryAgain')}
      </Button>
    </Alert>
  );
}
