/** Mutators of the rule on values: what is no value of its type. */
import {
  Kind,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
} from 'graphql';

import {
  booleanNode,
  copyOf,
  enumNode,
  floatNode,
  intNode,
  listNode,
  nullNode,
  objectField,
  objectNode,
  stringNode,
  variableDefinition,
  variableNode,
} from '../../lib/ast.mjs';
import { nonNullLiteral } from '../literals.mjs';

const text = () => stringNode('2');
const object = () => objectNode([objectField('a', intNode(1))]);

const WRONG = {
  Int: [
    text(),
    floatNode('1.5'),
    floatNode('1.0'),
    floatNode('1e3'),
    booleanNode(true),
    enumNode('ONE'),
    intNode('2147483648'),
    intNode('-2147483649'),
    intNode('99999999999999999999'),
    object(),
    stringNode(''),
  ],
  String: [intNode(1), floatNode('1.5'), booleanNode(false), enumNode('TEXT'), object()],
  ID: [floatNode('1.5'), booleanNode(true), enumNode('ID'), object(), floatNode('1e2')],
  Boolean: [stringNode('true'), intNode(0), intNode(1), enumNode('TRUE'), floatNode('0.0'), object(), stringNode('')],
};

/** A value that is wrong for a type; nothing for a custom scalar, of which every literal is taken. */
function wrong(type, random, depth = 0) {
  if (isNonNullType(type)) return random.chance(0.25) ? nullNode() : wrong(type.ofType, random, depth);
  if (isListType(type)) return wrongList(type, random, depth);
  if (isInputObjectType(type)) return wrongObject(type, random, depth);
  if (isEnumType(type)) return wrongEnum(type, random);
  const list = WRONG[type.name];
  return list && copyOf(random.chance(0.1) ? listNode([]) : random.pick(list));
}

function wrongEnum(type, random) {
  const { name } = random.pick(type.getValues());
  const other = random.pick([`${name}S`, name.toLowerCase(), 'UNKNOWN', `_${name}`]);
  return random.pick([
    stringNode(name),
    enumNode(other),
    intNode(0),
    booleanNode(true),
    object(),
    stringNode(name, true),
    listNode([enumNode(name)]),
  ]);
}

function wrongList(type, random, depth) {
  const item = wrong(type.ofType, random, depth + 1);
  if (!item) return undefined;
  if (item.kind === Kind.NULL) return listNode([nonNullLiteral(type.ofType, random, { depth: 3 }), item]);
  return random.pick([
    item,
    listNode([item]),
    listNode([nonNullLiteral(type.ofType, random, { depth: 3 }), item]),
    listNode([listNode([nonNullLiteral(type.ofType, random, { depth: 3 })])]),
  ]);
}

function wrongObject(type, random, depth) {
  const changes = [
    () => random.pick([intNode(1), stringNode('{}'), booleanNode(true), enumNode('OBJECT'), floatNode('1.5')]),
    (right) => withField(right, objectField(random.pick(['unknown', '_', 'ID', '__typename']), intNode(1)), random),
    (right) => withoutRequired(right, type, random),
    (right) => withWrongField(right, type, random, depth),
    (right) => listNode([listNode([right])]),
  ];
  const right = nonNullLiteral(type, random, { depth: 2 });
  return random.pick(type.isOneOf ? [...changes, ...oneOf(type, random)] : changes)(right);
}

function withField(right, field, random) {
  random.insert(right.fields, field);
  return right;
}

function withoutRequired(right, type, random) {
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  if (required.length === 0) return undefined;
  const { name } = random.pick(required);
  return objectNode(right.fields.filter((field) => field.name.value !== name));
}

function withWrongField(right, type, random, depth) {
  if (depth > 2) return undefined;
  const field = random.pick(Object.values(type.getFields()));
  const value = wrong(field.type, random, depth + 1);
  return value && objectNode([...right.fields.filter((other) => other.name.value !== field.name), objectField(field.name, value)]);
}

/** Exactly one key, and that not null. */
function oneOf(type, random) {
  const fields = Object.values(type.getFields());
  const value = (field) => nonNullLiteral(field.type, random, { depth: 3 });
  return [
    () => objectNode([]),
    () => objectNode([objectField(random.pick(fields).name, nullNode())]),
    () => objectNode(random.some(fields, 2).map((field) => objectField(field.name, value(field)))),
    () => objectNode(random.some(fields, 2).map((field, at) => objectField(field.name, at === 0 ? value(field) : nullNode()))),
  ];
}

function replaceWrong(mutant, sites) {
  const site = mutant.pick(sites);
  const value = site && wrong(site.inputType, mutant.random);
  if (value) site.replace(value);
  return Boolean(value);
}

const ofKind = (is) => (mutant) =>
  replaceWrong(
    mutant,
    mutant.sites.values().filter(({ inputType }) => is(getNullableType(inputType))),
  );

export const ValuesOfCorrectType = {
  'a value': (mutant) => replaceWrong(mutant, mutant.sites.values()),
  'a scalar': ofKind((type) => isScalarType(type)),
  'an enum': ofKind((type) => isEnumType(type)),
  'a list': ofKind((type) => isListType(type)),
  'an input object': ofKind((type) => isInputObjectType(type)),
  'a oneOf input object': ofKind((type) => isInputObjectType(type) && type.isOneOf),
  'null for what is never null': (mutant) => {
    const site = mutant.pick(mutant.sites.values().filter(({ inputType }) => isNonNullType(inputType)));
    if (site) site.replace(nullNode());
    return Boolean(site);
  },
  'a default of a variable': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.VARIABLE_DEFINITION));
    const type = site && mutant.schema.getType(namedOf(site.node.type));
    const value = type && wrong(type, mutant.random);
    if (value) site.node.defaultValue = value;
    return Boolean(value);
  },
  'a condition of a directive': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.DIRECTIVE));
    if (site) site.node.arguments[0].value = copyOf(mutant.random.pick([...WRONG.Boolean, nullNode(), listNode([booleanNode(true)])]));
    return Boolean(site);
  },
  'a oneOf input object with variables': (mutant) => withVariables(mutant),
};

function namedOf(type) {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type);
}

/** Two keys, one a variable that may be absent: it is refused all the same. */
function withVariables(mutant) {
  const site = mutant.pick(mutant.sites.values().filter(({ inputType }) => getNullableType(inputType).isOneOf));
  if (!site) return false;
  const fields = mutant.random.some(Object.values(getNullableType(site.inputType).getFields()), 2);
  const values = fields.map((field, at) =>
    objectField(field.name, at === 0 ? variableNode('one') : nonNullLiteral(field.type, mutant.random)),
  );
  site.replace(objectNode(mutant.random.shuffled(values)));
  mutant.sites.operations().forEach(({ node }) => node.variableDefinitions.push(variableDefinition('one', `${fields[0].type}!`)));
  return true;
}
