import { type Disposable, type Environment, type GraphQLTaggedNode, type OperationType, type SelectorStoreUpdater, requestSubscription } from 'relay-runtime';

import { renewal } from '../session/session';
import { HubFailure, SocketClosed, isOutdated, isTransient } from './failure';
import { askCursor, knownCursor } from './feedCursor';
import { lineLost } from './line';
import { waitBefore } from './waitBefore';

/** A document that follows the feed of changes, behind the last event that it was shown. */
export interface ChangesSubscription extends OperationType {
  response: { readonly changes: { readonly cursor: string } };
}

export interface ChangeHandlers<S extends ChangesSubscription> {
  onChange?: (change: S['response']['changes']) => void;
  /** Puts into a list of the store what is new in it. */
  updater?: SelectorStoreUpdater<S['response']>;
  /** Reads again what the page shows: something may have been missed. */
  reload: () => void;
}

/** The hub closes a socket so when its session has ended. */
const SESSION_ENDED = 4403;
/** There is nothing to go on behind: those events are not kept any more, or were in another database. */
const LOST_CURSORS = ['CURSOR_EXPIRED', 'BAD_CURSOR'];

/**
 * Brings each change into the store until it is stopped: from where the feed stood when the page was read, and after an interruption what was missed.
 * Gives what stops it.
 */
export function followChanges<S extends ChangesSubscription>(
  environment: Environment,
  subscription: GraphQLTaggedNode,
  variables: S['variables'],
  handlers: () => ChangeHandlers<S>,
): () => void {
  let after = knownCursor(environment);
  let attempts = 0;
  let following: Disposable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const begin = () => {
    following = requestSubscription<S>(environment, {
      subscription,
      variables: { ...variables, after },
      updater: (store, event) => event && handlers().updater?.(store, event),
      onNext: (event) => {
        if (!event) return;
        after = event.changes.cursor;
        attempts = 0;
        handlers().onChange?.(event.changes);
      },
      onError: (error) => void retry(error),
      onCompleted: () => void retry(),
    });
  };

  const retry = async (error?: Error) => {
    try {
      await recover(error);
    } catch (failure) {
      if (!isTransient(failure)) return;
    }
    attempts += 1;
    if (!isOver) timer = setTimeout(begin, waitBefore(attempts));
  };

  /** Fails where it would be refused for ever. */
  const recover = async (error?: Error) => {
    if (error instanceof SocketClosed) return error.code === SESSION_ENDED ? renewal() : lineLost();
    if (!(error instanceof HubFailure)) return;
    if (LOST_CURSORS.includes(error.code)) return restartFromNow();
    if (error.code === 'UNAUTHENTICATED') return renewal();
    if (isOutdated(error) || !isTransient(error)) throw error;
  };

  /** Leaves out what happened meanwhile: read again, the page holds it. */
  const restartFromNow = async () => {
    after = await askCursor(environment);
    handlers().reload();
  };

  begin();
  return () => {
    isOver = true;
    clearTimeout(timer);
    following?.dispose();
  };
}
