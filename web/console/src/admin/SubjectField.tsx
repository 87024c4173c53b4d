import { useTranslation } from 'react-i18next';

import { useOffices } from '../auditor/useOffices';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import type { Role } from '../session/person';

interface Props {
  role: Exclude<Role, 'AUDITOR' | 'ADMIN'>;
  value: string;
  error: string | undefined;
  onChange: (subject: string) => void;
}

/** Whom somebody acts for: by a tax code, or an office of a list. */
export function SubjectField({ role, value, error, onChange }: Props) {
  const { t } = useTranslation();
  if (role === 'OPERATOR' || role === 'DIRECTOR') return <OfficeSubject value={value} error={error} onChange={onChange} />;
  return (
    <Field
      label={t('admin.subject')}
      hint={t(`admin.subjectHint.${role}`)}
      error={error}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function OfficeSubject({ value, error, onChange }: Omit<Props, 'role'>) {
  const { t } = useTranslation();
  const options = useOffices().map(({ code, name }) => [code, `${name} (${code})`] as const);
  const chosen = options.some(([code]) => code === value) ? value : null;
  return (
    <Choice label={t('admin.office')} none={t('admin.chooseOffice')} value={chosen} options={options} error={error} onChange={(code) => onChange(code ?? '')} />
  );
}
