import { useTranslation } from 'react-i18next';

import { line } from '../hub/line';
import { useStore } from '../parts/store';

/** Says that changes of others are not coming in, and that they are again. */
export function LineNotice() {
  const { t } = useTranslation();
  const now = useStore(line);
  return (
    <p role="status" className="hub-line" data-line={now}>
      {now === 'lost' && t('frame.lost')}
      {now === 'back' && t('frame.back')}
    </p>
  );
}
