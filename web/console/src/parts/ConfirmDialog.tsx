import { Button } from 'design-react-kit';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from './Dialog';
import { type Refusal, otherRefusal } from './refusals';
import { Refused } from './Refused';
import { useFirstInvalid } from './useFirstInvalid';

interface Props {
  title: string;
  /** What will be done. */
  effect: string;
  /** What the button says. */
  confirm: string;
  refusals: readonly Refusal[];
  /** Those of its fields that show why they were refused. */
  fields?: readonly string[];
  isBusy: boolean;
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what an act will do before it is done. */
export function ConfirmDialog({ title, effect, confirm, refusals, fields = [], isBusy, children, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const form = useFirstInvalid(refusals);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Dialog title={title} onCancel={onClose}>
      <form ref={form} onSubmit={submit} noValidate>
        {children}
        <p>{effect}</p>
        <Refused text={otherRefusal(refusals, fields)} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {confirm}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}
