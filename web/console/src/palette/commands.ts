/** What the palette offers, and which of it answers to what is typed. */
export const GROUPS = ['acts', 'pages', 'found', 'more'] as const;
export type Group = (typeof GROUPS)[number];

export interface Command {
  id: string;
  group: Group;
  text: string;
  /** What else distinguishes it from others. */
  detail?: string;
  /** The key that does the same. */
  key?: string | undefined;
  run: () => void;
}

/** Those of which each typed word begins a word, whatever its accents; all where nothing is typed. What was found answers already. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const wanted = wordsOf(typed);
  return commands.filter(({ group, text }) => {
    const words = wordsOf(text);
    return group === 'found' || wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
