import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { useTakeNext } from './useTakeNext';

/** The application that waits longest, in one step. */
export function TakeNext() {
  const { t } = useTranslation();
  const { isBusy, take } = useTakeNext();
  return (
    <Button color="primary" disabled={isBusy} onClick={() => void take()}>
      {t('office.takeNext')}
    </Button>
  );
}
