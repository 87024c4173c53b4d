import { Button } from 'design-react-kit';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import { Refused } from '../parts/Refused';
import { type Refusal, otherRefusal } from '../parts/refusals';
import { useFirstInvalid } from '../parts/useFirstInvalid';

interface Props {
  title: string;
  /** What the act is called on its button. */
  name: string;
  children: ReactNode;
  refusals: readonly Refusal[];
  /** Those of its fields that say themselves why they were refused. */
  fields: readonly string[];
  isBusy: boolean;
  onSend: () => void;
  onClose: () => void;
}

/** An act that asks for something before it is done. */
export function ActDialog({ title, name, children, refusals, fields, isBusy, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const form = useFirstInvalid(refusals);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <Dialog title={title} onCancel={onClose}>
      <form ref={form} onSubmit={send}>
        {children}
        <Refused text={otherRefusal(refusals, fields)} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {name}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}
