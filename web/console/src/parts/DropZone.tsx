import { type DragEvent, useState } from 'react';

import { FieldMessages } from './FieldMessages';
import { Icon } from './Icon';
import { useControl } from './useControl';

interface Props {
  label: string;
  hint: string;
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** Files by choice or by drag and drop. */
export function DropZone({ label, hint, accept, multiple, disabled, onFiles }: Props) {
  const control = useControl({ hint }, 'visually-hidden');
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  };
  return (
    <div className="hub-drop" data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <label htmlFor={control.id} className={disabled ? 'btn btn-outline-primary btn-sm disabled' : 'btn btn-outline-primary btn-sm'}>
        <Icon name="clip" /> {label}
      </label>
      <input
        {...control}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again, once it is mended.
          target.value = '';
        }}
      />
      <FieldMessages of={control.id} hint={hint} />
    </div>
  );
}
