/** Mutators of the rules on types and their fields. */
import { Kind, getNullableType, isCompositeType, isInputType, isObjectType, isScalarType, isSpecifiedScalarType, parse } from 'graphql';

import {
  copyOf,
  fieldNode,
  inlineNode,
  intNode,
  nameNode,
  objectField,
  objectNode,
  variableDefinition,
  variableNode,
} from '../../lib/ast.mjs';
import { fieldsOf, ownTypes } from '../../lib/schema.mjs';
import { typename, renameCondition } from './changes.mjs';

const UNKNOWN_TYPES = [
  'Unknown',
  'application',
  'APPLICATION',
  'Applications',
  'Appliaction',
  'Strin',
  'int',
  'Nodes',
  '_',
  'QueryRoot',
  '__Unknown',
  'Long',
];

export const KnownTypeNames = {
  'a condition of a fragment': (mutant) => renameCondition(mutant, mutant.sites.fragments(), UNKNOWN_TYPES),
  'a condition of an inline fragment': (mutant) =>
    renameCondition(
      mutant,
      mutant.sites.of(Kind.INLINE_FRAGMENT).filter(({ node }) => node.typeCondition),
      UNKNOWN_TYPES,
    ),
  'the type of a variable': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.NAMED_TYPE).filter(({ key, parent }) => key === 'type' && parent.kind !== Kind.FIELD));
    if (!site) return false;
    site.node.name = nameNode(mutant.random.pick(UNKNOWN_TYPES));
    return true;
  },
  'a new variable': (mutant) => {
    const unknown = mutant.random.pick(UNKNOWN_TYPES);
    const type = mutant.random.pick([unknown, `${unknown}!`, `[${unknown}]`, `[[${unknown}!]!]!`]);
    mutant.random
      .pick(mutant.sites.operations())
      .node.variableDefinitions.push(variableDefinition('unknown', type, mutant.random.chance(0.3) ? intNode(1) : undefined));
  },
  'an inline fragment': (mutant) => mutant.select(inlineNode(mutant.random.pick(UNKNOWN_TYPES), typename())),
};

export const VariablesAreInputTypes = {
  'a variable of an output type within a custom scalar': usedInCustomScalar,
  'a new variable of an output type': (mutant) => {
    mutant.random.pick(mutant.sites.operations()).node.variableDefinitions.push(variableDefinition('output', outputType(mutant)));
  },
  'the type of a variable becomes an output type': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.VARIABLE_DEFINITION));
    if (!site) return false;
    site.node.type = variableDefinition('output', outputType(mutant)).type;
    return true;
  },
};

/** Within a value for a custom scalar no type is expected, so that this rule alone is broken. */
function usedInCustomScalar(mutant) {
  const isCustom = ({ argument, inputType }) =>
    argument && isScalarType(getNullableType(inputType)) && !isSpecifiedScalarType(getNullableType(inputType));
  const site = mutant.pick(mutant.sites.values().filter(isCustom));
  if (!site) return false;
  site.replace(objectNode([objectField('a', variableNode('output'))]));
  const defined = variableDefinition('output', outputType(mutant));
  mutant.sites.operations().forEach(({ node }) => node.variableDefinitions.push(copyOf(defined)));
  return true;
}

function outputType(mutant) {
  const { name } = mutant.random.pick(ownTypes(mutant.schema).filter((type) => !isInputType(type)));
  return mutant.random.pick([name, name, `${name}!`, `[${name}]`, `[${name}!]!`, '__Schema']);
}

export const ScalarLeafs = {
  'selections of a leaf': (mutant) => {
    const site = mutant.pick(mutant.sites.fields().filter(({ node, field }) => field && !node.selectionSet));
    if (!site) return false;
    const selections = mutant.random.pick([typename(), [fieldNode({ name: 'id' })], [inlineNode(undefined, typename())]]);
    site.node.selectionSet = { kind: Kind.SELECTION_SET, selections };
    return true;
  },
  'no selections of an object': (mutant) => {
    const site = mutant.pick(mutant.sites.fields().filter(({ node }) => node.selectionSet));
    if (site) site.node.selectionSet = undefined;
    return Boolean(site);
  },
  'selections of __typename': (mutant) => mutant.select(fieldNode({ name: '__typename', alias: 'leaf', selections: typename() })),
  'an object of the root without selections': (mutant) =>
    mutant.select(
      fieldNode({ name: mutant.random.pick(['viewer', 'causes', 'manuals', 'mySessions', '__schema']), alias: 'bare' }),
      (type) => type.name === 'Query',
    ),
};

export const FieldsOnCorrectType = {
  'a field is renamed': (mutant) => {
    const { node } = mutant.random.pick(mutant.sites.fields());
    node.name = nameNode(renamed(node.name.value, mutant.random));
  },
  'an unknown field': (mutant) =>
    mutant.select(
      fieldNode({ name: mutant.random.pick(['unknown', 'ID', 'Id', '_id', '__type', '__schema', 'typename', '__typeName', 'nodes_']) }),
    ),
  'a field of another type': (mutant) => {
    const other = mutant.random.pick(ownTypes(mutant.schema).filter((type) => isObjectType(type)));
    const field = mutant.random.pick(fieldsOf(other));
    return mutant.select(fieldNode({ name: field.name, alias: 'other', selections: isLeaf(field) ? undefined : typename() }));
  },
  'a field of an implementation on the interface': (mutant) =>
    mutant.select(
      fieldNode({ name: mutant.random.pick(['status', 'name', 'number', 'version', 'taxCode']), alias: 'own' }),
      (type) => type.name === 'Node',
    ),
  'a field on a union': (mutant) =>
    mutant.select(
      fieldNode({ name: mutant.random.pick(['answers', 'document', 'id']), alias: 'own', selections: typename() }),
      (type) => type.name === 'TechnicalReport',
    ),
  '__schema or __type below the root': (mutant) =>
    mutant.select(
      mutant.random.pick(['__schema', '__type']) === '__schema' ? fieldNode({ name: '__schema', selections: typename() }) : typeOf(mutant),
      (type) => type.name !== 'Query',
    ),
};

const isLeaf = (field) => !isCompositeType(field.type.ofType ?? field.type);

function typeOf(mutant) {
  return parse(`{ __type(name: "${mutant.random.pick(['Query', 'Application'])}") { name } }`, { noLocation: true }).definitions[0]
    .selectionSet.selections[0];
}

function renamed(name, random) {
  return random.pick([
    `${name}s`,
    `${name}_`,
    name.toUpperCase(),
    name.slice(0, -1) || 'x',
    name[0].toUpperCase() + name.slice(1),
    `_${name}`,
    [...name].reverse().join(''),
  ]);
}
