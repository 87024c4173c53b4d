/** Questions about the schema itself. */
import { getIntrospectionQuery, getNamedType, getNullableType, isLeafType, isListType } from 'graphql';

import { argumentNode, booleanNode, fieldNode, stringNode } from '../lib/ast.mjs';
import { fieldsOf, leafFieldsOf, ownTypes } from '../lib/schema.mjs';

const OPTIONS = ['descriptions', 'specifiedByUrl', 'directiveIsRepeatable', 'schemaDescription', 'inputValueDeprecation', 'oneOf'];
const MOST_LISTS = 3;
const DEEPEST = 6;

/** The query that clients send, with each of its options by itself, with none and with all. */
export function wholeQueries() {
  const none = Object.fromEntries(OPTIONS.map((name) => [name, false]));
  const all = Object.fromEntries(OPTIONS.map((name) => [name, true]));
  const single = OPTIONS.map((name) => ({
    about: `the whole schema with ${name}`,
    options: { ...none, descriptions: name === 'schemaDescription', [name]: true },
  }));
  const sets = [
    { about: 'the whole schema', options: {} },
    { about: 'the whole schema with nothing more', options: none },
    { about: 'the whole schema with everything', options: all },
    ...single,
  ];
  return sets.map(({ about, options }) => ({ about, document: getIntrospectionQuery(options) }));
}

export class IntrospectionBuilder {
  constructor(schema, random) {
    Object.assign(this, { schema, random, lists: new Set() });
  }

  /** Root fields that ask about the schema; `lists` then holds the names of the lists in it. */
  selections() {
    const count = this.random.pick([1, 1, 2]);
    return Array.from({ length: count }, (_, at) => this.root(this.random.pick(['__schema', '__type']), at));
  }

  root(name, at) {
    const { random, schema } = this;
    const alias = at > 0 || random.chance(0.3) ? `${random.pick(['schema', 'meta', 'type'])}${at}` : undefined;
    if (name === '__schema') return fieldNode({ name, alias, selections: this.below(schema.getType('__Schema'), 1, 0) });
    const type = random.chance(0.1) ? random.pick(['Unknown', '', 'query', '[Int]', 'Int!']) : random.pick(this.names());
    return fieldNode({
      name,
      alias,
      args: [argumentNode('name', stringNode(type))],
      selections: this.below(schema.getType('__Type'), 1, 0),
    });
  }

  names() {
    const own = ownTypes(this.schema).map(({ name }) => name);
    return [
      ...own,
      'Query',
      'Mutation',
      'Subscription',
      'Node',
      'TechnicalReport',
      '__Type',
      '__Schema',
      '__TypeKind',
      'Int',
      'ID',
      'String',
      'Boolean',
    ];
  }

  below(type, depth, lists) {
    const { random } = this;
    const fields = random.some(fieldsOf(type), depth === 1 ? 4 : 3).filter((field) => this.hasRoom(field, depth, lists));
    const chosen = fields.map((field) => this.field(field, depth, lists));
    if (random.chance(0.15)) chosen.push(fieldNode({ name: '__typename' }));
    const name = this.nameOf(type);
    if (!chosen.some((node) => node.name.value === name && !node.alias)) chosen.push(fieldNode({ name }));
    return random.shuffled(chosen);
  }

  nameOf(type) {
    return leafFieldsOf(type).some(({ name }) => name === 'name') ? 'name' : '__typename';
  }

  hasRoom(field, depth, lists) {
    if (isLeafType(getNamedType(field.type))) return true;
    return depth < DEEPEST && (!isListType(getNullableType(field.type)) || lists < MOST_LISTS);
  }

  field(field, depth, lists) {
    const { random } = this;
    const isList = isListType(getNullableType(field.type));
    const isLeaf = isLeafType(getNamedType(field.type));
    const alias = field.name !== 'name' && random.chance(0.15) ? `all_${field.name}` : undefined;
    if (isList && !isLeaf) this.lists.add(alias ?? field.name);
    const selections = isLeaf ? undefined : this.below(getNamedType(field.type), depth + 1, lists + (isList ? 1 : 0));
    const args = field.args.length > 0 && random.chance(0.5) ? [argumentNode(field.args[0].name, booleanNode(random.chance(0.5)))] : [];
    return fieldNode({ name: field.name, alias, args, selections });
  }
}

/** The lists of introspection in the order of their names: the specification fixes none, and a schema file is sorted in its own way. */
export function sortLists(value, lists, name) {
  if (Array.isArray(value)) {
    const items = value.map((item) => sortLists(item, lists));
    return lists.has(name) ? items.sort((one, other) => compare(one?.name, other?.name)) : items;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sortLists(part, lists, key)]));
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export const WHOLE_LISTS = new Set(['types', 'directives', 'possibleTypes', 'fields', 'args', 'enumValues', 'inputFields', 'interfaces']);
