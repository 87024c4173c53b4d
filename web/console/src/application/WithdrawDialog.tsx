import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Dialog } from '../parts/Dialog';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
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
  const [refused, setRefused] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const errors = await withdraw(environment, { id, version, reason });
    if (errors.length === 0) onClose();
    setRefused(errors[0]?.message);
  };
  return (
    <Dialog title={t('application.withdraw')} onCancel={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <TextArea label={t('application.reasons')} hint={t('application.withdrawHint')} required value={reason} onChange={setReason} />
        <Refused text={refused} />
        <Button color="primary" size="sm" type="submit">
          {t('application.withdraw')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}
