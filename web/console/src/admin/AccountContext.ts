import { createContext, use } from 'react';

/** The account that a page is about. */
interface CurrentAccount {
  id: string;
  name: string;
  /** What an act on it names. */
  version: number;
  /** Nobody manages their own. */
  isOwn: boolean;
  /** Reads it again. */
  reload: () => Promise<unknown>;
  /** Says what was done. */
  onDone: (what: string) => void;
}

export const AccountContext = createContext<CurrentAccount | null>(null);

export function useCurrentAccount(): CurrentAccount {
  const account = use(AccountContext);
  if (!account) throw new Error('there is no account around this component');
  return account;
}
