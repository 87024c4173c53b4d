import { Alert, Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { useStore } from '../parts/store';
import { takenOver } from './session';

/** Says whose the page is now, when it became somebody else's by itself. */
export function TakenOver() {
  const { t } = useTranslation();
  const person = useStore(takenOver);
  if (!person) return null;
  return (
    <Alert color="warning" className="hub-banner">
      {t('frame.signedInElsewhere', { name: person.account.name, role: t(`role.${person.capacity.role}`) })}{' '}
      <Button color="primary" size="xs" onClick={() => takenOver.set(null)}>
        {t('frame.close')}
      </Button>
    </Alert>
  );
}
