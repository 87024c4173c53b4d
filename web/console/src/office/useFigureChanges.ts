import { useEffect, useRef } from 'react';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useFigureChangesSubscription } from './__generated__/useFigureChangesSubscription.graphql';

/** Counting all again costs more than an event: several at once are counted once. */
const PAUSE = 3_000;

/** Counts again a moment after something has changed. */
export function useFigureChanges(reload: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(reload, PAUSE);
  };
  useChanges<useFigureChangesSubscription>(
    graphql`
      subscription useFigureChangesSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED, AUTHORIZATION_GRANTED, PROPOSAL_CHANGED]) {
          cursor
        }
      }
    `,
    {},
    { onChange, reload },
  );
}
