import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useCurrentAccount } from './AccountContext';
import { SessionRow } from './SessionRow';
import { endSession } from './endings';
import { useAccountAct } from './useAccountAct';
import type { SessionList_account$key } from './__generated__/SessionList_account.graphql';

export interface OpenSession {
  id: string;
  createdAt: string;
}

export function SessionList({ account: key }: { account: SessionList_account$key }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<OpenSession>();
  const { sessions } = useFragment(
    graphql`
      fragment SessionList_account on Account {
        sessions {
          id
          ...SessionRow_session
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="sessions">
      <h2 id="sessions">{t('admin.sessions')}</h2>
      {sessions.length === 0 && <p>{t('admin.noSessions')}</p>}
      <ul className="hub-list">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={setEnding} />
        ))}
      </ul>
      {ending && <EndSessionDialog session={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function EndSessionDialog({ session: { id, createdAt }, onClose }: { session: OpenSession; onClose: () => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { name, reload } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAccountAct(() => {
    void reload();
    onClose();
  });
  return (
    <ConfirmDialog
      title={t('admin.endSession')}
      effect={t('admin.endSessionEffect', { name, at: moment(createdAt) })}
      confirm={t('admin.endSession')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void carryOut(() => endSession(environment, id), t('admin.sessionEnded'))}
      onClose={onClose}
    />
  );
}
