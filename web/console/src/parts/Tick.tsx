import { useId } from 'react';

interface Props {
  label: string;
  isOn: boolean;
  error?: string | undefined;
  onChange: (isOn: boolean) => void;
}

export function Tick({ label, isOn, error, onChange }: Props) {
  const id = useId();
  return (
    <>
      <div className="hub-tick">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={({ target }) => onChange(target.checked)}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {error && (
        <p id={`${id}-error`} className="hub-field-error">
          {error}
        </p>
      )}
    </>
  );
}
