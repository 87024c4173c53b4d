/** Makes the operations whose answers are the recorded world. */
import { getNamedType, isAbstractType, isCompositeType, isLeafType } from 'graphql';

import { argumentNode, documentNode, fieldNode, inlineNode, operationNode } from '../lib/ast.mjs';
import { literalOf } from '../lib/json.mjs';
import { timesOf } from '../lib/limits.mjs';
import { Random, seedOf } from '../lib/random.mjs';
import { compositeFieldsOf, fieldsOf, leafFieldsOf } from '../lib/schema.mjs';
import { rootVariantsOf, variantsOf } from './arguments.mjs';

const FIELDS = 240;
const DEEPEST = 6;
const COST = 12_000;
const MOST_ALIASES = 10;
const MOST_OF_A_ROOT = 12;

export class Recorder {
  /** `skipped` names fields and types, as in Application.receipt or Session. */
  constructor(schema, known, skipped = new Set(), seed = 'record') {
    Object.assign(this, { schema, known, skipped, random: new Random(seedOf(seed)), seen: new Map() });
  }

  operations() {
    const query = this.schema.getQueryType();
    const fields = fieldsOf(query).filter((field) => this.isWanted(query, field));
    return fields.flatMap((field) => rootVariantsOf(query, field, this.known).flatMap((args) => this.operationsOf(field, args)));
  }

  /** As long as each comes to something that was not yet seen. */
  operationsOf(field, args) {
    const operations = [];
    for (let found = true; found && operations.length < MOST_OF_A_ROOT;) {
      const before = this.seen.size;
      const operation = this.operation(field, args);
      found = this.seen.size > before;
      if (found || operations.length === 0) operations.push(operation);
    }
    return operations;
  }

  operation(field, args) {
    Object.assign(this, { left: FIELDS, cost: 0, aliases: new Map(), waiting: [] });
    const query = this.schema.getQueryType();
    const root = this.select(query, field, args, undefined, { depth: 1, times: 1 });
    this.narrow(field, args);
    while (this.waiting.length > 0) this.fill(this.waiting.shift());
    return documentNode([operationNode({ operation: 'query', selections: [root] })]);
  }

  /** Where the id contains the type, only that type is queried. */
  narrow(field, { id }) {
    if (field.name === 'node') this.waiting[0].only = this.known.typeOfId(id);
  }

  isWanted(type, field) {
    const named = getNamedType(field.type).name;
    return !this.skipped.has(`${type.name}.${field.name}`) && !this.skipped.has(named);
  }

  /** A field; what is below it waits, so that the nearest come first. */
  select(type, field, args, alias, at) {
    this.note(type, field);
    this.left -= 1;
    this.cost += at.times;
    const nodes = Object.entries(args).map(([name, value]) => argumentNode(name, literalOf(value, typeOfArgument(field, name))));
    const node = fieldNode({ alias, name: field.name, args: nodes });
    const named = getNamedType(field.type);
    if (isCompositeType(named)) {
      node.selectionSet = { kind: 'SelectionSet', selections: [fieldNode({ name: '__typename' })] };
      const times = at.times * timesOf(field, node);
      this.waiting.push({ selections: node.selectionSet.selections, type: named, depth: at.depth + 1, times, isShallow: at.isShallow });
      this.left -= 1;
    }
    return node;
  }

  note(type, field) {
    const coordinate = `${type.name}.${field.name}`;
    this.seen.set(coordinate, (this.seen.get(coordinate) ?? 0) + 1);
  }

  fill(place) {
    if (!isAbstractType(place.type)) return this.fillObject(place);
    if ('getFields' in place.type) this.addLeaves(place, leafFieldsOf(place.type), new Set());
    const types = place.only ? [place.only] : this.schema.getPossibleTypes(place.type).filter((type) => !this.skipped.has(type.name));
    const clashing = clashes(types);
    for (const type of types) {
      const inline = inlineNode(type.name, [fieldNode({ name: '__typename' })]);
      place.selections.push(inline);
      this.fillObject({ ...place, type, selections: inline.selectionSet.selections, clashing });
    }
    return undefined;
  }

  fillObject(place) {
    const wanted = (field) => this.isWanted(place.type, field);
    this.addLeaves(place, leafFieldsOf(place.type).filter(wanted), place.clashing ?? new Set());
    if (place.depth > DEEPEST || place.isShallow) return;
    const composites = this.random.shuffled(compositeFieldsOf(place.type).filter(wanted));
    composites.sort((one, other) => this.timesSeen(place.type, one) - this.timesSeen(place.type, other));
    composites.slice(0, this.random.between(3, 8)).forEach((field) => this.addVariants(place, field));
  }

  timesSeen(type, field) {
    return this.seen.get(`${type.name}.${field.name}`) ?? 0;
  }

  addLeaves(place, fields, clashing) {
    fields.forEach((field) => this.addVariants(place, field, clashing));
  }

  addVariants(place, field, clashing = place.clashing ?? new Set()) {
    const isLeaf = isLeafType(getNamedType(field.type));
    variantsOf(place.type, field, this.known).forEach((args, index) => {
      if (index > 0 && this.random.chance(0.5)) return;
      const alias = aliasOf(place.type, field, index, clashing);
      if (!this.hasRoom(field, place, isLeaf) || !this.mayAlias(field, alias)) return;
      place.selections.push(this.select(place.type, field, args, alias, { ...place, isShallow: place.isShallow || index > 0 }));
    });
  }

  hasRoom(field, place, isLeaf) {
    const more = isLeaf ? 1 : 2 + leafFieldsOf(getNamedType(field.type)).length;
    return this.left >= more && this.cost + more * place.times * (isLeaf ? 1 : 3) <= COST;
  }

  mayAlias(field, alias) {
    const count = (this.aliases.get(field.name) ?? 0) + (alias ? 1 : 0);
    this.aliases.set(field.name, count);
    return count <= MOST_ALIASES;
  }
}

const typeOfArgument = (field, name) => field.args.find((argument) => argument.name === name).type;

/** The same field with the same arguments has the same alias everywhere, so that it merges. */
function aliasOf(type, field, index, clashing) {
  const base = clashing.has(field.name) ? `${type.name[0].toLowerCase()}${type.name.slice(1)}_${field.name}` : field.name;
  const alias = index > 0 ? `${base}_${index}` : base;
  return alias === field.name ? undefined : alias;
}

/** Names of fields whose types differ between the types of which an object may be. */
function clashes(types) {
  const found = new Map();
  const fields = types.flatMap(fieldsOf);
  fields.forEach((field) => found.set(field.name, (found.get(field.name) ?? new Set()).add(String(field.type))));
  return new Set([...found].filter(([, kinds]) => kinds.size > 1).map(([name]) => name));
}
