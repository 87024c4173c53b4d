import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

export default {
  schema: '../../schema.graphql',
  documents: ['prototypes/urql/**/*.tsx', 'prototypes/urql/**/*.ts', '!prototypes/urql/gql/**'],
  documentTransforms: [addTypenameSelectionDocumentTransform],
  generates: {
    'prototypes/urql/gql/': {
      preset: 'client',
      presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' }, fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: { useTypeImports: true, enumsAsTypes: true, scalars: { Date: 'string', DateTime: 'string', Decimal: 'string', TaxCode: 'string' } },
    },
  },
} satisfies CodegenConfig;
