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
  return <Choice label={t('auditor.office')} none={none} value={value} options={offices.map(({ id, name }) => [id, name])} onChange={onChange} />;
}
