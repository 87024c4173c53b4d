/** The way out: the page first, then the session, then what lies on this device. */
import { graphql } from 'react-relay/hooks';

import { discardAll, hasUnsaved } from '../draft/kept';
import { commit } from '../hub/commit';
import { newStranger } from '../hub/environment';
import { HubFailure } from '../hub/failure';
import { Store } from '../parts/store';
import { forgetPassword } from './demo';
import { forget, leaving, session } from './session';
import { tellTabs } from './tabs';
import type { signOutMutation } from './__generated__/signOutMutation.graphql';

/** `hasUnsaved`: the person has to say whether what they typed may go; `asked`: the hub is; `failed`: it did not say that the session has ended. */
export const signingOut = new Store<'no' | 'hasUnsaved' | 'asked' | 'failed'>('no');

/** Signs out, unless something is not saved: then that is asked about first. */
export async function signOut(): Promise<void> {
  const now = session.get();
  if (now.state === 'open' && hasUnsaved(now.person.account.id)) signingOut.set('hasUnsaved');
  else await leave();
}

/** Signs out, and deletes what is not saved. */
export async function leave(): Promise<void> {
  const now = session.get();
  signingOut.set('asked');
  forget();
  if (now.state === 'open') discardAll(now.person.account.id);
  forgetPassword();
  signingOut.set((await leaving(endSession)) ? 'no' : 'failed');
  tellTabs('left');
}

async function endSession(): Promise<boolean> {
  try {
    await commit<signOutMutation>(
      newStranger(),
      graphql`
        mutation signOutMutation {
          signOut {
            userErrors {
              message
            }
          }
        }
      `,
      {},
    );
    return true;
  } catch (failure) {
    return failure instanceof HubFailure && failure.code === 'UNAUTHENTICATED';
  }
}
