import type { Factor } from '../session/signIn';

/** Six digits are a code of an application, however they are spaced; everything else is for recovery. */
export function factorOf(typed: string): Factor {
  const digits = typed.replaceAll(/\s/g, '');
  return /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: typed.trim() };
}
