/** How GraphiQL asks the hub: HTTP, multipart for files, and a WebSocket for subscriptions. */
import type { Fetcher } from '@graphiql/toolkit';
import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';
import { type ExecutionResult, createClient } from 'graphql-ws';

import { formOf, unknownFileMessage, unknownFiles } from './files';
import { ENDPOINT, type Parameters, post } from './hub';
import { notice } from './session';
import { text } from './texts';

/** What a page of another site cannot send with a form. */
const PREFLIGHT = { 'graphql-require-preflight': '1' };

export const fetcher: Fetcher = async (parameters, options) => {
  const headers = (options?.headers ?? {}) as Record<string, string>;
  const operation = operationOf(parameters as Parameters);
  if (operation?.operation === 'subscription') return follow(parameters as Parameters, headers);
  return (await answerOf(parameters as Parameters, operation, headers)) as never;
};

async function answerOf(parameters: Parameters, operation: OperationDefinitionNode | undefined, headers: Record<string, string>) {
  const uploads = operation?.variableDefinitions?.some(({ type }) => isOrHasInput(type)) ?? false;
  const unknown = uploads ? unknownFiles(parameters.variables)[0] : undefined;
  if (unknown !== undefined) throw new Error(unknownFileMessage(unknown));
  const form = uploads ? formOf(parameters) : null;
  const answer = form
    ? await post(form, { ...PREFLIGHT, ...headers })
    : await post(JSON.stringify(parameters), { 'content-type': 'application/json', ...headers });
  notice(answer, parameters.query.includes('__schema'));
  return answer;
}

/** Whether a variable is a mutation's, and of a type that may be or hold a file: no built-in scalar. */
function isOrHasInput(type: { kind: string; type?: unknown; name?: { value: string } }): boolean {
  if (type.name) return !['ID', 'Int', 'Float', 'String', 'Boolean'].includes(type.name.value);
  return type.type ? isOrHasInput(type.type as typeof type) : false;
}

/** The operation that is meant; none where the text cannot be read, which the hub then says. */
function operationOf({ query, operationName }: Parameters): OperationDefinitionNode | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return undefined;
  }
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  return operations.find(({ name }) => !operationName || name?.value === operationName);
}

/** One socket for each subscription: it belongs to the session that opened it, and ends with it. */
async function* follow({ query, variables, operationName }: Parameters, headers: Record<string, string>) {
  const url = new URL(ENDPOINT, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const { authorization } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const client = createClient({ url: url.href, retryAttempts: 0, ...(authorization ? { connectionParams: { authorization } } : {}) });
  try {
    const operation = { query, variables: variables as Record<string, unknown>, operationName: operationName ?? null };
    yield* client.iterate(operation) as AsyncIterable<ExecutionResult> as AsyncIterable<never>;
  } catch (error) {
    throw error instanceof CloseEvent ? new Error(`${text('socketClosed')}: ${error.code} ${error.reason}`) : error;
  } finally {
    void client.dispose();
  }
}
