/** Mutators of the rules on directives. */
import { Kind } from 'graphql';

import { argumentNode, booleanNode, conditionNode, copyOf, directiveNode, intNode, stringNode } from '../../lib/ast.mjs';

const HOLDERS = [
  Kind.OPERATION_DEFINITION,
  Kind.FRAGMENT_DEFINITION,
  Kind.FIELD,
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.VARIABLE_DEFINITION,
];
const SELECTIONS = [Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD];
const DEFINITIONS = [Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.VARIABLE_DEFINITION];

const yes = () => booleanNode(true);

function give(mutant, kind, directives) {
  const site = mutant.pick(mutant.sites.of(kind));
  if (!site) return false;
  directives.forEach((directive) => mutant.random.insert(site.node.directives, directive));
  return true;
}

function unknown(random) {
  const args = random.pick([[], [argumentNode('if', yes())], [argumentNode('a', intNode(1)), argumentNode('b', stringNode('x'))]]);
  return directiveNode(random.pick(['unknown', 'Skip', 'SKIP', 'includes', 'if', 'defer', 'stream', '_']), args);
}

function ofTypeSystem(random) {
  return random.pick([
    directiveNode('deprecated'),
    directiveNode('deprecated', [argumentNode('reason', stringNode('old'))]),
    directiveNode('specifiedBy', [argumentNode('url', stringNode('https://example.org'))]),
    directiveNode('oneOf'),
  ]);
}

export const KnownDirectives = {
  'an unknown directive': (mutant) => give(mutant, mutant.random.pick(HOLDERS), [unknown(mutant.random)]),
  'a directive of the type system': (mutant) => give(mutant, mutant.random.pick(HOLDERS), [ofTypeSystem(mutant.random)]),
  '@skip or @include on a definition': (mutant) =>
    give(mutant, mutant.random.pick(DEFINITIONS), [conditionNode(mutant.random.pick(['skip', 'include']), yes())]),
};

function twice(mutant, kinds, directives) {
  const site = mutant.pick(kinds.flatMap((kind) => mutant.sites.of(kind)).filter(({ node }) => node.directives.length === 0));
  if (!site) return false;
  site.node.directives = directives;
  return true;
}

export const UniqueDirectivesPerLocation = {
  'a directive twice': (mutant) => {
    const name = mutant.random.pick(['skip', 'include']);
    return twice(
      mutant,
      [mutant.random.pick(SELECTIONS)],
      [conditionNode(name, yes()), conditionNode(name, booleanNode(mutant.random.chance(0.5)))],
    );
  },
  'a directive twice with another between': (mutant) => {
    const [name, other] = mutant.random.shuffled(['skip', 'include']);
    return twice(mutant, SELECTIONS, [conditionNode(name, yes()), conditionNode(other, yes()), conditionNode(name, yes())]);
  },
  'a directive is doubled': (mutant) => {
    const site = mutant.pick(mutant.sites.of(Kind.DIRECTIVE));
    if (site) site.parent.push(copyOf(site.node));
    return Boolean(site);
  },
  'a directive three times': (mutant) =>
    twice(
      mutant,
      SELECTIONS,
      [1, 2, 3].map(() => conditionNode('include', yes())),
    ),
};
