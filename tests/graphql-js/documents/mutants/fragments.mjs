/** Mutators of the rules on fragments. */
import { Kind, isAbstractType, isCompositeType, isObjectType } from 'graphql';

import { copyOf, fieldNode, fragmentNode, inlineNode, nameNode, spreadNode } from '../../lib/ast.mjs';
import { leafFieldsOf, ownTypes } from '../../lib/schema.mjs';
import { typename, renameCondition } from './changes.mjs';

const leafOrInput = (schema) =>
  ownTypes(schema)
    .filter((type) => !isCompositeType(type))
    .map((type) => type.name);

export const FragmentsOnCompositeTypes = {
  'a fragment on a scalar, an enum or an input': (mutant) => renameCondition(mutant, mutant.sites.fragments(), leafOrInput(mutant.schema)),
  'a new fragment on a scalar, an enum or an input': (mutant) => {
    mutant.add(fragmentNode('OnLeaf', mutant.random.pick(leafOrInput(mutant.schema)), typename()));
    return mutant.select(spreadNode('OnLeaf'));
  },
  'an inline fragment on a scalar, an enum or an input': (mutant) =>
    mutant.select(inlineNode(mutant.random.pick(leafOrInput(mutant.schema)), typename())),
  'a condition is changed to a scalar, an enum or an input': (mutant) =>
    renameCondition(mutant, mutant.sites.of(Kind.INLINE_FRAGMENT), [...leafOrInput(mutant.schema), '__TypeKind', 'Int']),
};

export const UniqueFragmentNames = {
  'a fragment twice': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments());
    if (site) mutant.add(copyOf(site.node));
    return Boolean(site);
  },
  'two fragments of one name on different types': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments());
    const { name } = mutant.random.pick(ownTypes(mutant.schema).filter(isObjectType));
    if (site) mutant.add(fragmentNode(site.node.name.value, name, typename()));
    return Boolean(site);
  },
  'two new fragments of one name': (mutant) => {
    mutant.add(fragmentNode('Same', 'Query', typename()));
    mutant.add(fragmentNode('Same', 'Query', typename()));
    return mutant.select(spreadNode('Same'), (type) => type.name === 'Query');
  },
};

export const KnownFragmentNames = {
  'a spread of nothing': (mutant) => mutant.select(spreadNode(mutant.random.pick(['Unknown', 'f0', 'F00', '_', 'Query']))),
  'a fragment is renamed': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments());
    if (site) site.node.name = nameNode('Renamed');
    return Boolean(site);
  },
  'a fragment is deleted': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments());
    if (site) mutant.definitions.splice(mutant.definitions.indexOf(site.node), 1);
    return Boolean(site);
  },
};

export const NoUnusedFragments = {
  'a fragment that nobody spreads': (mutant) => {
    const type = mutant.random.pick(ownTypes(mutant.schema).filter(isObjectType));
    const leaves = leafFieldsOf(type)
      .filter((field) => field.args.length === 0)
      .map((field) => fieldNode({ name: field.name }));
    mutant.add(fragmentNode('Unused', type.name, leaves.length > 0 ? mutant.random.some(leaves, 3) : typename()));
  },
  'a fragment that only an unused fragment spreads': (mutant) => {
    mutant.add(fragmentNode('Unused', 'Query', [spreadNode('UsedByUnused')]));
    mutant.add(fragmentNode('UsedByUnused', 'Query', typename()));
  },
  'all spreads are replaced': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.FRAGMENT_SPREAD));
    if (!site) return false;
    const same = mutant.sites.of(Kind.FRAGMENT_SPREAD).filter(({ node }) => node.name.value === site.node.name.value);
    same.forEach(({ replace }) => replace(typename()[0]));
    return true;
  },
};

export const PossibleFragmentSpreads = {
  'an inline fragment on a type that it cannot be': (mutant) => mutant.select((type) => inlineNode(impossible(mutant, type), typename())),
  'a fragment on a type that it cannot be': (mutant) => {
    const site = mutant.pick(mutant.sites.selectionSets());
    mutant.add(fragmentNode('Elsewhere', impossible(mutant, site.parentType), typename()));
    mutant.random.insert(site.node.selections, spreadNode('Elsewhere'));
  },
  'a condition is changed': (mutant) => {
    const composite = ownTypes(mutant.schema)
      .filter(isCompositeType)
      .map((type) => type.name);
    return renameCondition(mutant, mutant.sites.of(Kind.INLINE_FRAGMENT, Kind.FRAGMENT_DEFINITION), composite);
  },
  'an inline fragment that can be within one that cannot': (mutant) =>
    mutant.select(
      (type) => inlineNode('Node', [inlineNode(impossible(mutant, type), typename())]),
      (type) => mutant.schema.isSubType(mutant.schema.getType('Node'), type),
    ),
};

function impossible(mutant, type) {
  const possible = (one) => (isAbstractType(one) ? mutant.schema.getPossibleTypes(one) : [one]);
  const others = ownTypes(mutant.schema)
    .filter(isCompositeType)
    .filter((other) => !possible(other).some((one) => possible(type).includes(one)));
  return mutant.random.pick(others).name;
}

export const NoFragmentCycles = {
  'a fragment spreads itself': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments());
    if (site) mutant.random.insert(site.node.selectionSet.selections, spreadNode(site.node.name.value));
    return Boolean(site);
  },
  'a fragment spreads itself below its fields': (mutant) => cycleInside(mutant, (spread) => spread),
  'a fragment spreads itself within an inline fragment': (mutant) => cycleInside(mutant, (spread) => inlineNode(undefined, [spread])),
  'two new fragments spread one another': (mutant) => {
    mutant.add(fragmentNode('Ping', 'Query', mutant.random.shuffled([...typename(), spreadNode('Pong')])));
    mutant.add(fragmentNode('Pong', 'Query', [inlineNode(mutant.random.pick([undefined, 'Query']), [spreadNode('Ping')])]));
    if (mutant.random.chance(0.6)) mutant.select(spreadNode('Ping'), (type) => type.name === 'Query');
  },
  'three fragments in a ring through fields': (mutant) => {
    mutant.add(fragmentNode('One', 'Application', [fieldNode({ name: 'employer', selections: [spreadNode('Two')] })]));
    mutant.add(fragmentNode('Two', 'Employer', [fieldNode({ name: 'applications', selections: [spreadNode('Three')] })]));
    mutant.add(fragmentNode('Three', 'ApplicationConnection', [fieldNode({ name: 'nodes', selections: [spreadNode('One')] })]));
    mutant.select(spreadNode(mutant.random.pick(['One'])), (type) => type.name === 'Application');
  },
};

function cycleInside(mutant, wrapped) {
  const site = mutant.pick(mutant.sites.fragments());
  if (!site) return false;
  const fields = site.node.selectionSet.selections.filter((node) => node.selectionSet);
  const inside = mutant.pick(fields);
  if (!inside) return false;
  mutant.random.insert(inside.selectionSet.selections, wrapped(spreadNode(site.node.name.value)));
  return true;
}
