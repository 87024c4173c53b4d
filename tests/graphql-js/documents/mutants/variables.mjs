/** Mutators of the rules on variables. */
import { Kind, getNamedType, getNullableType, isListType, isNonNullType, typeFromAST } from 'graphql';

import {
  booleanNode,
  conditionNode,
  copyOf,
  fieldNode,
  fragmentNode,
  intNode,
  listNode,
  nameNode,
  nullNode,
  objectField,
  objectNode,
  operationNode,
  spreadNode,
  typeNode,
  variableDefinition,
  variableNode,
} from '../../lib/ast.mjs';
import { nonNullLiteral } from '../literals.mjs';

const typename = (directives = []) => fieldNode({ name: '__typename', directives });
const definitions = (mutant) => mutant.sites.of(Kind.VARIABLE_DEFINITION);
const uses = (mutant) => mutant.sites.of(Kind.VARIABLE).filter(({ key }) => key !== 'variable');
const operation = (mutant) => mutant.random.pick(mutant.sites.operations()).node;
const includeIf = (name) => [conditionNode('include', variableNode(name))];

export const UniqueVariableNames = {
  'a variable twice': (mutant) => {
    const site = mutant.pick(definitions(mutant));
    if (site) mutant.random.insert(site.parent, copyOf(site.node));
    return Boolean(site);
  },
  'a variable again of another type': (mutant) => {
    const site = mutant.pick(definitions(mutant));
    const type = mutant.random.pick(['Int', 'String!', '[ID!]', 'ApplicationFilter', 'Date', 'Benefit']);
    if (site) mutant.random.insert(site.parent, variableDefinition(site.node.variable.name.value, type));
    return Boolean(site);
  },
};

export const NoUndefinedVariables = {
  'a definition is taken away': (mutant) => {
    const site = mutant.pick(definitions(mutant));
    if (site) site.parent.splice(site.parent.indexOf(site.node), 1);
    return Boolean(site);
  },
  'a use is renamed': (mutant) => {
    const site = mutant.pick(uses(mutant));
    if (site) site.node.name = nameNode('undefined');
    return Boolean(site);
  },
  'a value becomes a variable': (mutant) => {
    const site = mutant.pick(mutant.sites.values());
    if (site) site.replace(variableNode('undefined'));
    return Boolean(site);
  },
  'a condition': (mutant) => mutant.select(typename(includeIf('undefined'))),
  'another operation spreads the fragment': (mutant) => {
    const site = mutant.pick(mutant.sites.fragments().filter(({ node }) => node.typeCondition.name.value === 'Query'));
    if (site) mutant.add(operationNode({ operation: 'query', name: 'Another', selections: [spreadNode(site.node.name.value)] }));
    return Boolean(site);
  },
  'a new fragment that one of two operations cannot use': (mutant) => {
    mutant.add(fragmentNode('Conditional', 'Query', [typename(includeIf('given'))]));
    mutant.add(
      operationNode({
        operation: 'query',
        name: 'With',
        variables: [variableDefinition('given', 'Boolean!')],
        selections: [spreadNode('Conditional')],
      }),
    );
    mutant.add(operationNode({ operation: 'query', name: 'Without', selections: [spreadNode('Conditional')] }));
  },
};

export const NoUnusedVariables = {
  'a variable that nobody uses': (mutant) => {
    const type = mutant.random.pick(['Int', 'String!', '[ID!]!', 'ApplicationFilter', 'Date', 'Benefit', 'Boolean!', 'CollaboratorInput']);
    mutant.random.insert(operation(mutant).variableDefinitions, variableDefinition('unused', type));
  },
  'a use is replaced': (mutant) => {
    const site = mutant.pick(uses(mutant));
    if (site?.inputType) site.replace(nonNullLiteral(site.inputType, mutant.random));
    return Boolean(site?.inputType);
  },
  'a variable that only an unused fragment uses': (mutant) => {
    operation(mutant).variableDefinitions.push(variableDefinition('elsewhere', 'Boolean!'));
    mutant.add(fragmentNode('Unused', 'Query', [typename(includeIf('elsewhere'))]));
  },
  'a variable that only another operation uses': (mutant) => {
    const node = operation(mutant);
    node.name ??= nameNode('First');
    node.variableDefinitions.push(variableDefinition('shared', 'Boolean!'));
    mutant.add(
      operationNode({
        operation: 'query',
        name: 'Second',
        variables: [variableDefinition('shared', 'Boolean!')],
        selections: [typename(includeIf('shared'))],
      }),
    );
  },
  'a variable of almost the same name': (mutant) => {
    const site = mutant.pick(definitions(mutant));
    if (site) site.parent.push({ ...copyOf(site.node), variable: variableNode(site.node.variable.name.value.toUpperCase()) });
    return Boolean(site);
  },
};

/** Types that are almost the one that is wanted. */
function almost(type, random) {
  const text = String(type);
  const named = getNamedType(type).name;
  const bare = text.replace(/!$/, '');
  const other = random.pick(
    ['Int', 'String', 'ID', 'Boolean', 'Date', 'Benefit', 'Decimal', 'ApplicationFilter'].filter((name) => name !== named),
  );
  return random.pick([
    bare,
    `[${text}]`,
    `[${bare}]!`,
    named,
    `${named}!`,
    `[${named}]`,
    text.replaceAll('!', ''),
    other,
    `${other}!`,
    text.replace(named, other),
  ]);
}

function usesNewVariable(mutant, { fits = () => true, type, defaultValue }) {
  const site = mutant.pick(mutant.sites.values().filter((value) => isInOperation(value) && fits(value)));
  if (!site) return false;
  site.replace(variableNode('almost'));
  const defined = variableDefinition('almost', type(site), defaultValue?.(site));
  mutant.sites.operations().forEach(({ node }) => node.variableDefinitions.push(copyOf(defined)));
  return true;
}

/** A value of an argument or of a directive, not of a default. */
const isInOperation = ({ argument }) => Boolean(argument);
const isNonNull = ({ inputType }) => isNonNullType(inputType);
const nullable = ({ inputType }) => getNullableType(inputType);

export const VariablesInAllowedPosition = {
  'the type of a variable is changed': (mutant) => {
    const site = mutant.pick(definitions(mutant));
    if (!site) return false;
    site.node.type = typeNode(almost(typeFromAST(mutant.schema, site.node.type), mutant.random));
    return true;
  },
  'a variable of almost the type': (mutant) => usesNewVariable(mutant, { type: ({ inputType }) => almost(inputType, mutant.random) }),
  'a nullable variable where null is not taken': (mutant) => usesNewVariable(mutant, { fits: isNonNull, type: nullable }),
  'a nullable variable where null is not taken, with a default': (mutant) =>
    usesNewVariable(mutant, {
      fits: isNonNull,
      type: nullable,
      defaultValue: ({ inputType }) => nonNullLiteral(inputType, mutant.random, { depth: 3 }),
    }),
  'a nullable variable where null is not taken, with null as its default': (mutant) =>
    usesNewVariable(mutant, { fits: isNonNull, type: nullable, defaultValue: () => nullNode() }),
  'a nullable variable where the place has a default': (mutant) =>
    usesNewVariable(mutant, { fits: (site) => isNonNull(site) && site.defaultValue !== undefined, type: nullable }),
  'a list of nullable items where items are never null': (mutant) =>
    usesNewVariable(mutant, {
      fits: ({ inputType }) => isListType(getNullableType(inputType)),
      type: ({ inputType }) => `[${getNamedType(inputType).name}]!`,
    }),
  'an item where a list is taken': (mutant) =>
    usesNewVariable(mutant, {
      fits: ({ inputType }) => isListType(getNullableType(inputType)),
      type: ({ inputType }) => `${getNamedType(inputType).name}!`,
    }),
  'a list within a list': (mutant) => {
    const site = mutant.pick(mutant.sites.values().filter((value) => isInOperation(value) && isListType(getNullableType(value.inputType))));
    if (!site) return false;
    site.replace(listNode([variableNode('items')]));
    mutant.sites
      .operations()
      .forEach(({ node }) => node.variableDefinitions.push(variableDefinition('items', getNullableType(site.inputType))));
    return true;
  },
  'a nullable variable in a oneOf input object': (mutant) => {
    const site = mutant.pick(mutant.sites.values().filter((value) => isInOperation(value) && getNullableType(value.inputType).isOneOf));
    if (!site) return false;
    const field = mutant.random.pick(Object.values(getNullableType(site.inputType).getFields()));
    site.replace(objectNode([objectField(field.name, variableNode('one'))]));
    const withDefault = mutant.random.chance(0.3) ? nonNullLiteral(field.type, mutant.random) : undefined;
    mutant.sites.operations().forEach(({ node }) => node.variableDefinitions.push(variableDefinition('one', field.type, withDefault)));
    return true;
  },
  'a condition of another type': (mutant) => {
    const [type, defaultValue] = mutant.random.pick([
      ['Boolean'],
      ['Boolean', nullNode()],
      ['Boolean', booleanNode(true)],
      ['String!'],
      ['[Boolean!]!'],
      ['Int!', intNode(1)],
    ]);
    const site = mutant.pick(
      mutant.sites.of(Kind.FIELD, Kind.FRAGMENT_SPREAD, Kind.INLINE_FRAGMENT).filter(({ node }) => node.directives.length === 0),
    );
    if (!site) return false;
    site.node.directives = [conditionNode(mutant.random.pick(['skip', 'include']), variableNode('condition'))];
    mutant.sites.operations().forEach(({ node }) => node.variableDefinitions.push(variableDefinition('condition', type, defaultValue)));
  },
};
