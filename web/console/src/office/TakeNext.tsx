import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useTakeNext } from './useTakeNext';

/** The application that waits longest, in one step. */
export function TakeNext() {
  const { t } = useTranslation();
  const takeNext = useTakeNext();
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await takeNext();
    setBusy(false);
  };
  return (
    <Button color="primary" disabled={isBusy} onClick={() => void press()}>
      {t('office.takeNext')}
    </Button>
  );
}
