/** Mutators of the rule that fields of one response name merge. */
import { Kind, getNamedType, isCompositeType } from 'graphql';

import {
  argumentNode,
  copyOf,
  enumNode,
  fieldNode,
  fragmentNode,
  inlineNode,
  intNode,
  listNode,
  nameNode,
  responseName,
  selectionSet,
  spreadNode,
  stringNode,
} from '../../lib/ast.mjs';
import { compositeFieldsOf, fieldsOf, leafFieldsOf, needsArguments } from '../../lib/schema.mjs';

const free = (fields) => fields.filter((field) => !needsArguments(field));

/** Puts selections into a set one by one, each bare, in an inline fragment or in a fragment of its own. */
function scatter(mutant, set, type, selections) {
  selections.forEach((selection, at) => {
    const name = `Scattered${at}`;
    const place = mutant.random.below(4);
    if (place === 3) mutant.add(fragmentNode(name, type.name, [selection]));
    const wrapped = [selection, selection, inlineNode(mutant.random.pick([undefined, type.name]), [selection]), spreadNode(name)][place];
    mutant.random.insert(set.selections, wrapped);
  });
}

function inSet(mutant, fits, selections) {
  const site = mutant.pick(mutant.sites.selectionSets().filter(({ parentType }) => fits(parentType)));
  const made = site && selections(site.parentType);
  if (!made) return false;
  scatter(mutant, site.node, site.parentType, made);
  return true;
}

const plain = (field, alias) =>
  fieldNode({
    name: field.name,
    alias,
    selections: isCompositeType(getNamedType(field.type)) ? [fieldNode({ name: '__typename' })] : undefined,
  });

function differentFields(mutant) {
  return inSet(
    mutant,
    (type) => free(fieldsOf(type)).length > 1,
    (type) => mutant.random.some(free(fieldsOf(type)), 2).map((field) => plain(field, 'same')),
  );
}

function aliasOfAnotherField(mutant) {
  return inSet(
    mutant,
    (type) => free(leafFieldsOf(type)).length > 1,
    (type) => {
      const [one, other] = mutant.random.shuffled(free(leafFieldsOf(type)));
      return [plain(one, other.name), plain(other)];
    },
  );
}

function differentArguments(mutant) {
  const site = mutant.pick(mutant.sites.fields().filter(({ node, field }) => node.arguments.length > 0 && field));
  if (!site) return false;
  const again = copyOf(site.node);
  const argument = mutant.random.pick(again.arguments);
  argument.value = mutant.random.pick([
    intNode(99),
    stringNode('other'),
    enumNode('OTHER'),
    listNode([copyOf(argument.value)]),
    copyOf(argument.value),
  ]);
  site.parent.push(mutant.random.pick([again, inlineNode(undefined, [again])]));
  return true;
}

function withAndWithoutArguments(mutant) {
  const site = mutant.pick(mutant.sites.fields().filter(({ field }) => field?.args.length > 0));
  if (!site) return false;
  const again = copyOf(site.node);
  const free_ = site.field.args.find((argument) => !again.arguments.some(({ name }) => name.value === argument.name));
  if (free_) again.arguments.push(argumentNode(free_.name, intNode(1)));
  else again.arguments.pop();
  site.parent.push(again);
  return true;
}

/** The order of arguments and of the fields of input objects does not matter. */
function otherOrder(mutant) {
  const site = mutant.pick(mutant.sites.fields().filter(({ node }) => node.arguments.length > 1));
  if (!site) return false;
  const again = copyOf(site.node);
  again.arguments.reverse();
  again.arguments.forEach(({ value }) => value.kind === Kind.OBJECT && value.fields.reverse());
  site.parent.push(again);
  return true;
}

function below(mutant) {
  const roomy = (type) => free(compositeFieldsOf(type)).filter((field) => free(leafFieldsOf(getNamedType(field.type))).length > 1);
  return inSet(
    mutant,
    (type) => roomy(type).length > 0,
    (type) => {
      const field = mutant.random.pick(roomy(type));
      const leaves = mutant.random.some(free(leafFieldsOf(getNamedType(field.type))), 2);
      return leaves.map((leaf) => fieldNode({ name: field.name, alias: 'outer', selections: [plain(leaf, 'inner')] }));
    },
  );
}

/** Two types of which an object is never both: there only the shapes must agree. */
function exclusive(choose) {
  return (mutant) => {
    const { random, schema } = mutant;
    const [one, other] = random.some(schema.getPossibleTypes(schema.getType('Node')), 2);
    const fields = choose(one, other, random);
    if (!fields) return false;
    const pair = [inlineNode(one.name, [fields[0]]), inlineNode(other.name, [fields[1]])];
    return inNode(mutant, random.shuffled(pair));
  };
}

/** Into an interface, or into a new one at the root. */
function inNode(mutant, selections) {
  const site = mutant.pick(mutant.sites.selectionSets().filter(({ parentType }) => parentType.name === 'Node'));
  if (site) {
    site.node.selections.push(...selections);
    return true;
  }
  const node = fieldNode({ name: 'node', alias: 'exclusive', args: [argumentNode('id', stringNode('1'))], selections });
  return mutant.select(node, (type) => type.name === 'Query');
}

function leavesThat(agree) {
  return (one, other, random) => {
    const pairs = free(leafFieldsOf(one)).flatMap((first) =>
      free(leafFieldsOf(other))
        .filter((second) => agree(first, second))
        .map((second) => [first, second]),
    );
    return pairs.length > 0 ? random.pick(pairs).map((field) => plain(field, 'same')) : undefined;
  };
}

const bare = (field) => String(field.type).replaceAll('!', '');

function deepInExclusive(one, other, random) {
  const fields = [one, other].map((type) =>
    random.pick(free(compositeFieldsOf(type)).filter((field) => leafFieldsOf(getNamedType(field.type)).length > 0)),
  );
  if (fields.some((field) => !field)) return undefined;
  return fields.map((field) =>
    fieldNode({ name: field.name, alias: 'outer', selections: [plain(random.pick(leafFieldsOf(getNamedType(field.type))), 'inner')] }),
  );
}

function leafAgainstObject(one, other, random) {
  const composite = random.pick(free(compositeFieldsOf(other)));
  const leaf = random.pick(free(leafFieldsOf(one)));
  return composite && leaf && [plain(leaf, 'same'), plain(composite, 'same')];
}

/** Below fields that merge, through fragments that spread one another. */
function throughFragments(mutant) {
  const site = mutant.pick(mutant.sites.selectionSets().filter(({ parentType }) => free(leafFieldsOf(parentType)).length > 1));
  if (!site) return false;
  const [one, other] = mutant.random.some(free(leafFieldsOf(site.parentType)), 2);
  mutant.add(fragmentNode('Far', site.parentType.name, [spreadNode('Farther')]));
  mutant.add(fragmentNode('Farther', site.parentType.name, [plain(one, 'same')]));
  site.node.selections.push(spreadNode('Far'), inlineNode(undefined, [plain(other, 'same')]));
  return true;
}

function aliasIsGivenToTwo(mutant) {
  const site = mutant.pick(
    mutant.sites.selectionSets().filter(({ node }) => node.selections.filter(({ kind }) => kind === Kind.FIELD).length > 1),
  );
  if (!site) return false;
  const fields = mutant.random.some(
    site.node.selections.filter(({ kind }) => kind === Kind.FIELD),
    2,
  );
  fields.forEach((field) => {
    field.alias = nameNode('same');
  });
  return true;
}

function conflictInCopy(mutant) {
  const site = mutant.pick(
    mutant.sites.fields().filter(({ node }) => node.selectionSet?.selections.some(({ kind }) => kind === Kind.FIELD)),
  );
  if (!site) return false;
  const again = copyOf(site.node);
  const inner = mutant.random.pick(again.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD));
  again.selectionSet = selectionSet([fieldNode({ name: '__typename', alias: responseName(inner) })]);
  site.parent.push(mutant.random.pick([again, inlineNode(undefined, [again])]));
  return true;
}

export const OverlappingFieldsCanBeMerged = {
  'two fields under one alias': differentFields,
  'an alias that is the name of another field': aliasOfAnotherField,
  'other arguments': differentArguments,
  'with and without an argument': withAndWithoutArguments,
  'arguments in another order': otherOrder,
  'a conflict one level below': below,
  'a conflict through fragments': throughFragments,
  'an alias is given to two fields': aliasIsGivenToTwo,
  'a conflict in a copy of a field': conflictInCopy,
  'other leaf types in exclusive types': exclusive(leavesThat((one, other) => bare(one) !== bare(other))),
  'other nullability in exclusive types': exclusive(
    leavesThat((one, other) => bare(one) === bare(other) && String(one.type) !== String(other.type)),
  ),
  'the same type in exclusive types': exclusive(leavesThat((one, other) => String(one.type) === String(other.type))),
  'a leaf and an object in exclusive types': exclusive(leafAgainstObject),
  'fields below exclusive types': exclusive(deepInExclusive),
};
