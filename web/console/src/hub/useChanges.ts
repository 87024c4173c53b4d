import { useEffect, useRef } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import { type Disposable, type GraphQLTaggedNode, type OperationType, type SelectorStoreUpdater, requestSubscription } from 'relay-runtime';

import { renewal } from '../session/session';
import { HubFailure, isOutdated } from './failure';
import { lineLost } from './line';
import { SocketClosed } from './sockets';
import { waitBefore } from './waitBefore';

/** A document that follows the feed of changes, behind the last event that it was shown. */
interface Following extends OperationType {
  response: { readonly changes: { readonly cursor: string } };
}

/** The hub closes a socket so when its session has ended. */
const SESSION_ENDED = 4403;

interface Options<S extends Following> {
  onChange?: (change: S['response']['changes']) => void;
  /** Puts into a list of the store what is new in it. */
  updater?: SelectorStoreUpdater<S['response']>;
  /** Loads again what the page shows: something may have been missed. */
  reload: () => void;
}

/** Brings each change of what the page shows into the store, until the page is left; after an interruption what was missed comes first. */
export function useChanges<S extends Following>(subscription: GraphQLTaggedNode, variables: S['variables'], options: Options<S>): void {
  const environment = useRelayEnvironment();
  const latest = useRef(options);
  latest.current = options;
  const given = JSON.stringify(variables);

  useEffect(() => {
    let after: string | undefined;
    let attempts = 0;
    let following: Disposable | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    const begin = () => {
      if (isOver) return;
      // Without a cursor there is nothing to go on behind.
      if (attempts > 0 && !after) latest.current.reload();
      following = requestSubscription<S>(environment, {
        subscription,
        variables: { ...JSON.parse(given), after },
        updater: (store, event) => event && latest.current.updater?.(store, event),
        onNext: (event) => {
          if (!event) return;
          after = event.changes.cursor;
          attempts = 0;
          latest.current.onChange?.(event.changes);
        },
        onError: (error) => void again(error),
        onCompleted: () => void again(),
      });
    };

    const again = async (error?: Error) => {
      // Another version of the hub does not know what is followed: it would refuse for ever.
      if (isOver || isOutdated(error)) return;
      if (error instanceof HubFailure && error.code === 'CURSOR_EXPIRED') after = undefined;
      else if (error instanceof SocketClosed && error.code === SESSION_ENDED) await renewal();
      else lineLost();
      attempts += 1;
      timer = setTimeout(begin, waitBefore(attempts));
    };

    begin();
    return () => {
      isOver = true;
      clearTimeout(timer);
      following?.dispose();
    };
  }, [environment, subscription, given]);
}
