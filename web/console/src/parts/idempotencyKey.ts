/** The key of what is sent. Sent again after a lost answer it is the same act, changed it is another. */
export class IdempotencyKey {
  #content = '';
  #key = '';

  /** What the hub compares: all of the input, without the version that it is sent for. */
  of(content: unknown): string {
    const text = JSON.stringify(content);
    if (!this.#key || text !== this.#content) {
      this.#content = text;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }

  /** It was done: the same content sent from now on is another act. */
  renew(): void {
    this.#key = '';
  }
}
