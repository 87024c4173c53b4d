/** What a hub says of itself at /health/ready. */

export const PARTS = ['database', 'documents', 'redis', 'events'] as const;
type Part = (typeof PARTS)[number];
const PART_STATES = ['up', 'read-only', 'down', 'not used', 'following', 'behind'] as const;
export type PartState = (typeof PART_STATES)[number];

export interface Health {
  state: 'ready' | 'notReady' | 'unreachable';
  parts: Partial<Record<Part, PartState>>;
  /** The number of the newest event. */
  newest: number | null;
  at: Date;
  /** How long the answer took. */
  milliseconds: number;
}

interface Answer {
  ready: boolean;
  database: PartState;
  documents: PartState;
  redis: PartState;
  events: { following: boolean; newest: number };
}

/** The hub answers 503 with the same text where it is not ready; anything else is the answer of something before it. */
export function healthOf(text: string): Pick<Health, 'state' | 'parts' | 'newest'> {
  try {
    const { ready, database, documents, redis, events } = JSON.parse(text) as Answer;
    const parts = { database, documents, redis, events: events.following ? 'following' : 'behind' } as const;
    return { state: ready ? 'ready' : 'notReady', parts, newest: events.newest };
  } catch {
    return { state: 'unreachable', parts: {}, newest: null };
  }
}

export async function askHealth(): Promise<Health> {
  const at = new Date();
  const began = performance.now();
  const text = await fetch('/health/ready', { cache: 'no-store' }).then(
    (answer) => answer.text(),
    () => '',
  );
  return { ...healthOf(text), at, milliseconds: Math.round(performance.now() - began) };
}
