import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Dialog } from '../parts/Dialog';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { withdraw } from './applicantActs';

interface Props {
  id: string;
  version: number;
  onClose: () => void;
}

/** A withdrawal has a reason, and is not undone. */
export function WithdrawDialog({ id, version, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [reason, setReason] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await carryOut(() => withdraw(environment, { id, version, reason }))) onClose();
  };
  return (
    <Dialog title={t('application.withdraw')} onCancel={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <TextArea label={t('application.reasons')} hint={t('application.withdrawHint')} required value={reason} onChange={setReason} />
        <Refused text={refused} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {t('application.withdraw')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}
