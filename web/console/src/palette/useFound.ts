import { useEffect, useState } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';

import { useSettled } from '../parts/useSettled';
import type { Role } from '../session/person';
import type { Found } from './found';
import { SEARCHES } from './searches';

/** Shorter words find too much. */
const SHORTEST = 3;

type State = 'idle' | 'searching' | 'failed';

/** What the hub finds for a word, a moment after it was typed; what was typed meanwhile counts alone. */
export function useFound(role: Role, typed: string): { found: readonly Found[]; state: State } {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<readonly Found[]>([]);
  const [state, setState] = useState<State>('idle');
  const search = SEARCHES[role];
  const word = typed.trim();
  const isSettled = useSettled(word) === word;
  useEffect(() => {
    setFound([]);
    if (word.length < SHORTEST) return setState('idle');
    setState('searching');
    if (!isSettled) return;
    let isOver = false;
    const show = async () => {
      try {
        const answer = await search(environment, word);
        if (isOver) return;
        setFound(answer);
        setState('idle');
      } catch {
        if (!isOver) setState('failed');
      }
    };
    void show();
    return () => {
      isOver = true;
    };
  }, [environment, search, word, isSettled]);
  return { found, state };
}
