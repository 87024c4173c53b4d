/** A value that components follow. */
import { useSyncExternalStore } from 'react';

export class Store<T> {
  readonly #followers = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const follower of this.#followers) follower();
  }

  readonly follow = (follower: () => void): (() => void) => {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.follow, () => store.get());
}
