import { useTranslation } from 'react-i18next';

import { Icon } from '../parts/Icon';
import { paletteDialog } from './dialogs';

export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="hub-head-button" aria-keyshortcuts="Control+K Meta+K" onClick={() => paletteDialog.set('commands')}>
      <Icon name="search" /> {t('palette.title')}
    </button>
  );
}
