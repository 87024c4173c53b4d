/** What mutators of several rules do. */
import { fieldNode, namedType } from '../../lib/ast.mjs';

/** The name of a type, which fits everywhere. */
export const typename = () => [fieldNode({ name: '__typename' })];

/** Gives a fragment another type condition. */
export function renameCondition(mutant, sites, names) {
  const site = mutant.pick(sites);
  if (!site) return false;
  site.node.typeCondition = namedType(mutant.random.pick(names));
  return true;
}
