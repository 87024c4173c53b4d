/** What the suite keeps below, so that no limit of the hub answers in place of a rule (docs/reference/limits.md). */
import { Kind, Lexer, Source, TokenKind, getNamedType, isListType, getNullableType } from 'graphql';

const LIMITS = { characters: 15_000, tokens: 900, nesting: 19, depth: 19, aliases: 150, sameAliased: 14, once: 1, cost: 30_000 };

/** Fields of which the hub takes one in a document. */
const ONCE = new Set(['signIn', 'confirmSignIn', 'checkDraft', 'simulateLimits', 'estimate', 'importBeneficiaries', 'editBeneficiaries']);

const USUAL_PAGE = 20;
const USUAL_LIST = 20;

/** Whether a text stays below the limits that count characters and tokens. */
export function isSmall(text) {
  if (text.length > LIMITS.characters) return false;
  const { count, nesting } = countTokens(text);
  return count <= LIMITS.tokens && nesting <= LIMITS.nesting;
}

function countTokens(text) {
  const lexer = new Lexer(new Source(text));
  let [count, open, nesting] = [0, 0, 0];
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      count += 1;
      if ('{[('.includes(lexer.token.kind)) open += 1;
      if ('}])'.includes(lexer.token.kind)) open -= 1;
      nesting = Math.max(nesting, open);
    }
  } catch {
    return { count, nesting };
  }
  return { count, nesting };
}

/** Whether a document without cycles stays below the limits that count fields, its fragments spread out. */
export function isLight(document, schema) {
  const weight = weigh(document, schema);
  const repeated = Math.max(0, ...weight.aliased.values());
  return (
    weight.aliases <= LIMITS.aliases &&
    repeated <= LIMITS.sameAliased &&
    weight.once <= LIMITS.once &&
    weight.depth <= LIMITS.depth &&
    weight.cost <= LIMITS.cost
  );
}

export function weigh(document, schema) {
  const weight = { aliases: 0, aliased: new Map(), once: 0, depth: 0, cost: 0 };
  const fragments = new Map();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk = { weight, fragments, schema, left: LIMITS.cost };
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    weighSelections(walk, operation.selectionSet, schema.getRootType(operation.operation), { depth: 1, times: 1 });
  }
  return weight;
}

function weighSelections(walk, set, type, at) {
  for (const selection of set.selections) {
    if ((walk.left -= 1) < 0) {
      walk.weight.cost = Infinity;
      return;
    }
    if (selection.kind === Kind.FIELD) {
      weighField(walk, selection, type, at);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value;
      weighSelections(walk, selection.selectionSet, on ? walk.schema.getType(on) : type, at);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment) weighSelections(walk, fragment.selectionSet, walk.schema.getType(fragment.typeCondition.name.value), at);
    }
  }
}

function weighField(walk, node, type, at) {
  const { weight } = walk;
  const name = node.name.value;
  weight.cost += at.times;
  weight.depth = Math.max(weight.depth, at.depth);
  if (ONCE.has(name)) weight.once += 1;
  if (node.alias) {
    weight.aliases += 1;
    weight.aliased.set(name, (weight.aliased.get(name) ?? 0) + 1);
  }
  const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
  if (!node.selectionSet) return;
  const times = at.times * (field ? timesOf(field, node) : 1);
  weighSelections(walk, node.selectionSet, field && getNamedType(field.type), { depth: at.depth + 1, times });
}

/** How often the hub counts what is below a field; of a list without pages it knows more than is listed here. */
export function timesOf(field, node) {
  if (field.args.some((argument) => argument.name === 'first')) {
    const first = node.arguments.find((argument) => argument.name.value === 'first');
    return first?.value.kind === Kind.INT ? Number(first.value.value) : USUAL_PAGE;
  }
  const isRows = ['edges', 'nodes'].includes(field.name) && field.args.length === 0;
  return isListType(getNullableType(field.type)) && !isRows ? USUAL_LIST : 1;
}
