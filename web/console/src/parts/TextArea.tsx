import { useId } from 'react';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  required?: boolean;
  onChange: (text: string) => void;
}

/** A text of several lines; as high as what is in it, where the browser can. */
export function TextArea({ label, hint, error, value, required, onChange }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="hub-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="form-control"
        rows={2}
        required={required}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
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
