import type { InputHTMLAttributes } from 'react';

import { FieldFrame } from './FieldFrame';
import type { ControlMessages } from './useControl';

interface Props extends InputHTMLAttributes<HTMLInputElement>, ControlMessages {
  label: string;
}

/** A labelled field, with its hint and its error tied to it. */
export function Field({ label, hint, error, ...input }: Props) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => <input {...control} {...input} />}
    </FieldFrame>
  );
}
