/** Random numbers that a seed determines (mulberry32): the same seed gives the same suite. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to 1, 1 left out. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(bound) {
    return Math.floor(this.next() * bound);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  shuffled(list) {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [copy[last], copy[other]] = [copy[other], copy[last]];
    }
    return copy;
  }

  /** At most so many of the list, in their order. */
  some(list, most) {
    const chosen = new Set(this.shuffled(list.map((_, index) => index)).slice(0, most));
    return list.filter((_, index) => chosen.has(index));
  }

  /** Puts an item at a place in the list. */
  insert(list, item) {
    list.splice(this.below(list.length + 1), 0, item);
  }
}

/** A seed that a text determines (FNV-1a). */
export function seedOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
