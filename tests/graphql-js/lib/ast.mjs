/** The nodes of a document, in the shape in which graphql-js prints them. */
import { Kind, parseType } from 'graphql';

export const nameNode = (value) => ({ kind: Kind.NAME, value });

export function fieldNode({ alias, name, args = [], directives = [], selections }) {
  return {
    kind: Kind.FIELD,
    alias: alias ? nameNode(alias) : undefined,
    name: nameNode(name),
    arguments: args,
    directives,
    selectionSet: selections && selectionSet(selections),
  };
}

export const selectionSet = (selections) => ({ kind: Kind.SELECTION_SET, selections });

export const argumentNode = (name, value) => ({ kind: Kind.ARGUMENT, name: nameNode(name), value });

export const variableNode = (name) => ({ kind: Kind.VARIABLE, name: nameNode(name) });

export const spreadNode = (name, directives = []) => ({ kind: Kind.FRAGMENT_SPREAD, name: nameNode(name), directives });

export function inlineNode(on, selections, directives = []) {
  return { kind: Kind.INLINE_FRAGMENT, typeCondition: on ? namedType(on) : undefined, directives, selectionSet: selectionSet(selections) };
}

export const namedType = (name) => ({ kind: Kind.NAMED_TYPE, name: nameNode(name) });

export const typeNode = (text) => parseType(text, { noLocation: true });

export function directiveNode(name, args = []) {
  return { kind: Kind.DIRECTIVE, name: nameNode(name), arguments: args };
}

export function conditionNode(name, value) {
  return directiveNode(name, [argumentNode('if', value)]);
}

export function variableDefinition(name, type, defaultValue, directives = []) {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableNode(name), type: typeNode(String(type)), defaultValue, directives };
}

export function operationNode({ operation, name, variables = [], directives = [], selections }) {
  return {
    kind: Kind.OPERATION_DEFINITION,
    operation,
    name: name ? nameNode(name) : undefined,
    variableDefinitions: variables,
    directives,
    selectionSet: selectionSet(selections),
  };
}

export function fragmentNode(name, on, selections, directives = []) {
  return {
    kind: Kind.FRAGMENT_DEFINITION,
    name: nameNode(name),
    typeCondition: namedType(on),
    directives,
    selectionSet: selectionSet(selections),
  };
}

export const documentNode = (definitions) => ({ kind: Kind.DOCUMENT, definitions });

export const intNode = (value) => ({ kind: Kind.INT, value: String(value) });
export const floatNode = (value) => ({ kind: Kind.FLOAT, value: String(value) });
export const stringNode = (value, block = false) => ({ kind: Kind.STRING, value, block });
export const booleanNode = (value) => ({ kind: Kind.BOOLEAN, value });
export const enumNode = (value) => ({ kind: Kind.ENUM, value });
export const nullNode = () => ({ kind: Kind.NULL });
export const listNode = (values) => ({ kind: Kind.LIST, values });
export const objectNode = (fields) => ({ kind: Kind.OBJECT, fields });
export const objectField = (name, value) => ({ kind: Kind.OBJECT_FIELD, name: nameNode(name), value });

export const responseName = (field) => (field.alias ?? field.name).value;

export function copyOf(node) {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(copyOf);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copyOf(value)]));
}
