import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isCompositeType, isLeafType, isRequiredArgument, isScalarType } from 'graphql';

/** Custom scalars take any literal, since graphql-js knows no more of them. */
export function loadSchema(file) {
  return buildSchema(readFileSync(file, 'utf8'));
}

/** A schema whose scalars give a value as it was recorded. */
export function loadRecordedSchema(file) {
  const schema = loadSchema(file);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isOfIntrospection(schema, type)) {
      type.serialize = (value) => value;
    }
  }
  return schema;
}

/** Introspection gives what graphql-js itself computes: texts and booleans, which identity serves as well. */
function isOfIntrospection(schema, type) {
  return type.name.startsWith('__');
}

export function fieldsOf(type) {
  return 'getFields' in type ? Object.values(type.getFields()) : [];
}

export function leafFieldsOf(type) {
  return fieldsOf(type).filter((field) => isLeafType(getNamedType(field.type)));
}

export function compositeFieldsOf(type) {
  return fieldsOf(type).filter((field) => isCompositeType(getNamedType(field.type)));
}

export function needsArguments(field) {
  return field.args.some(isRequiredArgument);
}

/** The types of the schema itself, without those of introspection. */
export function ownTypes(schema) {
  return Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
}
