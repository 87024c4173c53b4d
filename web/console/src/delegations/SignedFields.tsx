import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { Tick } from '../parts/Tick';
import { type Refusal, refusalOf } from '../parts/refusals';

interface Declaration {
  delegatorSigned: boolean;
  formReference: string;
}

export const NOT_DECLARED: Declaration = { delegatorSigned: false, formReference: '' };

interface Props {
  declaration: Declaration;
  refusals: readonly Refusal[];
  onChange: (declaration: Declaration) => void;
}

/** What an intermediary declares of the form, under its own responsibility. */
export function SignedFields({ declaration, refusals, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Tick
        label={t('delegation.signed')}
        isOn={declaration.delegatorSigned}
        error={refusalOf(refusals, 'delegatorSigned')}
        onChange={(delegatorSigned) => onChange({ ...declaration, delegatorSigned })}
      />
      <Field
        label={t('delegation.reference')}
        hint={t('delegation.referenceHint')}
        maxLength={200}
        value={declaration.formReference}
        error={refusalOf(refusals, 'formReference')}
        onChange={({ target }) => onChange({ ...declaration, formReference: target.value })}
      />
    </>
  );
}
