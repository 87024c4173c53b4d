import { useId } from 'react';

/** What is said of a control, below it. */
export interface ControlMessages {
  hint?: string | undefined;
  error?: string | undefined;
}

export interface Control {
  id: string;
  className: string | undefined;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Ties a control to its label and to its messages, and marks it where it has an error. */
export function useControl({ hint, error }: ControlMessages, className?: string): Control {
  const id = useId();
  return {
    id,
    className: joined(className, error && 'is-invalid'),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': joined(hint && `${id}-hint`, error && `${id}-error`),
  };
}

function joined(...words: (string | undefined)[]): string | undefined {
  return words.filter(Boolean).join(' ') || undefined;
}
