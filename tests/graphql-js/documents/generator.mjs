/** Makes documents over a schema that are meant to be valid; now and then fields do not merge, which the judge finds. */
import {
  GraphQLBoolean,
  GraphQLNonNull,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

import {
  argumentNode,
  booleanNode,
  conditionNode,
  copyOf,
  documentNode,
  fieldNode,
  fragmentNode,
  inlineNode,
  operationNode,
  spreadNode,
} from '../lib/ast.mjs';
import { compositeFieldsOf, fieldsOf, leafFieldsOf } from '../lib/schema.mjs';
import { literal } from './literals.mjs';
import { Variables } from './variables.mjs';

const OPERATION_NAMES = ['List', 'open', 'Q', 'query', 'fragment', 'on', '_', 'A1', 'mutation', 'true', 'null', 'subscription', 'type'];
const ALIASES = ['a', 'b', 'item', 'type', 'on', 'query', 'fragment', 'true', 'null', '_', 'x1', 'input', 'id2'];

const USUAL = {
  kinds: ['query', 'query', 'query', 'mutation', 'subscription'],
  operations: [1, 1, 1, 1, 2, 3],
  budget: [4, 8, 14, 24, 40],
  deepest: [2, 3, 4, 5, 6],
  variables: 0.3,
};

export function generateDocument(schema, random, options = {}) {
  return new DocumentGenerator(schema, random, { ...USUAL, ...options }).document();
}

class DocumentGenerator {
  constructor(schema, random, options) {
    Object.assign(this, { schema, random, options, fragments: new Map(), aliases: 0 });
    this.variables = new Variables(schema, random);
    this.deepest = random.pick(options.deepest);
  }

  document() {
    const count = this.random.pick(this.options.operations);
    const names = this.random.shuffled(OPERATION_NAMES);
    const operations = names.slice(0, count).map((name) => this.operation(name, count));
    const reached = operations.map((operation) => this.reachedFrom(operation.scope));
    const definitions = operations.map((operation, index) => this.defined(operation, reached[index]));
    const used = new Set(reached.flatMap(({ spreads }) => [...spreads]));
    for (const [name, fragment] of this.fragments) {
      if (used.has(name)) this.random.insert(definitions, fragment.node);
    }
    return documentNode(definitions);
  }

  operation(name, count) {
    const { random } = this;
    const kind = random.pick(this.options.kinds);
    const scope = newScope();
    this.budget = random.pick(this.options.budget);
    const type = this.schema.getRootType(kind);
    const selections = kind === 'subscription' ? [this.subscribed(type, scope)] : this.selections(type, 1, scope);
    return { kind, name: count > 1 || random.chance(0.6) ? name : undefined, selections, scope };
  }

  /** A subscription has one field, at times within a fragment. */
  subscribed(type, scope) {
    const field = this.field(type, this.random.pick(fieldsOf(type)), 1, scope, { bare: true });
    if (this.random.chance(0.15)) return inlineNode(this.random.chance(0.5) ? type.name : undefined, [field]);
    return field;
  }

  defined({ kind, name, selections }, { variables }) {
    return operationNode({ operation: kind, name, variables: this.variables.definitions(variables), selections });
  }

  reachedFrom(scope, reached = { variables: new Set(), spreads: new Set() }) {
    scope.variables.forEach((name) => reached.variables.add(name));
    for (const spread of scope.spreads) {
      if (reached.spreads.has(spread)) continue;
      reached.spreads.add(spread);
      this.reachedFrom(this.fragments.get(spread).scope, reached);
    }
    return reached;
  }

  selections(type, depth, scope) {
    const { random } = this;
    const count = random.between(1, depth === 1 ? 3 : 5);
    const list = [];
    for (let made = 0; made < count; made += 1) {
      list.push(this.selection(type, depth, scope));
    }
    if (random.chance(0.25)) this.merge(list, type, depth, scope);
    return list;
  }

  selection(type, depth, scope) {
    const { random } = this;
    this.budget -= 1;
    const isNarrow = isUnionType(type) || (isInterfaceType(type) && random.chance(0.6));
    if (isNarrow && random.chance(0.85)) return this.inline(type, depth, scope);
    if (random.chance(0.07) || isUnionType(type)) return this.typename();
    if (random.chance(0.08)) return this.inline(type, depth, scope);
    if (random.chance(0.12)) return this.spread(type, depth, scope);
    return this.field(type, this.chosenField(type, depth), depth, scope);
  }

  chosenField(type, depth) {
    const { random } = this;
    const isDeep = depth >= this.deepest || this.budget <= 0;
    const [leaves, composites] = [leafFieldsOf(type), compositeFieldsOf(type)];
    if (leaves.length === 0 || (!isDeep && composites.length > 0 && random.chance(0.55))) return random.pick(composites);
    return random.pick(leaves);
  }

  field(type, field, depth, scope, { bare = false } = {}) {
    const { random } = this;
    const named = getNamedType(field.type);
    const selections = isCompositeType(named) ? this.below(named, depth, scope) : undefined;
    const args = field.args.filter((argument) => isRequiredArgument(argument) || random.chance(0.4));
    return fieldNode({
      alias: random.chance(0.2) ? this.alias() : undefined,
      name: field.name,
      args: random.shuffled(args).map((argument) => this.argument(argument, scope)),
      directives: bare ? [] : this.directives(scope),
      selections,
    });
  }

  /** Selections, or the type's name alone where nothing more fits. */
  below(type, depth, scope) {
    const isFull = depth >= this.deepest + 2 || (this.budget <= -8 && leafFieldsOf(type).length === 0);
    return isFull ? [this.typename()] : this.selections(type, depth + 1, scope);
  }

  argument(argument, scope) {
    const variable = (type, place) => (this.random.chance(this.options.variables) ? this.variables.at(type, place, scope) : undefined);
    const place = { hasDefault: argument.defaultValue !== undefined };
    return argumentNode(argument.name, variable(argument.type, place) ?? literal(argument.type, this.random, { variable }));
  }

  typename() {
    return fieldNode({ name: '__typename', alias: this.random.chance(0.2) ? this.alias() : undefined });
  }

  alias() {
    this.aliases += 1;
    return this.random.chance(0.25) ? this.random.pick(ALIASES) : `f${this.aliases}`;
  }

  directives(scope) {
    const { random } = this;
    const names = random.chance(0.12) ? random.some(['skip', 'include'], random.between(1, 2)) : [];
    return random.shuffled(names).map((name) => conditionNode(name, this.condition(scope)));
  }

  condition(scope) {
    if (this.random.chance(0.5)) return booleanNode(this.random.chance(0.5));
    return this.variables.at(new GraphQLNonNull(GraphQLBoolean), {}, scope);
  }

  inline(type, depth, scope) {
    const on = this.random.chance(0.2) && !isUnionType(type) ? undefined : this.overlapping(type);
    return inlineNode(on?.name, this.selections(on ?? type, depth + 1, scope), this.directives(scope));
  }

  spread(type, depth, scope) {
    const { random } = this;
    const fitting = [...this.fragments.values()].filter(({ on }) => this.overlap(type, on));
    const earlier = fitting.length > 0 && random.chance(0.5) ? random.pick(fitting).node.name.value : undefined;
    const name = earlier ?? this.fragment(this.overlapping(type), depth);
    scope.spreads.add(name);
    return spreadNode(name, this.directives(scope));
  }

  fragment(on, depth) {
    const scope = newScope();
    const selections = this.selections(on, depth + 1, scope);
    const name = this.random.chance(0.1)
      ? `${this.random.pick(['query', 'On', 'fragment', 'type', '_'])}${this.fragments.size}`
      : `F${this.fragments.size}`;
    this.fragments.set(name, { on, node: fragmentNode(name, on.name, selections), scope });
    return name;
  }

  /** A composite type of which an object may be, that is of this type: the type itself, an interface, a possible type. */
  overlapping(type) {
    const { random, schema } = this;
    const wider = isObjectType(type) ? type.getInterfaces() : [];
    const narrower = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    return random.pick([type, ...wider, ...narrower, ...narrower]);
  }

  overlap(one, other) {
    const possible = (type) => (isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type]);
    return possible(one).some((type) => possible(other).includes(type));
  }

  /** A field once more, with other selections, at some other place of the same selections. */
  merge(list, type, depth, scope) {
    const { random } = this;
    const fields = list.filter((node) => node.kind === 'Field' && node.name.value !== '__typename' && 'getFields' in type);
    if (fields.length === 0) return;
    const first = random.pick(fields);
    const named = getNamedType(type.getFields()[first.name.value].type);
    const again = copyOf({ ...first, directives: [], selectionSet: undefined });
    if (!isLeafType(named)) again.selectionSet = { kind: 'SelectionSet', selections: this.below(named, depth, scope) };
    random.insert(list, this.wrapped(again, type));
  }

  wrapped(field, type) {
    const { random } = this;
    if (random.chance(0.5)) return field;
    return inlineNode(random.chance(0.5) ? type.name : undefined, [field]);
  }
}

const newScope = () => ({ variables: new Set(), spreads: new Set() });
