/** JSON values as literals, and in one canonical form. */
import { getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';

import { booleanNode, enumNode, floatNode, intNode, listNode, nullNode, objectField, objectNode, stringNode } from './ast.mjs';

/** The literal of a JSON value at a place of this type; `inside` may give another node for a part of it. */
export function literalOf(value, type, inside = () => undefined) {
  const bare = getNullableType(type);
  if (value === null) return nullNode();
  if (isListType(bare)) return listOf(value, bare, inside);
  if (isInputObjectType(bare)) return objectOf(value, bare, inside);
  if (isEnumType(bare)) return enumNode(value);
  return plainLiteral(value);
}

function listOf(value, type, inside) {
  const items = Array.isArray(value) ? value : [value];
  return listNode(items.map((item) => inside(item, type.ofType) ?? literalOf(item, type.ofType, inside)));
}

function objectOf(value, type, inside) {
  const fields = type.getFields();
  const given = Object.entries(value).map(([name, part]) => {
    const place = { hasDefault: fields[name].defaultValue !== undefined, isOneOf: type.isOneOf };
    return objectField(name, inside(part, fields[name].type, place) ?? literalOf(part, fields[name].type, inside));
  });
  return objectNode(given);
}

/** A value of a scalar, of which no more is known than its JSON. */
function plainLiteral(value) {
  if (value === null) return nullNode();
  if (Array.isArray(value)) return listNode(value.map(plainLiteral));
  if (typeof value === 'object') return objectNode(Object.entries(value).map(([name, part]) => objectField(name, plainLiteral(part))));
  if (typeof value === 'boolean') return booleanNode(value);
  if (typeof value === 'number') return Number.isInteger(value) ? intNode(value) : floatNode(value);
  return stringNode(value);
}

/** One text for all JSON values that differ in the order of their keys alone. */
export function canonical(value) {
  return JSON.stringify(value, (_, part) => (isObject(part) ? sorted(part) : part));
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
