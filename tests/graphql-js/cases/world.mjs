/** Executes operations in the recorded world. */
import { execute } from 'graphql';

import { UNKNOWN } from './recording.mjs';

export function executeIn(world, schema, { document, variables, operationName }) {
  const missing = [];
  const result = execute({
    schema,
    document,
    rootValue: world,
    contextValue: missing,
    variableValues: variables,
    operationName,
    fieldResolver: resolve,
    typeResolver: (object) => object.typename,
  });
  return { result, missing };
}

/** An error among the values is thrown by graphql-js. */
function resolve(object, args, missing, { fieldName, parentType }) {
  const value = object.get(fieldName, args);
  if (value === undefined || value === UNKNOWN) missing.push(`${parentType.name}.${fieldName}`);
  return value === UNKNOWN ? null : value;
}
