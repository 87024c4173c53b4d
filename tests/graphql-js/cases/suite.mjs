/** The suite of executions over a recorded world. */
import { parse, print, typeFromAST, validate } from 'graphql';

import { generateDocument } from '../documents/generator.mjs';
import { RULES } from '../lib/judge.mjs';
import { isLight, isSmall } from '../lib/limits.mjs';
import { Random, seedOf } from '../lib/random.mjs';
import { restyle } from '../lib/restyle.mjs';
import { Builder } from './builder.mjs';
import { IntrospectionBuilder, WHOLE_LISTS, sortLists, wholeQueries } from './introspection.mjs';
import { besides } from './recording.mjs';
import { REFUSALS, queryWithVariable, valueOf } from './requests.mjs';
import { executeIn } from './world.mjs';

/** Of a hundred cases. */
const SHARES = { refused: 14, introspection: 9, nulls: 2 };
const [wrongVariable] = REFUSALS;
const TRIES = 400;
const SMALL_QUERIES = { kinds: ['query'], operations: [1], budget: [3, 6], deepest: [2, 3], variables: 0.8 };

export class CaseSuite {
  constructor(schema, recordings, count, seed = 'cases') {
    Object.assign(this, { schema, recordings, count, random: new Random(seedOf(seed)), texts: new Set(), cases: [], refusals: 0 });
  }

  make() {
    const share = (name) => Math.floor((this.count * SHARES[name]) / 100);
    const whole = wholeQueries().slice(0, Math.floor(this.count / 40));
    whole.forEach(({ about, document }) => this.keep({ about, text: document, world: this.recordings[0].root, lists: WHOLE_LISTS }));
    this.repeat(share('introspection') - whole.length, () => this.aboutSchema());
    this.repeat(share('refused'), () => this.refused());
    this.repeat(share('nulls'), () => this.nullInPlaceOfDefault());
    this.repeat(this.count - this.cases.length, () => this.recorded());
    return this.random.shuffled(this.cases).map((one, id) => ({ id, ...one }));
  }

  /** Tries each until it gives a case that is valid, light and new. */
  repeat(times, attempt) {
    for (let made = 0; made < times; made += 1) {
      let tries = 0;
      while (!attempt()) {
        if ((tries += 1) > TRIES) throw new Error('no further case was found: record more');
      }
    }
  }

  /** One tree, or two of them side by side. */
  tree() {
    const one = this.random.pick(this.recordings);
    if (this.random.chance(0.8)) return { root: one.root, recordings: [one.id] };
    const other = this.random.pick(this.recordings);
    return { root: besides(one.root, other.root), recordings: [one.id, other.id] };
  }

  recorded() {
    const { root, recordings } = this.tree();
    const builder = new Builder(this.schema, this.random);
    const request = builder.build(root);
    const about = [...builder.features].sort().join(', ') || 'plain';
    return this.keep({ about, text: this.textOf(request.document), ...request, world: root, recordings });
  }

  aboutSchema() {
    const introspection = new IntrospectionBuilder(this.schema, this.random);
    const more = introspection.selections();
    const { root, recordings } = this.tree();
    const builder = new Builder(this.schema, this.random);
    const request = builder.build(root, more);
    const about = ['introspection', ...builder.features].sort().join(', ');
    return this.keep({ about, text: this.textOf(request.document), ...request, world: root, recordings, lists: introspection.lists });
  }

  textOf(document) {
    return restyle(print(document), this.random, { plain: true });
  }

  /** Each second request has a wrong variable; of the others, the kinds alternate. */
  refused() {
    const turn = this.refusals / 2;
    const refuse = Number.isInteger(turn) ? REFUSALS[turn % REFUSALS.length] : wrongVariable;
    const refused = refuse(this.requestWithVariables(), this.schema, this.random);
    if (!refused || this.isFrequent(refused.about)) return false;
    const isKept = this.keep({ ...refused, text: this.textOf(refused.document), world: this.recordings[0].root, mustBeRefused: true });
    if (isKept) this.refusals += 1;
    return isKept;
  }

  /** Whether an eighth of the refused requests is of this kind. */
  isFrequent(kind) {
    return this.cases.filter(({ about }) => about === kind).length > 2 + this.refusals / 8;
  }

  /** Any query of the schema will do, since it is not executed. */
  requestWithVariables() {
    const isFocused = this.random.chance(0.6);
    const document = isFocused ? queryWithVariable(this.schema, this.random) : generateDocument(this.schema, this.random, SMALL_QUERIES);
    const definitions = document.definitions.flatMap(({ variableDefinitions }) => variableDefinitions ?? []);
    const values = definitions.map(({ variable, type }) => [variable.name.value, valueOf(typeFromAST(this.schema, type), this.random)]);
    return { document, variables: Object.fromEntries(values) };
  }

  /** A nullable variable with a default fits where null is not taken, and may be sent as null all the same. */
  nullInPlaceOfDefault() {
    const { root, recordings } = this.tree();
    const request = new Builder(this.schema, this.random).build(root);
    const definitions = request.document.definitions.flatMap(({ variableDefinitions }) => variableDefinitions ?? []);
    const withDefault = definitions.filter(({ type, defaultValue }) => type.kind !== 'NonNullType' && defaultValue);
    if (withDefault.length === 0) return false;
    const { name } = this.random.pick(withDefault).variable;
    const variables = { ...request.variables, [name.value]: null };
    return this.keep({
      about: 'null in place of a default',
      text: this.textOf(request.document),
      ...request,
      variables,
      world: root,
      recordings,
      mustFail: true,
    });
  }

  keep({ about, text, operationName, variables, world, recordings, lists, mustBeRefused = false, mustFail = false }) {
    const document = this.validated(text);
    const key = text + JSON.stringify(variables ?? {}) + operationName;
    if (!document || this.texts.has(key)) return false;
    const { result, missing } = executeIn(world, this.schema, { document, variables, operationName });
    const isRefused = result.data === undefined;
    if (missing.length > 0 || isRefused !== mustBeRefused || (mustFail && !result.errors)) return false;
    this.texts.add(key);
    const told = propagates(result) ? `${about}, null propagates` : about;
    this.cases.push({ about: told, document: text, operationName, variables: sent(variables), recordings, ...expectation(result, lists) });
    return true;
  }

  validated(text) {
    if (!isSmall(text) && !text.includes('IntrospectionQuery')) return undefined;
    const document = parse(text);
    const isValid = validate(this.schema, document, RULES, { maxErrors: 1 }).length === 0 || isFragmentsAlone(document);
    return isValid && isLight(document, this.schema) ? document : undefined;
  }
}

const isFragmentsAlone = ({ definitions }) => definitions.every(({ kind }) => kind === 'FragmentDefinition');

const sent = (variables) => (variables && Object.keys(variables).length > 0 ? variables : undefined);

/** Whether an error took more with it than its own field. */
function propagates({ data, errors = [] }) {
  const above = (path) => path.slice(0, -1).reduce((value, step) => value?.[step], data);
  return data !== undefined && errors.some(({ path }) => path && (above(path) ?? null) === null);
}

function expectation(result, lists) {
  const data = lists ? sortLists(result.data, lists) : result.data;
  const errors = result.errors?.map(({ message, path, locations }) => ({ message, path, locations }));
  const sorting = lists ? { sorted: true, sortedKeys: [...lists] } : {};
  return {
    expected: { data, errors },
    expectedText: data === undefined ? undefined : JSON.stringify(data),
    requestError: data === undefined,
    ...sorting,
  };
}
