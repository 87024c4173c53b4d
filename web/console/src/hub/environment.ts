import { Environment, type GraphQLResponse, Network, Observable, RecordSource, Store } from 'relay-runtime';

import { noteUse } from '../session/idle';
import { hasCode } from './failure';
import { failureOf } from './outdated';
import { type Answer, send } from './request';
import { isUnattended } from './reload';
import { follow, openSockets } from './sockets';

/** Waits until who was signed in is so again; nothing was done with what was sent meanwhile. */
type Renewal = () => Promise<void>;

export interface Acting {
  /** In whose name the page asks. The cookie is of the whole browser: by this the hub refuses what another tab's session would answer. */
  as: string;
  /** Aborted once the page is somebody else's: what is asked afterwards is never sent, and never answered. */
  until: AbortSignal;
  renewal: Renewal;
}

/** A request is sent again behind a session that ended, but not for ever. */
const MOST_RENEWALS = 5;

/** What a session sees. Another person, or another capacity, gets another one. */
export function newEnvironment({ as, until, renewal }: Acting): Environment {
  const sockets = openSockets(as);
  const network = Network.create(
    async (request, variables, { metadata }, uploadables) => {
      if (!isUnattended(metadata)) noteUse();
      const headers = { 'hub-acting-as': as, ...(isUnattended(metadata) && { 'hub-unattended': 'true' }) };
      const ask = () => (until.aborted ? new Promise<never>(() => {}) : send(request, variables, uploadables, headers));
      let answer: Answer = await ask();
      for (let renewals = 0; renewals < MOST_RENEWALS && hasCode(answer.errors, 'UNAUTHENTICATED'); renewals += 1) {
        await renewal();
        answer = await ask();
      }
      return dataOf(answer);
    },
    (request, variables) => (until.aborted ? Observable.create<GraphQLResponse>(() => {}) : follow(sockets, request, variables)),
  );
  return new Environment({ network, store: new Store(new RecordSource(), { gcReleaseBufferSize: 20 }) });
}

/** For what is asked before there is a session, and of who is signed in. */
export function newStranger(): Environment {
  const network = Network.create(
    async (request, variables) => {
      noteUse();
      return dataOf(await send(request, variables));
    },
    () => Observable.create(() => {}),
  );
  return new Environment({ network, store: new Store(new RecordSource()) });
}

function dataOf(answer: Answer): GraphQLResponse {
  if (!answer.data) throw failureOf(answer.errors ?? []);
  return answer as GraphQLResponse;
}
