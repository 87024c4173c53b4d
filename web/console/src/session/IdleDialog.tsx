import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { Refused } from '../parts/Refused';
import { useStore } from '../parts/store';
import { useAct } from '../parts/useAct';
import { idle } from './idle';
import { recheck } from './session';

/** Asks who has not used the page for long whether they are there: asking the hub who is signed in counts as use. */
export function IdleDialog() {
  const { t } = useTranslation();
  const { refused, isBusy, carryOut } = useAct();
  if (useStore(idle) === 'no') return null;
  const stay = async () => {
    await recheck();
    return [];
  };
  return (
    <Dialog title={t('frame.aboutToEnd')}>
      <p>{t('frame.aboutToEndHint')}</p>
      <Refused text={refused} />
      <Button color="primary" disabled={isBusy} onClick={() => void carryOut(stay)}>
        {t('frame.stay')}
      </Button>
    </Dialog>
  );
}
