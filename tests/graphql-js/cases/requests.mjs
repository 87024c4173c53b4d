/** Requests that are refused before anything is executed. */
import {
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  typeFromAST,
} from 'graphql';

import { nonNullLiteral } from '../documents/literals.mjs';
import { argumentNode, copyOf, documentNode, fieldNode, nameNode, operationNode, variableDefinition, variableNode } from '../lib/ast.mjs';
import { fieldsOf } from '../lib/schema.mjs';

const WRONG = {
  Int: ['1', 1.5, true, 2147483648, -2147483649, {}, [1, 2], 'abc', ''],
  Boolean: ['true', 1, 0, {}, [], ''],
  String: [1, true, 1.5, {}, ['a']],
  ID: [1.5, true, {}, ['a', 'b'], false],
};

/** Values that clients send for variables of a type. */
export function valueOf(type, random, depth = 0) {
  const bare = getNullableType(type);
  if (!isNonNullType(type) && random.chance(0.1)) return null;
  if (isListType(bare)) return Array.from({ length: depth > 3 ? 0 : random.below(3) }, () => valueOf(bare.ofType, random, depth + 1));
  if (isInputObjectType(bare)) return objectOf(bare, random, depth);
  if (isEnumType(bare)) return random.pick(bare.getValues()).name;
  const texts = {
    Int: random.below(100),
    Boolean: random.chance(0.5),
    ID: random.pick(['1', 'abc', 7]),
    String: random.pick(['', 'a', 'perché']),
  };
  return bare.name in texts ? texts[bare.name] : '1';
}

function objectOf(type, random, depth) {
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const field = random.pick(fields);
    return { [field.name]: valueOf(new GraphQLNonNull(getNullableType(field.type)), random, depth + 1) };
  }
  const chosen = fields.filter((field) => isRequiredInputField(field) || (depth < 2 && random.chance(0.3)));
  return Object.fromEntries(chosen.map((field) => [field.name, valueOf(field.type, random, depth + 1)]));
}

/** A JSON value that is wrong for a type, and what is wrong; nothing for a scalar of which every value is taken. */
function wrongValue(type, random, depth = 0) {
  if (isNonNullType(type)) return random.chance(0.2) ? { value: null, about: `null for ${type}` } : wrongValue(type.ofType, random, depth);
  if (isListType(type)) return wrongList(type, random, depth);
  if (isInputObjectType(type)) return wrongObject(type, random, depth);
  if (isEnumType(type)) return { value: wrongName(type, random), about: 'a wrong enum' };
  const list = WRONG[type.name];
  return list && { value: random.pick(list), about: `a wrong ${type.name}` };
}

function wrongName(type, random) {
  const { name } = random.pick(type.getValues());
  return random.pick([name.toLowerCase(), `${name}S`, 0, true, {}, '', [name, name]]);
}

function wrongList(type, random, depth) {
  const wrong = wrongValue(type.ofType, random, depth + 1);
  if (!wrong) return undefined;
  const right = valueOf(new GraphQLNonNull(getNullableType(type.ofType)), random, depth + 1);
  return { value: random.pick([[wrong.value], [right, wrong.value], [wrong.value, right]]), about: `${wrong.about} in a list` };
}

function wrongObject(type, random, depth) {
  const right = objectOf(type, random, depth);
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  const changes = [
    () => ({ value: random.pick(['{}', 1, true, 'text']), about: 'no object for an input object' }),
    () => ({ value: { ...right, [random.pick(['unknown', 'ID', '__typename', ''])]: 1 }, about: 'an unknown input field' }),
    () => required.length > 0 && { value: without(right, random.pick(required).name), about: 'a required input field is missing' },
    () => depth < 3 && withWrongField(type, right, random, depth),
    () =>
      type.isOneOf && {
        value: random.pick([{}, nullFor(type, random), twoOf(type, random)]),
        about: 'not exactly one field of a oneOf input object',
      },
  ];
  const ofItsKind = type.isOneOf && random.chance(0.5) ? changes.slice(-1) : changes;
  return random.pick(ofItsKind)() || undefined;
}

const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

function withWrongField(type, right, random, depth) {
  const field = random.pick(Object.values(type.getFields()));
  const wrong = wrongValue(field.type, random, depth + 1);
  return wrong && { value: { ...(type.isOneOf ? {} : right), [field.name]: wrong.value }, about: `${wrong.about} in an input object` };
}

const nullFor = (type, random) => ({ [random.pick(Object.keys(type.getFields()))]: null });

function twoOf(type, random) {
  const fields = random.some(Object.values(type.getFields()), 2);
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, random, 3)]));
}

const ONE_OF = `query ($given: ReportValueInput!) {
  checkDraft(id: "1", patch: { report: { answers: [{ field: "x", value: $given }] } }) { __typename }
}`;

/** A query with one variable, of which the value will be wrong. */
export function queryWithVariable(schema, random) {
  const hasOneOf = 'checkDraft' in schema.getQueryType().getFields();
  return hasOneOf && random.chance(0.12) ? parse(ONE_OF, { noLocation: true }) : queryOfArgument(schema, random);
}

/** The field of the viewer that leads to the lists of a role; none for roles without lists. */
const hubOf = (schema) => fieldsOf(schema.getType('Viewer')).find((field) => field.name.endsWith('Hub'));

/** A query that takes a variable for an argument; of the root, or of the lists that are below the viewer. */
function queryOfArgument(schema, random) {
  const hub = random.chance(0.3) ? hubOf(schema) : undefined;
  const type = hub ? getNamedType(hub.type) : schema.getQueryType();
  const arguments_ = fieldsOf(type).flatMap((field) => field.args.map((argument) => ({ field, argument })));
  const inputs = arguments_.filter(({ argument }) => isInputObjectType(getNullableType(argument.type)));
  const { field, argument } = random.pick(random.chance(0.6) && inputs.length > 0 ? inputs : arguments_);
  const others = field.args.filter((other) => other !== argument && isRequiredArgument(other));
  const args = others.map((other) => argumentNode(other.name, nonNullLiteral(other.type, random)));
  args.push(argumentNode(argument.name, variableNode('given')));
  const selections = isCompositeType(getNamedType(field.type)) ? [fieldNode({ name: '__typename' })] : undefined;
  const declared = random.chance(0.5) ? argument.type : new GraphQLNonNull(getNullableType(argument.type));
  const asked = fieldNode({ name: field.name, args, selections });
  const root = hub ? fieldNode({ name: 'viewer', selections: [fieldNode({ name: hub.name, selections: [asked] })] }) : asked;
  return documentNode([operationNode({ operation: 'query', variables: [variableDefinition('given', declared)], selections: [root] })]);
}

/** The kinds of refusal: each changes a valid request, or reports that it cannot. */
export const REFUSALS = [
  function wrongVariable(request, schema, random) {
    const definition = random.pick(definitionsOf(request));
    const type = definition && typeFromAST(schema, definition.type);
    const wrong = type && wrongValue(type, random);
    if (!wrong) return undefined;
    return { ...request, about: wrong.about, variables: { ...request.variables, [definition.variable.name.value]: wrong.value } };
  },
  function missingVariable(request, schema, random) {
    const required = definitionsOf(request).filter(({ type, defaultValue }) => type.kind === 'NonNullType' && !defaultValue);
    if (required.length === 0) return undefined;
    const { name } = random.pick(required).variable;
    return { ...request, about: 'a required variable is missing', variables: without(request.variables, name.value) };
  },
  function nullVariable(request, schema, random) {
    const required = definitionsOf(request).filter(({ type }) => type.kind === 'NonNullType');
    if (required.length === 0) return undefined;
    const { variable, defaultValue } = random.pick(required);
    const about = defaultValue ? 'null for a required variable with a default' : 'null for a required variable';
    return { ...request, about, variables: { ...request.variables, [variable.name.value]: null } };
  },
  function unknownOperation(request, schema, random) {
    const operationName = random.pick(['Unknown', 'read', '__typename', 'query Read']);
    return { ...request, about: 'an unknown operation name', operationName };
  },
  function noOperationName(request, schema, random) {
    const document = copyOf(request.document);
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    operation.name ??= nameNode('First');
    const another = operationNode({
      operation: random.pick(['query', 'mutation']),
      name: 'Second',
      selections: [fieldNode({ name: '__typename' })],
    });
    random.insert(document.definitions, another);
    return { ...request, document, about: 'several operations without a name', operationName: random.pick([undefined, null]) };
  },
  function noOperation(request) {
    const fragments = request.document.definitions.filter(({ kind }) => kind === 'FragmentDefinition');
    return fragments.length > 0
      ? { ...request, document: { ...request.document, definitions: fragments }, about: 'no operation at all', operationName: undefined }
      : undefined;
  },
];

function definitionsOf({ document }) {
  return document.definitions.flatMap(({ variableDefinitions }) => variableDefinitions ?? []);
}
