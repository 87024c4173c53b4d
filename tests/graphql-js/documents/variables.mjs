/** The variables of a document: each has one definition, which every operation that needs it repeats. */
import { GraphQLNonNull, Kind, getNullableType, isListType, isNonNullType, isTypeSubTypeOf } from 'graphql';

import { variableDefinition, variableNode } from '../lib/ast.mjs';
import { literal, nonNullLiteral } from './literals.mjs';

export class Variables {
  constructor(schema, random) {
    Object.assign(this, { schema, random, known: [] });
  }

  /** A variable that may be used at a place of this type, an earlier one at times. */
  at(type, place, scope) {
    const variable = this.earlier(type, place) ?? this.fresh(type, place);
    scope.variables.add(variable.name);
    return variableNode(variable.name);
  }

  definitions(names) {
    const chosen = this.known.filter((variable) => names.has(variable.name));
    return this.random.shuffled(chosen).map(({ name, type, defaultValue }) => variableDefinition(name, type, defaultValue));
  }

  earlier(type, place) {
    const fitting = this.known.filter((variable) => fits(this.schema, variable, type, place));
    return fitting.length > 0 && this.random.chance(0.4) ? this.random.pick(fitting) : undefined;
  }

  fresh(type, place) {
    const { random } = this;
    const declared = this.declared(type, place);
    const name = random.chance(0.1)
      ? `${random.pick(['type', 'query', 'on', 'true', 'null', '_', 'input'])}${this.known.length}`
      : `v${this.known.length}`;
    const variable = { name, type: declared, defaultValue: this.defaultOf(declared, type, place) };
    this.known.push(variable);
    return variable;
  }

  /** The type of the place, or one that is stricter, or one that a default makes up for. */
  declared(type, place) {
    const { random } = this;
    if (place.isOneOf || (!isNonNullType(type) && random.chance(0.3))) return new GraphQLNonNull(stricter(getNullableType(type), random));
    if (isNonNullType(type) && random.chance(0.3)) return getNullableType(type);
    return isNonNullType(type) ? new GraphQLNonNull(stricter(type.ofType, random)) : stricter(type, random);
  }

  defaultOf(declared, type, place) {
    const { random } = this;
    const isMissed = isNonNullType(type) && !isNonNullType(declared) && !place.hasDefault;
    if (isMissed) return nonNullLiteral(declared, random, { depth: 2 });
    return random.chance(0.3) ? literal(declared, random, { depth: 2 }) : undefined;
  }
}

/** A list whose items are never null may be used where items may be null. */
function stricter(type, random) {
  const mayBe = isListType(type) && !isNonNullType(type.ofType) && random.chance(0.5);
  return mayBe ? new type.constructor(new GraphQLNonNull(type.ofType)) : type;
}

/** Section 5.8.5 of the specification. */
function fits(schema, variable, type, place) {
  if (place.isOneOf && !isNonNullType(variable.type)) return false;
  if (!isNonNullType(type) || isNonNullType(variable.type)) return isTypeSubTypeOf(schema, variable.type, type);
  const hasValue = variable.defaultValue && variable.defaultValue.kind !== Kind.NULL;
  return Boolean(hasValue || place.hasDefault) && isTypeSubTypeOf(schema, variable.type, type.ofType);
}
