/** Shows a passkey of this person to the hub, as the second factor. */
import type { Factor } from './signIn';

export const takesPasskeys = 'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

export async function showPasskey(options: string): Promise<Factor> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  return { passkey: JSON.stringify(credential?.toJSON()) };
}
