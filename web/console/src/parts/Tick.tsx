import { FieldMessages } from './FieldMessages';
import { useControl } from './useControl';

interface Props {
  label: string;
  isOn: boolean;
  error?: string | undefined;
  onChange: (isOn: boolean) => void;
}

export function Tick({ label, isOn, error, onChange }: Props) {
  const control = useControl({ error });
  return (
    <>
      <div className="hub-tick">
        <input {...control} type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
        <label htmlFor={control.id}>{label}</label>
      </div>
      <FieldMessages of={control.id} error={error} />
    </>
  );
}
