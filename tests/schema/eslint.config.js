/** The rules of @graphql-eslint for schemas, as their makers recommend them. What is otherwise here says why; for one thing: exceptions.json. */
import { fileURLToPath } from 'node:url';
import graphql from '@graphql-eslint/eslint-plugin';

const schema = fileURLToPath(new URL('../../schema.graphql', import.meta.url));

/** Types that are never a thing of their own, by how they are named. */
const PARTS = ['Connection', 'Edge', 'Payload', 'Event', 'Permissions'];

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { types: ['PageInfo'], suffixes: PARTS } }],
      // Relay asks that edges are listed by connections alone, not that everything else is: `nodes`, enums and parts are lists too.
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false }],
    },
  },
];
