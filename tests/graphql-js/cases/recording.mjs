/** The recorded world: what the hub answered, by type, field and arguments. */
import { GraphQLError, Kind, getArgumentValues, getNamedType, getNullableType, isListType, isObjectType, parse } from 'graphql';

import { responseName } from '../lib/ast.mjs';
import { canonical } from '../lib/json.mjs';

/** What an answer does not contain: what is below an error, for example. */
export const UNKNOWN = Symbol('not recorded');

export class RecordedObject {
  constructor(typename, entries = new Map()) {
    Object.assign(this, { typename, entries });
  }

  /** The value of a field, an error where the hub had one; nothing where it was not asked for. */
  get(name, args) {
    return this.entries.get(keyOf(name, args))?.value;
  }

  has(name, args) {
    const entry = this.entries.get(keyOf(name, args));
    return entry !== undefined && entry.value !== UNKNOWN;
  }

  set(field, args, value) {
    this.entries.set(keyOf(field.name, args), { field, args, value });
  }
}

export const keyOf = (name, args) => name + canonical(args);

/** The tree of one recording; nothing where the hub gave no data. */
export function readRecording({ id, document, response }, schema) {
  if (!response?.data) return undefined;
  const reader = new Reader(schema, parse(document), response.errors ?? []);
  return { id, root: reader.root(response.data) };
}

class Reader {
  constructor(schema, document, errors) {
    this.schema = schema;
    [this.operation] = document.definitions;
    this.errors = errors.filter(({ path }) => Array.isArray(path));
  }

  root(data) {
    return this.object(this.schema.getQueryType(), [this.operation.selectionSet], data, []);
  }

  /** `data` is nothing where only errors below it are known. */
  object(type, sets, data, path) {
    const object = new RecordedObject(type.name);
    for (const [name, nodes] of this.fieldsOf(type, sets)) {
      const [node] = nodes;
      if (node.name.value === '__typename') continue;
      const field = type.getFields()[node.name.value];
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const value = this.value(field.type, below, data?.[name], [...path, name]);
      object.set(field, getArgumentValues(field, node), value);
    }
    return object;
  }

  /** Field nodes of an object by their response name. */
  fieldsOf(type, sets, fields = new Map()) {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const name = responseName(selection);
        fields.set(name, [...(fields.get(name) ?? []), selection]);
      } else if (this.applies(selection, type)) {
        this.fieldsOf(type, [selection.selectionSet], fields);
      }
    }
    return fields;
  }

  applies({ typeCondition }, type) {
    const on = typeCondition ? this.schema.getType(typeCondition.name.value) : type;
    return on === type || (!isObjectType(on) && this.schema.isSubType(on, type));
  }

  value(type, below, data, path) {
    const error = this.errorAt(path);
    if (error) return new GraphQLError(error.message, { extensions: error.extensions });
    if (data === null || data === undefined) return this.nothing(type, below, data, path);
    if (isListType(getNullableType(type)))
      return data.map((item, at) => this.value(getNullableType(type).ofType, below, item, [...path, at]));
    if (below.length === 0) return data;
    return this.object(this.typeOf(type, data), below, data, path);
  }

  /** Null: as it is, or since something below it failed. Then the failure alone is known. */
  nothing(type, below, data, path) {
    if (!this.hasErrorBelow(path)) return data === null ? null : UNKNOWN;
    const bare = getNullableType(type);
    return isObjectType(bare) ? this.object(bare, below, undefined, path) : UNKNOWN;
  }

  errorAt(path) {
    return this.errors.find((error) => error.path.join('\n') === path.join('\n'));
  }

  hasErrorBelow(path) {
    return this.errors.some((error) => error.path.length > path.length && path.every((step, at) => error.path[at] === step));
  }

  typeOf(type, data) {
    const named = getNamedType(type);
    return isObjectType(named) ? named : this.schema.getType(data.__typename);
  }
}

/** Two trees side by side; where both hold a field, that of the first counts. */
export function besides(one, other) {
  return new RecordedObject(one.typename, new Map([...other.entries, ...one.entries]));
}
