/** All mutators, by the rule that they are meant to break. */
import * as arguments_ from './arguments.mjs';
import * as directives from './directives.mjs';
import * as fragments from './fragments.mjs';
import * as merging from './merging.mjs';
import * as operations from './operations.mjs';
import * as types from './types.mjs';
import * as values from './values.mjs';
import * as variables from './variables.mjs';

export const MUTATORS = { ...operations, ...fragments, ...types, ...directives, ...arguments_, ...values, ...variables, ...merging };
