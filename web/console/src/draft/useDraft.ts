import { useEffect, useMemo, useState } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import type { Draft } from './DraftContext';
import { keep, kept } from './kept';
import { DraftSaver, type SaverState } from './saver';
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
  const saver = useMemo(
    () =>
      new DraftSaver<DraftValues>(
        {
          send: (patch, at) => sendPatch(environment, id, patch, at),
          keep: (pending) => keep(id, pending),
          show,
          later: (act, milliseconds) => void setTimeout(act, milliseconds),
        },
        read,
        version,
      ),
    // What is read later comes by rebase.
    [environment, id],
  );
  useEffect(() => saver.rebase(read, version));
  useEffect(() => {
    const before = kept(id);
    if (Object.keys(before).length > 0) saver.change(before);
    return () => void saver.flush();
  }, [saver, id]);
  return {
    id,
    values: { ...read, ...now.pending },
    state: now.state,
    clashes: now.clashes,
    set: (patch) => saver.change(patch),
    settle: (theirs) => saver.settle(theirs),
    flush: () => saver.flush(),
    errorAt: (...path) => now.errors.find((error) => path.every((part, at) => error.path[at] === part))?.message,
  };
}
