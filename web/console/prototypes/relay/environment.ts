import relay, { type RequestParameters, type Variables } from 'relay-runtime';
import { sockets } from '../shared/sockets';

const { Environment, Network, Observable, RecordSource, Store } = relay;

async function ask({ id }: RequestParameters, variables: Variables) {
  const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ documentId: id, variables }) });
  return await answer.json();
}

function follow({ id }: RequestParameters, variables: Variables) {
  return Observable.create<never>((sink) => sockets.subscribe({ query: '', documentId: id, variables } as never, sink as never));
}

export const environment = new Environment({ network: Network.create(ask, follow), store: new Store(new RecordSource()) });
