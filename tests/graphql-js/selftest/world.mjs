/** A random world: an object is its path of seeds, so that the same question has the same answer everywhere. */
import {
  GraphQLError,
  execute,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';

import { canonical } from '../lib/json.mjs';
import { Random, seedOf } from '../lib/random.mjs';

const TEXTS = ['', 'Rossi', 'perché', '"quoted"', 'a\nb\t', '😀', '\u2028\u0007', '</script>', '\\'];

export class RandomWorld {
  constructor(schema) {
    this.schema = schema;
  }

  execute({ document, variables, operationName }) {
    return execute({
      schema: this.schema,
      document: parse(document),
      rootValue: { seed: 'root', typename: 'Query' },
      variableValues: variables,
      operationName,
      fieldResolver: (source, args, _, { fieldName, returnType }) =>
        this.value(returnType, `${source.seed}/${fieldName}${canonical(args)}`),
      typeResolver: ({ typename }) => typename,
    });
  }

  value(type, seed) {
    const random = new Random(seedOf(seed));
    if (random.chance(0.02)) return new GraphQLError(`failed ${seedOf(seed) % 1000}`, { extensions: { code: 'FAILED' } });
    if (!isNonNullType(type) && random.chance(0.2)) return null;
    return this.nonNull(getNullableType(type), seed, random);
  }

  nonNull(type, seed, random) {
    if (isListType(type)) return Array.from({ length: random.below(4) }, (_, at) => this.value(type.ofType, `${seed}/${at}`));
    if (isObjectType(type)) return { seed, typename: type.name };
    if (isAbstractType(type)) return { seed, typename: random.pick(this.schema.getPossibleTypes(type)).name };
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (type.name === 'Int') return random.between(-5, 1000);
    return type.name === 'Boolean' ? random.chance(0.5) : random.pick(TEXTS);
  }
}
