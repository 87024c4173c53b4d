/** What the hub answers instead of data. */
export interface GraphError {
  message: string;
  extensions?: { code?: string; fault?: string; retryAfter?: number };
}

/** A request that got no data: its text is the hub's own sentence, in the language of the page. */
export class HubFailure extends Error {
  override name = 'HubFailure';
  readonly code: string;
  /** The number under which the hub's log has a fault of its own. */
  readonly fault: string | undefined;

  constructor(errors: readonly GraphError[]) {
    const [first] = errors;
    super(first?.message ?? '');
    this.code = first?.extensions?.code ?? 'NO_ANSWER';
    this.fault = first?.extensions?.fault;
  }
}

export function hasCode(errors: readonly GraphError[] | undefined, code: string): boolean {
  return errors?.some(({ extensions }) => extensions?.code === code) ?? false;
}

/** The socket was closed, with this code. */
export class SocketClosed extends Error {
  override name = 'SocketClosed';

  constructor(readonly code: number) {
    super(`closed with ${code}`);
  }
}

/** The hub serves another version of the console: its manifest does not have this page's documents any more. */
export function isOutdated(error: unknown): boolean {
  return error instanceof HubFailure && ['PERSISTED_QUERY_NOT_FOUND', 'UNTRUSTED_DOCUMENT'].includes(error.code);
}

/** Nothing answered, or what did cannot now: the same may be sent again. */
export function isTransient(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof HubFailure && /^(NO_ANSWER|BUSY|RATE_LIMITED|.*UNAVAILABLE)$/.test(error.code));
}

/** What the hub says of a failure, where it says anything. */
export function failureText(failure: unknown): string | undefined {
  return (failure instanceof HubFailure && failure.message) || undefined;
}
