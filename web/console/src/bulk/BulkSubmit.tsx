import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Declarations, NOTHING_DECLARED, isDeclared } from '../draft/Declarations';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import type { ReadyDraft } from './readyDraft';
import { submitDrafts } from './submitDrafts';

/** Submits together what lacks nothing: one that is refused keeps no other back. */
export function BulkSubmit({ ready }: { ready: readonly ReadyDraft[] }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [declared, setDeclared] = useState(NOTHING_DECLARED);
  const key = useIdempotencyKey();
  const { refused, isBusy, carryOut } = useAct();
  const send = async () => {
    const drafts = ready.map(({ id, version }) => ({ id, expectedVersion: version }));
    const content = { ids: ready.map(({ id }) => id), declarations: declared };
    if (await carryOut(() => submitDrafts(environment, { drafts, declarations: declared, key: key.of(content) }))) key.renew();
  };
  return (
    <section className="hub-card" aria-labelledby="declarations">
      <h2 id="declarations">{t('draft.declarations')}</h2>
      <Declarations declared={declared} onChange={setDeclared} />
      <Refused text={refused} />
      <Button color="primary" disabled={isBusy || ready.length === 0 || !isDeclared(declared)} onClick={() => void send()}>
        {t('bulk.submit', { count: ready.length })}
      </Button>
    </section>
  );
}
