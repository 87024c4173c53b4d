import type { ReactNode } from 'react';

import { FieldMessages } from './FieldMessages';
import { type Control, type ControlMessages, useControl } from './useControl';

interface Props extends ControlMessages {
  label: string;
  children: (control: Control) => ReactNode;
}

/** A control between its label and its messages. */
export function FieldFrame({ label, hint, error, children }: Props) {
  const control = useControl({ hint, error }, 'form-control');
  return (
    <div className="hub-field">
      <label htmlFor={control.id}>{label}</label>
      {children(control)}
      <FieldMessages of={control.id} hint={hint} error={error} />
    </div>
  );
}
