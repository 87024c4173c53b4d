import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  value: T | null;
  options: readonly (readonly [T, string])[];
  /** What it is called to choose nothing; without it something is always chosen. */
  none?: string;
  hint?: string | undefined;
  error?: string | undefined;
  onChange: (value: T | null) => void;
}

/** One of a few. */
export function Choice<T extends string>({ label, value, options, none, hint, error, onChange }: Props<T>) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="hub-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="form-control"
        value={value ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => onChange((target.value || null) as T | null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <small id={`${id}-hint`} className="form-text">
          {hint}
        </small>
      )}
      {error && (
        <p id={`${id}-error`} className="hub-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
