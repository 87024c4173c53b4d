import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Declarations, NOTHING_DECLARED, isDeclared } from '../draft/Declarations';
import { HubFailure } from '../hub/failure';
import { Refused } from '../parts/Refused';
import type { ReadyDraft } from './readyDraft';
import { submitDrafts } from './submitDrafts';

/** Submits together what lacks nothing: one that is refused keeps no other back. */
export function BulkSubmit({ ready }: { ready: readonly ReadyDraft[] }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [declared, setDeclared] = useState(NOTHING_DECLARED);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      setRefused(await submitDrafts(environment, ready, declared));
    } catch (failure) {
      setRefused([(failure instanceof HubFailure && failure.message) || t('frame.failed')]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="hub-card" aria-labelledby="declarations">
      <h2 id="declarations">{t('draft.declarations')}</h2>
      <Declarations declared={declared} onChange={setDeclared} />
      <Refused text={refused.join(' ')} />
      <Button color="primary" disabled={isBusy || ready.length === 0 || !isDeclared(declared)} onClick={() => void send()}>
        {t('bulk.submit', { count: ready.length })}
      </Button>
    </section>
  );
}
