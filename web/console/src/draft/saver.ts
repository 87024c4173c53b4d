/** Saves a draft as it is typed: one change at a time, nothing over what somebody else wrote, and nothing lost meanwhile. */

/** What became of a change that was sent. */
export type Sent<V> =
  | { is: 'saved'; version: number }
  | { is: 'outdated'; version: number; values: V }
  | { is: 'refused'; errors: readonly { readonly path: readonly string[]; readonly message: string }[] };

/** Two wrote into the same field. */
export interface Clash {
  field: string;
  mine: unknown;
  theirs: unknown;
}

export interface SaverState<V> {
  /** What is typed and not yet saved. */
  pending: Partial<V>;
  state: 'saved' | 'typing' | 'saving' | 'waiting' | 'refused' | 'clash';
  clashes: readonly Clash[];
  errors: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** What is not saved, and what it was typed over: so that it overwrites nothing, also when it is taken up another day. */
export interface Unsaved<V> {
  pending: Partial<V>;
  base: V;
  version: number;
}

export interface Means<V> {
  /** It throws where there was no answer, and it may be tried again. */
  send: (patch: Partial<V>, version: number) => Promise<Sent<V>>;
  /** Keeps what is not saved, on this device. */
  keep: (unsaved: Unsaved<V>) => void;
  show: (state: SaverState<V>) => void;
  later: (act: () => void, milliseconds: number) => void;
}

const PAUSE = 700;
const RETRY = 5_000;
const LONGEST_RETRY = 60_000;

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export class DraftSaver<V extends object> {
  #now: SaverState<V> = { pending: {}, state: 'saved', clashes: [], errors: [] };
  /** A change that is on its way. */
  #sending: Promise<void> | null = null;
  /** Counts what was typed, so that only the last pause sends. */
  #turn = 0;
  #attempts = 0;
  #hasStopped = false;
  /** What somebody else made of the draft, until the person has decided about it. */
  #theirs: { values: V; version: number } | undefined;

  constructor(
    private readonly means: Means<V>,
    private base: V,
    private version: number,
  ) {}

  /** The page is left: what is typed is sent once more, and stays on the device where that fails. */
  async leave(): Promise<void> {
    await this.flush();
    this.stop();
  }

  /** Nothing is sent or written any more: the page is somebody else's. */
  stop(): void {
    this.#hasStopped = true;
  }

  change(patch: Partial<V>): void {
    const errors = this.#now.errors.filter(({ path }) => path[0] !== undefined && !(path[0] in patch));
    this.#set({ pending: { ...this.#now.pending, ...patch }, errors, state: this.#now.state === 'clash' ? 'clash' : 'typing' });
    this.#soon(PAUSE);
  }

  /** Somebody changed the draft, perhaps this page. */
  rebase(values: V, version: number): void {
    if (this.#sending || version <= (this.#theirs?.version ?? this.version)) return;
    const clashes = this.#fields()
      .filter((field) => !isEqual(this.base[field], values[field]) && !isEqual(this.#now.pending[field], values[field]))
      .map((field) => ({ field: String(field), mine: this.#now.pending[field], theirs: values[field] }));
    if (clashes.length > 0) {
      this.#theirs = { values, version };
      return this.#set({ clashes, state: 'clash' });
    }
    this.#takeAsBase(values, version);
    if (this.#fields().length === 0) return;
    this.#set({ pending: this.#now.pending, clashes, state: 'typing' });
    this.#soon(0);
  }

  /** The person has decided: theirs is taken in these fields, in all others what was typed stands. */
  settle(theirs: readonly string[]): void {
    if (this.#theirs) this.#takeAsBase(this.#theirs.values, this.#theirs.version);
    const pending = { ...this.#now.pending };
    theirs.forEach((field) => delete pending[field as keyof V]);
    this.#set({ pending, clashes: [], state: 'typing' });
    this.#soon(0);
  }

  /** Saves at once what is typed, after what is on its way; gives the version that stands then. */
  async flush(): Promise<number> {
    while (this.#sending) await this.#sending;
    if (!this.#hasStopped && this.#now.state !== 'clash') await this.#save();
    return this.version;
  }

  async #save(): Promise<void> {
    const faulty = new Set(this.#now.errors.map(({ path }) => path[0]));
    const fields = this.#fields().filter((field) => !faulty.has(String(field)));
    if (fields.length === 0) return this.#set({ state: faulty.size > 0 ? 'typing' : 'saved' });
    const patch = Object.fromEntries(fields.map((field) => [field, this.#now.pending[field]])) as Partial<V>;
    this.#set({ state: 'saving', errors: this.#now.errors.filter(({ path }) => path.length > 0) });
    this.#sending = this.#send(patch);
    return this.#sending;
  }

  async #send(patch: Partial<V>): Promise<void> {
    const sent = await this.means.send(patch, this.version).catch(() => null);
    this.#sending = null;
    this.#receive(patch, sent);
  }

  #receive(patch: Partial<V>, sent: Sent<V> | null): void {
    if (!sent) {
      // No answer: perhaps it was saved. The version tells, when it is sent again.
      this.#set({ state: 'waiting' });
      return this.#soon(Math.min(LONGEST_RETRY, RETRY * 2 ** this.#attempts++));
    }
    this.#attempts = 0;
    if (sent.is === 'outdated') return this.rebase(sent.values, sent.version);
    if (sent.is === 'refused') {
      const isOfFields = sent.errors.every(({ path }) => path.length > 0);
      this.#set({ errors: sent.errors, state: isOfFields ? 'typing' : 'refused' });
      // What is wrong in one field keeps no other back.
      if (isOfFields) this.#soon(0);
      return undefined;
    }
    this.#takeAsBase({ ...this.base, ...patch }, sent.version);
    const fields = this.#fields().filter((field) => !(field in patch) || !isEqual(patch[field], this.#now.pending[field]));
    this.#set({ pending: Object.fromEntries(fields.map((field) => [field, this.#now.pending[field]])) as Partial<V>, state: 'saved' });
    if (fields.length > 0) this.#soon(0);
    return undefined;
  }

  #takeAsBase(values: V, version: number): void {
    this.base = values;
    this.version = version;
    this.#theirs = undefined;
  }

  #fields(): (keyof V)[] {
    return Object.keys(this.#now.pending) as (keyof V)[];
  }

  #soon(milliseconds: number): void {
    if (this.#hasStopped) return;
    const turn = ++this.#turn;
    this.means.later(() => turn === this.#turn && !this.#sending && void this.flush(), milliseconds);
  }

  #set(change: Partial<SaverState<V>>): void {
    if (this.#hasStopped) return;
    this.#now = { ...this.#now, ...change };
    if (change.pending) this.means.keep({ pending: change.pending, base: this.base, version: this.version });
    this.means.show(this.#now);
  }
}
