import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';

import { HubFailure, hasCode } from './failure';
import { type Answer, send } from './request';
import { follow, openSockets } from './sockets';

/** Waits until who was signed in is so again; nothing was done with what was sent meanwhile. */
type Renewal = () => Promise<void>;

/** What a session sees. Another person, or another capacity, gets another one. */
export function newEnvironment(renewal: Renewal): Environment {
  const sockets = openSockets();
  const network = Network.create(
    async (request, variables, _cache, uploadables) => {
      let answer: Answer = await send(request, variables, uploadables);
      while (hasCode(answer.errors, 'UNAUTHENTICATED')) {
        await renewal();
        answer = await send(request, variables, uploadables);
      }
      if (!answer.data) throw new HubFailure(answer.errors ?? []);
      return answer as never;
    },
    (request, variables) => follow(sockets, request, variables),
  );
  return new Environment({ network, store: new Store(new RecordSource(), { gcReleaseBufferSize: 20 }) });
}

/** For what is asked before there is a session. */
export function newStranger(): Environment {
  const network = Network.create(
    async (request, variables) => {
      const answer = await send(request, variables);
      if (!answer.data) throw new HubFailure(answer.errors ?? []);
      return answer as never;
    },
    () => Observable.create(() => {}),
  );
  return new Environment({ network, store: new Store(new RecordSource()) });
}
