import { FieldFrame } from './FieldFrame';
import type { ControlMessages } from './useControl';

interface Props<T extends string> extends ControlMessages {
  label: string;
  value: T | null;
  options: readonly (readonly [T, string])[];
  /** What it is called to choose nothing; without it something is always chosen. */
  none?: string;
  onChange: (value: T | null) => void;
}

/** One of a few. */
export function Choice<T extends string>({ label, value, options, none, hint, error, onChange }: Props<T>) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} value={value ?? ''} onChange={({ target }) => onChange((target.value || null) as T | null)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
