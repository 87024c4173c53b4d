import { useTranslation } from 'react-i18next';

import type { ApplicationStatus } from '../application/status';
import { toneOf } from '../application/status';

export function StatusTag({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation();
  return (
    <span className="hub-tag" data-tone={toneOf(status)}>
      {t(`status.${status}`)}
    </span>
  );
}
