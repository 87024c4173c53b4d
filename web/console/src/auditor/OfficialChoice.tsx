import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { useOfficials } from './useOfficials';

interface Props {
  office: string | null;
  role: 'OPERATOR' | 'DIRECTOR';
  value: string | null;
  onChange: (officialId: string | null) => void;
}

/** One of the people of an office, once that is chosen. */
export function OfficialChoice({ office, role, value, onChange }: Props) {
  const { t } = useTranslation();
  const officials = useOfficials(office).filter((official) => official.role === role);
  const isListed = !value || officials.some(({ id }) => id === value);
  const other = role === 'DIRECTOR' ? t('auditor.otherDirector') : t('auditor.otherOperator');
  const options = [...officials, ...(isListed ? [] : [{ id: value, name: other }])];
  return (
    <Choice
      label={role === 'DIRECTOR' ? t('auditor.director') : t('auditor.operator')}
      hint={office ? undefined : t('auditor.directorHint')}
      none={t('auditor.any')}
      value={value}
      options={options.map(({ id, name }) => [id, name])}
      onChange={onChange}
    />
  );
}
