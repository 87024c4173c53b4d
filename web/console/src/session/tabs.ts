/** What the tabs of this browser send each other: they share one session. */
type Message =
  /** Somebody signed in, or goes on in another capacity. */
  | 'changed'
  /** The person has signed out. */
  | 'left'
  /** Somebody is there: the session of all of them does not end yet. */
  | 'used';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('hub.session') : null;

export function tellTabs(message: Message): void {
  channel?.postMessage(message);
}

export function hearTabs(listener: (message: Message) => void): void {
  channel?.addEventListener('message', ({ data }) => listener(data as Message));
}
