import { FieldFrame } from './FieldFrame';
import type { ControlMessages } from './useControl';

interface Props extends ControlMessages {
  label: string;
  value: string;
  required?: boolean;
  onChange: (text: string) => void;
}

/** A text of several lines; as high as what is in it, where the browser can. */
export function TextArea({ label, hint, error, value, required, onChange }: Props) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => <textarea {...control} rows={2} required={required} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FieldFrame>
  );
}
