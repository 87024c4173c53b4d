import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePageActs } from '../palette/acts';
import type { Role } from '../session/person';
import { NoticeBar } from './NoticeBar';
import { useTakeNext } from './useTakeNext';

/** What the people of an office have on each page. */
export default function OfficeTools({ role }: { role: Role }) {
  const { t } = useTranslation();
  const { take } = useTakeNext();
  const acts = useMemo(
    () => (role === 'OPERATOR' ? [{ id: 'next', text: t('office.takeNext'), key: 'n', run: () => void take() }] : []),
    [role, take, t],
  );
  usePageActs(acts);
  return <NoticeBar />;
}
