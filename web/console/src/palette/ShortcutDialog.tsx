import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { Tick } from '../parts/Tick';
import { useStore } from '../parts/store';
import type { Role } from '../session/person';
import { paletteDialog } from './dialogs';
import { SHORTCUTS } from './shortcuts';
import { setSingleKeys, singleKeys } from './singleKeys';

/** The keys that do something, for this role. */
export default function ShortcutDialog({ role }: { role: Role }) {
  const { t } = useTranslation();
  const isOn = useStore(singleKeys);
  const close = () => paletteDialog.set(null);
  const shown = SHORTCUTS.filter(({ roles }) => !roles || roles.includes(role));
  return (
    <Dialog title={t('palette.shortcuts')} onCancel={close}>
      <table className="hub-shortcuts">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('palette.key')}</th>
            <th scope="col">{t('palette.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ what, keys }) => (
            <tr key={what}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{t(`palette.keys.${what}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Tick label={t('palette.singleKeys')} isOn={isOn} onChange={setSingleKeys} />
      <Button color="primary" onClick={close}>
        {t('palette.close')}
      </Button>
    </Dialog>
  );
}
