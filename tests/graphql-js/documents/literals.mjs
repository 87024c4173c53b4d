/** Literals of the input types, as a client may write them. */
import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';

import { booleanNode, enumNode, floatNode, intNode, listNode, nullNode, objectField, objectNode, stringNode } from '../lib/ast.mjs';

const TEXTS = [
  '',
  'a',
  'Rossi Costruzioni',
  'perché no',
  'riga\nriga',
  '"tra virgolette"',
  'C:\\temp',
  '€ 12,50',
  '😀',
  '  spazi  ',
  '\ttab',
  '#non un commento',
  '{ id }',
  '\u0001\u0007',
];
const INTS = ['0', '1', '-1', '7', '100', '2147483647', '-2147483648', '-0'];
const CUSTOM = [() => stringNode('2026-03-16'), () => intNode(12), () => floatNode('1.50'), () => stringNode('RSSMRA80A01H501U')];
const DEEPEST = 4;

/** `variable(type, at)` may give a variable in place of a literal; `at` describes the place. */
export function literal(type, random, { variable = () => undefined, depth = 0 } = {}) {
  const options = { variable, depth };
  if (isNonNullType(type)) return nonNullLiteral(type.ofType, random, options);
  return random.chance(0.06) ? nullNode() : nonNullLiteral(type, random, options);
}

/** A literal that is not null, of a type with or without `!`. */
export function nonNullLiteral(type, random, options = {}) {
  const bare = getNullableType(type);
  if (isListType(bare)) return listLiteral(bare, random, options);
  if (isInputObjectType(bare)) return objectLiteral(bare, random, options);
  if (isEnumType(bare)) return enumNode(random.pick(bare.getValues()).name);
  return scalarLiteral(bare.name, random);
}

function listLiteral(type, random, options) {
  if (random.chance(0.25)) return nonNullLiteral(type.ofType, random, options);
  const count = options.depth >= DEEPEST ? 0 : random.below(4);
  return listNode(Array.from({ length: count }, () => place(type.ofType, random, options, {})));
}

function objectLiteral(type, random, options) {
  const fields = type.isOneOf ? [random.pick(Object.values(type.getFields()))] : chosenFields(type, random, options.depth ?? 0);
  const value = (field) => place(field.type, random, options, { hasDefault: field.defaultValue !== undefined, isOneOf: type.isOneOf });
  return objectNode(random.shuffled(fields).map((field) => objectField(field.name, value(field))));
}

function chosenFields(type, random, depth) {
  const share = depth >= DEEPEST ? 0 : depth > 1 ? 0.2 : 0.4;
  return Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || random.chance(share));
}

/** A field of a oneOf input object is never null. */
function place(type, random, options, at) {
  const given = options.variable?.(type, at);
  if (given) return given;
  const deeper = { ...options, depth: (options.depth ?? 0) + 1 };
  return at.isOneOf ? nonNullLiteral(type, random, deeper) : literal(type, random, deeper);
}

function scalarLiteral(name, random) {
  switch (name) {
    case 'Int':
      return intNode(random.pick(INTS));
    case 'Boolean':
      return booleanNode(random.chance(0.5));
    case 'ID':
      return random.chance(0.3) ? intNode(random.pick(INTS)) : textLiteral(random);
    case 'String':
      return textLiteral(random);
    default:
      return random.pick(CUSTOM)();
  }
}

function textLiteral(random) {
  const text = random.pick(TEXTS);
  const isPlain = /^[\w "€#{}é,.:]*$/u.test(text);
  return stringNode(text, isPlain && random.chance(0.2));
}
