import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from './Field';
import { decimalOf } from './decimal';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string | null | undefined;
  onChange: (value: string | null) => void;
}

/** Hours or an amount. What is no number stays in the field, with an error, and is not taken. */
export function DecimalField({ label, hint, error, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed !== '' && decimalOf(typed) === null;
  const change = (text: string) => {
    setTyped(text);
    if (text === '') onChange(null);
    else if (decimalOf(text) !== null) onChange(decimalOf(text));
  };
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      value={typed ?? value ?? ''}
      error={isWrong ? t('draft.noNumber') : error}
      onChange={({ target }) => change(target.value)}
      onBlur={() => !isWrong && setTyped(null)}
    />
  );
}
