import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { type Refusal, refusalOf } from '../parts/refusals';

interface Days {
  validFrom: string;
  validTo: string;
}

interface Props {
  values: Days;
  refusals: readonly Refusal[];
  onChange: (days: Days) => void;
}

/** From today, where nothing is said, until it is revoked. */
export function DaysFields({ values: { validFrom, validTo }, refusals, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="hub-pair">
      <Field
        label={t('delegation.validFrom')}
        hint={t('delegation.validFromHint')}
        type="date"
        value={validFrom}
        error={refusalOf(refusals, 'validFrom')}
        onChange={({ target }) => onChange({ validFrom: target.value, validTo })}
      />
      <Field
        label={t('delegation.validTo')}
        hint={t('delegation.validToHint')}
        type="date"
        value={validTo}
        error={refusalOf(refusals, 'validTo')}
        onChange={({ target }) => onChange({ validFrom, validTo: target.value })}
      />
    </div>
  );
}
