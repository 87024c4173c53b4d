import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { useOffices } from './useOffices';

interface Props {
  value: string | null;
  none: string;
  onChange: (officeId: string | null) => void;
}

export function OfficeChoice({ value, none, onChange }: Props) {
  const { t } = useTranslation();
  const offices = useOffices();
  const isListed = !value || offices.some(({ id }) => id === value);
  const options = [...offices, ...(isListed ? [] : [{ id: value, name: t('auditor.otherOffice') }])];
  return (
    <Choice
      label={t('auditor.office')}
      hint={t('auditor.officesHint')}
      none={none}
      value={value}
      options={options.map(({ id, name }) => [id, name])}
      onChange={onChange}
    />
  );
}
