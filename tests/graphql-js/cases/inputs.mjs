/** Recorded arguments, written as literals and variables. */
import { GraphQLBoolean, GraphQLNonNull, getNullableType, isNonNullType } from 'graphql';

import { argumentNode, booleanNode, variableDefinition, variableNode } from '../lib/ast.mjs';
import { canonical, literalOf } from '../lib/json.mjs';

export class Inputs {
  constructor(random, features) {
    Object.assign(this, { random, features, known: [], values: {} });
  }

  /** The arguments of a field, so that they come to the same values. */
  argumentsFor(field, args) {
    const nodes = field.args.flatMap((argument) => {
      const value = this.valueFor(argument, args);
      return value ? [argumentNode(argument.name, value)] : [];
    });
    return this.random.shuffled(nodes);
  }

  valueFor(argument, args) {
    const place = { hasDefault: argument.defaultValue !== undefined };
    if (!(argument.name in args)) return this.absent(argument.type, 'an absent variable');
    const isDefault = place.hasDefault && canonical(args[argument.name]) === canonical(argument.defaultValue);
    if (isDefault && this.random.chance(0.6)) return this.absent(argument.type, 'an absent variable where the argument has a default');
    const isNested = typeof args[argument.name] === 'object' && args[argument.name] !== null;
    const inside = (value, type, at = {}) =>
      this.random.chance(0.5) ? this.variable(value, type, at, 'a variable inside a value') : undefined;
    if (this.random.chance(isNested ? 0.2 : 0.45)) return this.variable(args[argument.name], argument.type, place, 'a variable');
    return literalOf(args[argument.name], argument.type, inside);
  }

  /** Nothing, or a variable that is not sent. */
  absent(type, feature) {
    if (!this.random.chance(0.35)) return undefined;
    this.features.add(feature);
    return this.define(getNullableType(type));
  }

  variable(value, type, place, feature) {
    this.features.add(feature);
    const isNullable = !isNonNullType(type) && !place.isOneOf;
    if (value !== null && this.random.chance(0.35)) return this.withDefault(value, type, place);
    const declared = value !== null && (!isNullable || this.random.chance(0.4)) ? new GraphQLNonNull(getNullableType(type)) : type;
    return this.define(declared, undefined, value);
  }

  /** The value comes as a default, or over one. */
  withDefault(value, type, place) {
    const declared = place.isOneOf ? new GraphQLNonNull(getNullableType(type)) : this.random.pick([type, getNullableType(type)]);
    const isSent = this.random.chance(0.4);
    this.features.add(isSent ? 'a value over a default' : 'a default');
    return this.define(declared, literalOf(value, type), isSent ? value : undefined);
  }

  condition(value) {
    if (this.random.chance(0.35)) return booleanNode(value);
    const kind = this.random.below(3);
    const required = new GraphQLNonNull(GraphQLBoolean);
    this.features.add(['a condition by variable', 'a condition by default', 'a condition over a default'][kind]);
    if (kind === 0) return this.define(required, undefined, value);
    const declared = this.random.pick([required, GraphQLBoolean]);
    return kind === 1 ? this.define(declared, booleanNode(value)) : this.define(declared, booleanNode(!value), value);
  }

  define(type, defaultValue, value) {
    const same = this.known.find(
      (known) =>
        String(known.type) === String(type) &&
        !known.defaultValue &&
        !defaultValue &&
        canonical(this.values[known.name]) === canonical(value),
    );
    if (same && this.random.chance(0.5)) return variableNode(same.name);
    const name = `${this.random.pick(['v', 'given', 'on', 'type'])}${this.known.length}`;
    this.known.push({ name, type, defaultValue });
    if (value !== undefined) this.values[name] = value;
    return variableNode(name);
  }

  valuesOf(names) {
    return Object.fromEntries(Object.entries(this.values).filter(([name]) => names.has(name)));
  }

  definitions(names) {
    return this.random
      .shuffled(this.known.filter(({ name }) => names.has(name)))
      .map(({ name, type, defaultValue }) => variableDefinition(name, type, defaultValue));
  }
}
