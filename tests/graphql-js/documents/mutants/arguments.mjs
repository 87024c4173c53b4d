/** Mutators of the rules on arguments and on the fields of input objects. */
import { Kind, getNamedType, getNullableType, isRequiredArgument } from 'graphql';

import {
  argumentNode,
  booleanNode,
  conditionNode,
  copyOf,
  directiveNode,
  enumNode,
  intNode,
  nameNode,
  nullNode,
  objectField,
  stringNode,
} from '../../lib/ast.mjs';

const UNKNOWN = ['unknown', 'ID', 'Id', 'firsts', 'last', 'before', 'if', '_', 'inputs', 'first_'];
const anyValue = (random) => random.pick([intNode(1), stringNode('x'), booleanNode(true), nullNode(), enumNode('X')]);

function giveArgument(mutant, sites, name) {
  const site = mutant.pick(sites);
  if (!site) return false;
  mutant.random.insert(site.node.arguments, argumentNode(name, anyValue(mutant.random)));
  return true;
}

export const KnownArgumentNames = {
  'an unknown argument of a field': (mutant) => giveArgument(mutant, mutant.sites.fields(), mutant.random.pick(UNKNOWN)),
  'an unknown argument of a field that takes some': (mutant) =>
    giveArgument(
      mutant,
      mutant.sites.fields().filter(({ field }) => field?.args.length > 0),
      mutant.random.pick(UNKNOWN),
    ),
  'an argument is renamed': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.ARGUMENT));
    if (site) site.node.name = nameNode(mutant.random.pick([`${site.node.name.value}s`, site.node.name.value.toUpperCase(), ...UNKNOWN]));
    return Boolean(site);
  },
  'an unknown argument of a directive': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD));
    const unknown = argumentNode(mutant.random.pick(['unless', 'IF', 'reason', 'when']), anyValue(mutant.random));
    site.node.directives.push(directiveNode(mutant.random.pick(['skip', 'include']), [argumentNode('if', booleanNode(false)), unknown]));
  },
};

export const UniqueArgumentNames = {
  'an argument twice': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.ARGUMENT));
    if (site) mutant.random.insert(site.parent, copyOf(site.node));
    return Boolean(site);
  },
  'an argument again with another value': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.ARGUMENT));
    if (site) mutant.random.insert(site.parent, argumentNode(site.node.name.value, anyValue(mutant.random)));
    return Boolean(site);
  },
  'an argument of a directive twice': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.FIELD, Kind.INLINE_FRAGMENT));
    const directive = conditionNode(mutant.random.pick(['skip', 'include']), booleanNode(false));
    directive.arguments.push(argumentNode('if', booleanNode(mutant.random.chance(0.5))));
    site.node.directives.push(directive);
  },
};

export const ProvidedRequiredArguments = {
  'a required argument is taken away': (mutant) => {
    const isRequired = ({ argument, parent, key }) =>
      typeof key === 'number' && Array.isArray(parent) && argument && isRequiredArgument(argument);
    const site = mutant.pick(mutant.sites.of(Kind.ARGUMENT).filter(isRequired));
    if (site) site.parent.splice(site.parent.indexOf(site.node), 1);
    return Boolean(site);
  },
  'all arguments are taken away': (mutant) => {
    const site = mutant.pick(mutant.sites.fields().filter(({ field }) => field?.args.some(isRequiredArgument)));
    if (site) site.node.arguments = [];
    return Boolean(site);
  },
  'a directive without its argument': (mutant) => {
    const site = mutant.pick(
      mutant.sites.of(Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD).filter(({ node }) => node.directives.length === 0),
    );
    if (site) site.node.directives = [directiveNode(mutant.random.pick(['skip', 'include']))];
    return Boolean(site);
  },
};

const objects = (mutant) => mutant.sites.of(Kind.OBJECT).filter(({ node }) => node.fields.length > 0);

export const UniqueInputFieldNames = {
  'a field of an input object twice': (mutant) => {
    const site = mutant.pick(objects(mutant));
    if (site) mutant.random.insert(site.node.fields, copyOf(mutant.random.pick(site.node.fields)));
    return Boolean(site);
  },
  'a field of an input object again with another value': (mutant) => {
    const site = mutant.pick(objects(mutant));
    if (site) mutant.random.insert(site.node.fields, objectField(mutant.random.pick(site.node.fields).name.value, anyValue(mutant.random)));
    return Boolean(site);
  },
  'a field twice in an object for a custom scalar': (mutant) => {
    const isCustom = ({ inputType }) =>
      ['Date', 'Decimal', 'TaxCode', 'Upload'].includes(getNamedType(inputType).name) &&
      getNullableType(inputType) === getNamedType(inputType);
    const site = mutant.pick(mutant.sites.values().filter(isCustom));
    if (site) site.replace({ kind: Kind.OBJECT, fields: [objectField('a', intNode(1)), objectField('a', intNode(2))] });
    return Boolean(site);
  },
};
