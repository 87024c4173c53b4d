/** Mutators of the rules on operations. */
import { Kind, parse } from 'graphql';

import { copyOf, fieldNode, fragmentNode, inlineNode, nameNode, operationNode, spreadNode } from '../../lib/ast.mjs';
import { typename } from './changes.mjs';

const TYPE_SYSTEM = [
  'type Extra { id: ID }',
  'extend type Query { extra: Int }',
  'schema { query: Query }',
  'extend schema @skip(if: true)',
  'scalar Extra',
  'enum Extra { A B }',
  'input Extra { id: ID }',
  'interface Extra { id: ID }',
  'union Extra = Account | Session',
  'directive @extra on FIELD',
  '"""A text.""" type Extra { "A text." id: ID }',
  'extend enum Benefit { EXTRA }',
  'extend union TechnicalReport = Account',
  'extend input AskedDayInput { extra: Int }',
  'extend interface Node { extra: Int }',
  'extend scalar Date @specifiedBy(url: "x")',
];

export const ExecutableDefinitions = {
  'a definition of the type system': (mutant) => {
    mutant.add(parse(mutant.random.pick(TYPE_SYSTEM), { noLocation: true }).definitions[0]);
  },
  'several definitions of the type system': (mutant) => {
    mutant.random.some(TYPE_SYSTEM, 3).forEach((text) => mutant.add(parse(text, { noLocation: true }).definitions[0]));
  },
};

export const UniqueOperationNames = {
  'an operation twice': (mutant) => {
    const { node } = mutant.random.pick(mutant.sites.operations());
    node.name ??= nameNode('Twice');
    mutant.add(copyOf(node));
  },
  'two operations of one name': (mutant) => {
    const { node } = mutant.random.pick(mutant.sites.operations());
    node.name ??= nameNode('Same');
    const operation = mutant.random.pick(['query', 'mutation']);
    mutant.add(operationNode({ operation, name: node.name.value, selections: typename() }));
  },
  'two operations are given one name': (mutant) => {
    const operations = mutant.random.shuffled(mutant.sites.operations());
    if (operations.length < 2) return false;
    operations[0].node.name = copyOf(operations[1].node.name);
    return true;
  },
};

export const LoneAnonymousOperation = {
  'an operation without a name beside others': (mutant) => {
    const operation = mutant.random.pick(['query', 'query', 'mutation']);
    mutant.add(operationNode({ operation, selections: typename() }));
  },
  'a name is taken away': (mutant) => {
    const operations = mutant.sites.operations();
    if (operations.length < 2) return false;
    mutant.random.pick(operations).node.name = undefined;
    return true;
  },
  'all names are taken away': (mutant) => {
    mutant.sites.operations().forEach(({ node }) => {
      node.name = undefined;
    });
    return mutant.sites.operations().length > 1;
  },
};

const subscriptionOf = (mutant) => mutant.pick(mutant.sites.operations().filter(({ node }) => node.operation === 'subscription'))?.node;

function anotherEvent(mutant, alias) {
  const field = mutant.random.pick(['deadlineNear', 'applicationStatusChanged', 'interlocutionOpened']);
  return fieldNode({ name: field, alias, selections: mutant.random.pick([typename(), [fieldNode({ name: 'cursor' })]]) });
}

/** A mutator that changes the selections at the root of a subscription. */
function ofSubscription(change) {
  return (mutant) => {
    const node = subscriptionOf(mutant);
    if (!node) return false;
    change(mutant, node.selectionSet.selections, node);
    return true;
  };
}

export const SingleFieldSubscriptions = {
  'another field': ofSubscription((mutant, selections) => mutant.random.insert(selections, anotherEvent(mutant, 'other'))),
  'the same field under another alias': ofSubscription((mutant, selections) => {
    const [first] = selections;
    if (first.kind === Kind.FIELD) selections.push({ ...copyOf(first), alias: nameNode('again') });
  }),
  'the same field again, which merges': ofSubscription((mutant, selections) => selections.push(copyOf(selections[0]))),
  '__typename beside the field': ofSubscription((mutant, selections) => mutant.random.insert(selections, typename()[0])),
  'introspection alone': ofSubscription((mutant, selections, node) => {
    selections.splice(
      0,
      selections.length,
      mutant.random.pick([
        typename()[0],
        fieldNode({ name: '__typename', alias: 'name' }),
        fieldNode({ name: '__schema', selections: typename() }),
      ]),
    );
    node.variableDefinitions = [];
  }),
  'another field in an inline fragment': ofSubscription((mutant, selections) => {
    mutant.random.insert(selections, inlineNode(mutant.random.pick([undefined, 'Subscription']), [anotherEvent(mutant, 'other')]));
  }),
  'another field in a fragment': ofSubscription((mutant, selections) => {
    mutant.add(fragmentNode('More', 'Subscription', [anotherEvent(mutant, 'more')]));
    mutant.random.insert(selections, spreadNode('More'));
  }),
  'another field in a fragment within a fragment': ofSubscription((mutant, selections) => {
    mutant.add(fragmentNode('Outer', 'Subscription', [spreadNode('Inner')]));
    mutant.add(
      fragmentNode('Inner', 'Subscription', [inlineNode(undefined, mutant.random.pick([typename(), [anotherEvent(mutant, 'inner')]]))]),
    );
    mutant.random.insert(selections, spreadNode('Outer'));
  }),
};
