import { createClient } from 'graphql-ws';

/** Without attempts of its own: it would begin again where it began, and not after the last event. */
export const sockets = createClient({ url: location.origin.replace('http', 'ws') + '/graphql', retryAttempts: 0, jsonMessageReplacer: (key, value: unknown) => (key === 'query' && value === '' ? undefined : value) });

/** Times of live updates, for whoever measures: from the event to the next frame. */
export function noteUpdate() {
  const begun = performance.now();
  requestAnimationFrame(() => {
    const times = ((globalThis as { updates?: number[] }).updates ??= []);
    times.push(performance.now() - begun);
  });
}
