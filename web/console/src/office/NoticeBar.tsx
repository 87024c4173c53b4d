import { Button } from 'design-react-kit';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useStore } from '../parts/store';
import { notice, say } from './notice';
import { useOfficeAct } from './useOfficeAct';

/** How long something is offered; what is pointed at or has the focus stays. */
const OFFERED_FOR = 12_000;

/** Says at the foot of the page what was just done, and offers to undo what can be. */
export function NoticeBar() {
  const { t } = useTranslation();
  const now = useStore(notice);
  const { isBusy, carryOut } = useOfficeAct(say);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!now || isHeld) return;
    const timer = setTimeout(() => notice.set(null), OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [now, isHeld]);
  // Who signs in next did not do it.
  useEffect(() => () => notice.set(null), []);
  const leave = () => {
    setHeld(false);
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  const close = () => {
    notice.set(null);
    leave();
  };
  const release = async () => {
    if (!now?.taken) return;
    if (await carryOut('release', now.taken)) say(t('office.released'));
    leave();
  };
  const hold = { onFocus: () => setHeld(true), onBlur: () => setHeld(false), onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  return (
    <div className="hub-notice" data-is-open={now !== null} {...hold}>
      <p role="status">{now?.text}</p>
      {now?.taken && (
        <Button color="primary" size="xs" disabled={isBusy} onClick={() => void release()}>
          {t('office.undoTake')}
        </Button>
      )}
      {now && (
        <Button color="primary" outline size="xs" onClick={close}>
          {t('office.closeNotice')}
        </Button>
      )}
    </div>
  );
}
