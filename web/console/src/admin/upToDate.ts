import type { Refusal } from '../parts/refusals';

/** What was decided on an account that another administrator has changed since is decided anew, once it has been read again. */
export async function upToDate(act: () => Promise<readonly Refusal[]>, reload: () => Promise<unknown>): Promise<readonly Refusal[]> {
  const found = await act();
  if (found.some(({ code }) => code === 'ACCOUNT_VERSION_CONFLICT')) await reload();
  return found;
}
