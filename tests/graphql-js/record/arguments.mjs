/** The arguments with which a field is asked for. */
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

const ROWS = 3;
const MOST_CHOICES = 3;
const MOST_IDS = 6;

/** Each is a JSON object: the usual one first, then those that are asked for under an alias. */
export function variantsOf(type, field, known) {
  const given = known.argumentsOf(type, field);
  if (given) return given.map((args) => withRows(field, args));
  const required = field.args.filter(isRequiredArgument);
  if (!required.every((argument) => isEnumType(getNamedType(argument.type)))) return [];
  return required.length > 0 ? choicesOf(field, required) : [usual(field), ...optional(field)];
}

/** Those of a root field, of which some take an id. */
export function rootVariantsOf(type, field, known) {
  if (field.name === 'node') return known.nodeIds().map((id) => ({ id }));
  if (field.name === 'nodes') return known.nodeIds().length > 0 ? [{ ids: known.nodeIds().slice(0, MOST_IDS) }] : [];
  const ids = takesOneId(field) ? known.idsFor(field) : [];
  return ids.length > 0 ? ids.map((id) => withRows(field, { id })) : variantsOf(type, field, known);
}

function takesOneId(field) {
  const required = field.args.filter(isRequiredArgument);
  return required.length === 1 && required[0].name === 'id';
}

const takesRows = (field) => field.args.some(({ name }) => name === 'first');

function withRows(field, args) {
  return takesRows(field) && !('first' in args) ? { ...args, first: ROWS } : args;
}

const usual = (field) => withRows(field, {});

/** Enums whose value must be given: some values each. */
function choicesOf(field, required) {
  const count = Math.max(...required.map(({ type }) => getNamedType(type).getValues().length));
  return Array.from({ length: Math.min(count, MOST_CHOICES) }, (_, at) => {
    const args = required.map(({ name, type }) => [name, valueAt(getNamedType(type), at)]);
    return withRows(field, Object.fromEntries(args));
  });
}

function optional(field) {
  const variants = takesRows(field) ? [{}, { first: 1 }] : [];
  field.args.forEach(({ name, type }, at) => {
    const value = simpleValue(type, at);
    if (value !== undefined) variants.push(withRows(field, { [name]: value }));
  });
  return variants;
}

const valueAt = (type, at) => type.getValues()[at % type.getValues().length].name;

/** A value that every hub takes: enums, lists and input objects of them. */
function simpleValue(type, at) {
  const bare = getNullableType(type);
  if (isEnumType(bare)) return valueAt(bare, at);
  if (isListType(bare) && isEnumType(getNamedType(bare))) return [0, 1].map((step) => valueAt(getNamedType(bare), at + step));
  if (isInputObjectType(bare)) return simpleObject(bare);
  return bare.name === 'Boolean' ? false : undefined;
}

function simpleObject(type) {
  const fields = Object.values(type.getFields());
  if (fields.some(isRequiredInputField)) return undefined;
  const simple = fields.filter((field) => isListType(field.type) || getNamedType(field.type).name === 'Boolean');
  const given = simple.map(({ name, type: inner }, at) => [name, simpleValue(inner, at)]).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
