import { useEffect, useMemo, useState } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { isCurrent, session } from '../session/session';
import type { Draft } from './DraftContext';
import { keep, kept } from './kept';
import { DraftSaver, type Means, type SaverState } from './saver';
import { sendPatch } from './sendPatch';
import { type DraftValues, valuesOf } from './values';
import type { useDraft_application$key } from './__generated__/useDraft_application.graphql';

const NOTHING: SaverState<DraftValues> = { pending: {}, state: 'saved', clashes: [], errors: [] };

/** A draft that is saved as it is typed. */
export function useDraft(key: useDraft_application$key): Draft {
  const environment = useRelayEnvironment();
  const application = useFragment(
    graphql`
      fragment useDraft_application on Application {
        id
        version
        ...values_application
      }
    `,
    key,
  );
  const { id, version } = application;
  const read = valuesOf(application);
  const [now, show] = useState(NOTHING);
  const [saver, before] = useMemo(
    () => {
      const account = session.get();
      const place = { account: account.state === 'open' ? account.person.account.id : '', draft: id };
      const unsaved = kept(place);
      const means: Means<DraftValues> = {
        send: (patch, at) => sendPatch(environment, id, patch, at),
        keep: (now) => keep(place, now),
        show,
        later: (act, milliseconds) => void setTimeout(act, milliseconds),
      };
      // What was typed before this page goes on from what it was typed over.
      return [new DraftSaver<DraftValues>(means, unsaved?.base ?? read, unsaved?.version ?? version), unsaved?.pending] as const;
    },
    // What is read later comes by rebase.
    [environment, id],
  );
  useEffect(() => {
    if (before) saver.change(before);
    // What one person typed is not for the session of the next.
    return () => (isCurrent(environment) ? void saver.leave() : saver.stop());
  }, [environment, saver, before]);
  useEffect(() => saver.rebase(read, version));
  return {
    id,
    values: { ...read, ...now.pending },
    state: now.state,
    clashes: now.clashes,
    refusal: now.errors.find(({ path }) => path.length === 0)?.message,
    set: (patch) => saver.change(patch),
    settle: (theirs) => saver.settle(theirs),
    flush: () => saver.flush(),
    errorAt: (...path) => now.errors.find((error) => path.every((part, at) => error.path[at] === part))?.message,
  };
}
