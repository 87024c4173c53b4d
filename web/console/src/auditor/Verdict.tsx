import { useTranslation } from 'react-i18next';

import { number } from '../i18n/format';
import { Icon } from '../parts/Icon';
import type { SealRowQuery$data } from './__generated__/SealRowQuery.graphql';

export type Verification = SealRowQuery$data['verifyAccessLog'];

interface Props {
  day: string;
  verification: Verification;
}

/** What reading the entries of a sealed day has found. */
export function Verdict({ day, verification: { isIntact, entries, firstBroken } }: Props) {
  const { t } = useTranslation();
  if (isIntact) {
    return (
      <p className="hub-verdict" data-tone="good">
        <Icon name="check" /> {t('auditor.intact', { day, count: entries })}
      </p>
    );
  }
  const what = firstBroken === null || firstBroken === undefined ? t('auditor.broken', { day }) : t('auditor.brokenAt', { day, number: number(firstBroken) });
  return (
    <p className="hub-verdict" data-tone="bad">
      <Icon name="error" /> <strong>{what}</strong> {t('auditor.whatToDo')}
    </p>
  );
}
