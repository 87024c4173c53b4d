import { type Environment, type GraphQLTaggedNode, type MutationParameters, type UploadableMap, commitMutation } from 'relay-runtime';

/** Carries out a mutation, and gives its payload. */
export function commit<M extends MutationParameters>(
  environment: Environment,
  mutation: GraphQLTaggedNode,
  variables: M['variables'],
  uploadables?: UploadableMap,
): Promise<M['response']> {
  return new Promise((resolve, reject) => {
    commitMutation<M>(environment, {
      mutation,
      variables,
      ...(uploadables ? { uploadables } : {}),
      onCompleted: (response) => resolve(response),
      onError: reject,
    });
  });
}
