import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  what: string;
  /** How often something was done. */
  count: number;
}

/** What was done last. The focus comes here: the button that was pressed may be gone with it. */
export function DoneNotice({ what, count }: Props) {
  const { t } = useTranslation();
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (count > 0) notice.current?.focus();
  }, [count]);
  return (
    <p ref={notice} role="status" tabIndex={-1} className="hub-done">
      {what && t('admin.done', { what })}
    </p>
  );
}
