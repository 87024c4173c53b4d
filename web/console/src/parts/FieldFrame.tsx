import type { ReactNode } from 'react';

import { FieldNotes } from './FieldNotes';
import { type Control, type Notes, useControl } from './useControl';

interface Props extends Notes {
  label: string;
  children: (control: Control) => ReactNode;
}

/** A control between its label and its notes. */
export function FieldFrame({ label, hint, error, children }: Props) {
  const control = useControl({ hint, error }, 'form-control');
  return (
    <div className="hub-field">
      <label htmlFor={control.id}>{label}</label>
      {children(control)}
      <FieldNotes of={control.id} hint={hint} error={error} />
    </div>
  );
}
