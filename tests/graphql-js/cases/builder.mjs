/** Makes operations over what was recorded. */
import { Kind, getNamedType, isAbstractType, isLeafType, isObjectType, visit } from 'graphql';

import {
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
import { leafFieldsOf, needsArguments } from '../lib/schema.mjs';
import { Inputs } from './inputs.mjs';
import { RecordedObject, UNKNOWN } from './recording.mjs';

const ALIASES = ['a', 'b', 'on', 'type', 'query', 'true', 'null', 'fragment', '_', 'item'];
const LEAVES_ALONE = 0.55;

export class Builder {
  constructor(schema, random) {
    Object.assign(this, { schema, random, features: new Set(), fragments: [], depth: 0, below: new Map() });
    this.inputs = new Inputs(random, this.features);
    this.budget = random.pick([6, 10, 16, 24, 36]);
  }

  /** An operation on a tree, alone or with others in its document. */
  build(root, more = []) {
    const { random } = this;
    const selections = [...this.selections(this.schema.getQueryType(), [root]), ...more];
    const name = random.chance(0.5) ? random.pick(['Read', 'query', 'on', 'Q1']) : undefined;
    const operation = operationNode({ operation: 'query', name, selections });
    const used = variablesIn([operation, ...this.fragments]);
    operation.variableDefinitions = this.inputs.definitions(used);
    const definitions = random.shuffled([operation, ...this.fragments]);
    const isOneOfMany = name && random.chance(0.15);
    if (isOneOfMany) this.addOperation(definitions);
    const sendsName = isOneOfMany || (name && random.chance(0.3));
    return { document: documentNode(definitions), operationName: sendsName ? name : undefined, variables: this.inputs.valuesOf(used) };
  }

  addOperation(definitions) {
    this.features.add('several operations');
    const operation = this.random.pick(['query', 'mutation']);
    this.random.insert(definitions, operationNode({ operation, name: 'Another', selections: [fieldNode({ name: '__typename' })] }));
  }

  /** Selections of objects at one place: the items of a list, one object, or none at all. */
  selections(type, objects) {
    this.depth += 1;
    const list = isAbstractType(type) ? this.abstract(type, objects) : this.ofObject(type, objects);
    this.depth -= 1;
    const merged = this.merged(list, type);
    const grouped = this.grouped(merged, type);
    return this.random.chance(0.04) && this.depth > 0 ? this.skippedAll(grouped) : grouped;
  }

  abstract(type, objects) {
    const { random } = this;
    this.features.add('an abstract type');
    const present = [...new Set(objects.map(({ typename }) => typename))];
    const others = this.schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .filter((name) => !present.includes(name));
    const named = [...present.filter(() => random.chance(0.85)), ...random.some(others, random.below(3))];
    const list = named.map((name) => this.narrowed(name, objects));
    this.addNames(list, 0.5);
    if ('getFields' in type && objects.every((object) => object.has('id', {}))) list.push(fieldNode({ name: 'id' }));
    return list.length > 0 ? random.shuffled(list) : [this.typename()];
  }

  narrowed(name, objects) {
    const own = objects.filter(({ typename }) => typename === name);
    this.features.add(own.length > 0 ? 'a type condition' : 'a pruned type condition');
    return inlineNode(name, this.selections(this.schema.getType(name), own), this.directives());
  }

  ofObject(type, objects) {
    const { random } = this;
    const entries = this.entriesOf(type, objects);
    const count = random.between(1, this.depth === 1 ? 3 : 6);
    const list = this.chosen(entries, count).map((entry) => this.field(entry, objects));
    this.addNames(list, 0.18);
    if (random.chance(0.15)) list.push(...this.repeatedLeaves(entries, objects));
    return list.length > 0 ? random.shuffled(list) : [this.typename()];
  }

  addNames(list, probability) {
    if (this.random.chance(probability)) list.push(this.typename());
  }

  typename() {
    const alias = this.random.chance(0.4) ? this.alias() : undefined;
    this.features.add(alias ? '__typename under an alias' : '__typename');
    return fieldNode({ name: '__typename', alias, directives: this.directives() });
  }

  /** What was recorded of all objects; of none at all, what the schema has. */
  entriesOf(type, objects) {
    if (objects.length === 0)
      return leafFieldsOf(type)
        .filter((field) => !needsArguments(field))
        .map((field) => ({ field, args: {}, value: null }));
    const [first, ...others] = objects;
    return [...first.entries.values()].filter(
      ({ field, args, value }) => value !== UNKNOWN && others.every((object) => object.has(field.name, args)),
    );
  }

  chosen(entries, count) {
    const { random } = this;
    const isLeaf = ({ field }) => isLeafType(getNamedType(field.type));
    const [leaves, composites] = [entries.filter(isLeaf), entries.filter((entry) => !isLeaf(entry))];
    const chosen = Array.from({ length: count }, () => {
      const list =
        composites.length === 0 || (leaves.length > 0 && (this.budget <= 0 || random.chance(LEAVES_ALONE))) ? leaves : composites;
      return list.length > 0 ? this.preferred(list) : undefined;
    });
    return [...new Set(chosen.filter(Boolean))].filter((entry) => isLeaf(entry) || this.budget > -20);
  }

  /** At times one whose arguments hold values within values, of which there are few. */
  preferred(list) {
    const nested = list.filter(({ args }) => Object.values(args).some((value) => value !== null && typeof value === 'object'));
    return this.random.pick(nested.length > 0 && this.random.chance(0.35) ? nested : list);
  }

  field({ field, args }, objects) {
    this.budget -= 1;
    const alias = this.random.chance(0.2) ? this.alias() : undefined;
    if (alias) this.features.add('an alias');
    const values = objects.flatMap((object) => flat(object.get(field.name, args)));
    if (values.some((value) => value instanceof Error)) this.features.add('an error');
    const below = values.filter((value) => value instanceof RecordedObject);
    const named = getNamedType(field.type);
    const selections = isLeafType(named) ? undefined : this.selections(named, below);
    const node = fieldNode({
      alias,
      name: field.name,
      args: this.inputs.argumentsFor(field, args),
      directives: this.directives(),
      selections,
    });
    this.below.set(node, below);
    return node;
  }

  alias() {
    return this.random.chance(0.3) ? this.random.pick(ALIASES) : `x${this.random.below(1000)}`;
  }

  directives() {
    const { random } = this;
    if (!random.chance(0.07)) return [];
    const names = random.chance(0.2) ? ['skip', 'include'] : [random.pick(['skip', 'include'])];
    names.forEach((name) => this.features.add(`@${name}`));
    return random.shuffled(names).map((name) => conditionNode(name, this.inputs.condition(random.chance(0.5))));
  }

  repeatedLeaves(entries, objects) {
    const leaves = entries.filter(({ field }) => isLeafType(getNamedType(field.type)));
    if (leaves.length === 0) return [];
    const node = this.field(this.random.pick(leaves), objects);
    this.features.add('a leaf twice');
    return [node, { ...copyOf(node), directives: [] }];
  }

  /** Some objects once more, with other selections: their fields merge. */
  merged(list, type) {
    const { random } = this;
    const twice = list.filter((node) => node.kind === Kind.FIELD && node.selectionSet && random.chance(0.35));
    for (const node of twice) {
      const again = this.again(node, type);
      if (!again) continue;
      this.features.add(`merged at depth ${this.depth + 1}`);
      random.insert(list, random.chance(0.4) ? this.wrapped([again], type) : again);
    }
    return list;
  }

  again(node, type) {
    const field = type.getFields()[node.name.value];
    const sub = this.below.get(node);
    if (!sub || this.budget < -10) return undefined;
    this.depth += 1;
    const selections = this.selections(getNamedType(field.type), sub);
    this.depth -= 1;
    return {
      ...copyOf({ ...node, selectionSet: undefined }),
      directives: this.directives(),
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
  }

  /** Some selections move into fragments. */
  grouped(list, type) {
    const { random } = this;
    if (list.length === 0 || !random.chance(0.3)) return list;
    const inside = random.some(list, random.between(1, list.length));
    const left = list.filter((node) => !inside.includes(node));
    random.insert(left, this.wrapped(inside, type));
    return left;
  }

  wrapped(nodes, type) {
    const { random } = this;
    const on = this.conditionFor(type);
    if (random.chance(0.5)) return this.spread(this.fragment(on, on === type.name ? nodes : [inlineNode(type.name, nodes)]));
    const isBare = random.chance(0.3);
    this.features.add(isBare ? 'an inline fragment without a condition' : 'an inline fragment');
    if (isBare) return inlineNode(undefined, nodes, this.directives());
    const inner = on === type.name ? nodes : [...this.prunedWithin(on, type), inlineNode(type.name, nodes)];
    return inlineNode(on, random.shuffled(inner), this.directives());
  }

  /** The type itself, or an interface of it. */
  conditionFor(type) {
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    if (interfaces.length === 0 || this.random.chance(0.6)) return type.name;
    this.features.add('a condition on an interface');
    return this.random.pick(interfaces).name;
  }

  /** Within an interface, what the object is not. */
  prunedWithin(on, type) {
    const others = this.schema.getPossibleTypes(this.schema.getType(on)).filter((other) => other !== type);
    if (!this.random.chance(0.4) || others.length === 0) return [];
    const other = this.random.pick(others);
    this.features.add('a pruned type condition');
    return [inlineNode(other.name, this.selections(other, []))];
  }

  fragment(on, nodes) {
    const name = `${this.random.pick(['F', 'fragment', 'Part', 'query'])}${this.fragments.length}`;
    this.features.add('a fragment');
    this.fragments.push(fragmentNode(name, on, nodes));
    return name;
  }

  /** At times the same fragment twice, which changes nothing. */
  spread(name) {
    const spread = spreadNode(name, this.directives());
    if (!this.random.chance(0.15)) return spread;
    this.features.add('a fragment spread twice');
    return inlineNode(undefined, [spread, spreadNode(name)]);
  }

  skippedAll(list) {
    this.features.add('all selections skipped');
    const names = { skip: true, include: false };
    const name = this.random.pick(Object.keys(names));
    const condition = () => conditionNode(name, this.random.chance(0.5) ? booleanNode(names[name]) : this.inputs.condition(names[name]));
    return list.map((node) => ({
      ...node,
      directives: [...node.directives.filter((directive) => directive.name.value !== name), condition()],
    }));
  }
}

function flat(value) {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

function variablesIn(definitions) {
  const names = new Set();
  definitions.forEach((definition) => visit(definition, { Variable: ({ name }) => void names.add(name.value) }));
  return names;
}
