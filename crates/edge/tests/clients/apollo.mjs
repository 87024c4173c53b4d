// Apollo Client as it is, without a link for subscriptions, against the hub whose address is given.
import assert from 'node:assert/strict';
import apollo from '@apollo/client/core/core.cjs';

const { ApolloClient, HttpLink, InMemoryCache, gql } = apollo;
const link = new HttpLink({ uri: process.argv[2], headers: { authorization: 'Bearer alice' } });
const client = new ApolloClient({ cache: new InMemoryCache(), link });

const all = (query) =>
  new Promise((resolve, reject) => {
    const seen = [];
    client.subscribe({ query: gql(query) }).subscribe({ next: ({ data }) => seen.push(data), error: reject, complete: () => resolve(seen) });
  });

assert.deepEqual((await client.query({ query: gql('{ hello }') })).data, { hello: 'world' });
assert.deepEqual(await all('subscription { count(to: 2) }'), [{ count: 1 }, { count: 2 }]);
await assert.rejects(all('subscription { nothing }'));
