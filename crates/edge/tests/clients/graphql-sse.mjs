// graphql-sse as it is, in both of its modes, against the hub whose address is given.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';

// Anew for each connection: the client adds its token to them.
const headers = () => ({ authorization: 'Bearer alice' });

const all = (client, query) =>
  new Promise((resolve, reject) => {
    const seen = [];
    client.subscribe({ query }, { next: ({ data }) => seen.push(data), error: reject, complete: () => resolve(seen) });
  });

const first = (client, query) =>
  new Promise((resolve, reject) => {
    let seen;
    const stop = client.subscribe(
      { query },
      { next: ({ data }) => ((seen = data), stop()), error: reject, complete: () => resolve(seen) },
    );
  });

for (const singleConnection of [true, false]) {
  const client = createClient({ url: process.argv[2], singleConnection, retryAttempts: 0, headers });
  assert.deepEqual(await all(client, '{ hello }'), [{ hello: 'world' }]);
  assert.deepEqual(await all(client, 'mutation { double(number: 21) }'), [{ double: 42 }]);
  assert.deepEqual(await all(client, 'subscription { count(to: 2) }'), [{ count: 1 }, { count: 2 }]);
  assert.deepEqual(await first(client, 'subscription { wait }'), { wait: 0 });
  client.dispose();
}
