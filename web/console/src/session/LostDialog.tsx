import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { SignInWays } from '../sign-in/SignInWays';
import type { Person } from './person';
import { signOut } from './signOut';

/** In front of the page whose session has ended; what was typed stays behind it. */
export function LostDialog({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('frame.sessionLost')}>
      <p>{t('frame.sessionLostHint')}</p>
      <SignInWays email={person.account.email} />
      <p className="hub-below">
        <Button color="primary" outline size="sm" onClick={() => void signOut()}>
          {t('frame.signOut')}
        </Button>
      </p>
    </Dialog>
  );
}
