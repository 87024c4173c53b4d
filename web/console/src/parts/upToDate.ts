import type { Refusal } from './refusals';

/** What was decided on something that somebody else has changed since is decided anew, once it has been read again. */
export async function upToDate(act: () => Promise<readonly Refusal[]>, reload: () => unknown): Promise<readonly Refusal[]> {
  const found = await act();
  if (found.some(({ code }) => code?.endsWith('VERSION_CONFLICT'))) await reload();
  return found;
}
