import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Dialog } from '../parts/Dialog';
import { Field } from '../parts/Field';
import { refusalOf } from '../parts/refusals';
import { upToDate } from '../parts/upToDate';
import { useAct } from '../parts/useAct';
import { useCurrentAccount } from './AccountContext';
import { DrawnPassword } from './DrawnPassword';
import { setPassword } from './passwords';

/** A new password: one that is given, or one that the hub draws and that is shown here, once. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { id, version, name, reload, onDone } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAct();
  const [typed, setTyped] = useState('');
  const [drawn, setDrawn] = useState<string>();
  const close = () => {
    onClose();
    onDone(t('admin.passwordSet'));
  };
  const set = async () => {
    let password: string | null | undefined;
    const send = async () => {
      const payload = await setPassword(environment, { id, version, password: typed || null });
      ({ password } = payload);
      return payload.userErrors;
    };
    if (!(await carryOut(() => upToDate(send, reload)))) return;
    if (password) setDrawn(password);
    else close();
  };
  if (drawn) {
    return (
      <Dialog title={t('admin.drawn')}>
        <DrawnPassword password={drawn} onKept={close} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={t('admin.setPasswordTitle')}
      effect={t('admin.setPasswordEffect', { name })}
      confirm={t('admin.setPassword')}
      refusals={refusals}
      fields={['password']}
      isBusy={isBusy}
      onConfirm={() => void set()}
      onClose={onClose}
    >
      <Field
        label={t('admin.password')}
        hint={t('admin.passwordHint')}
        error={refusalOf(refusals, 'password')}
        type="password"
        autoComplete="new-password"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </ConfirmDialog>
  );
}
