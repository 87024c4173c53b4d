/** The suite of documents: what is valid, what breaks each rule, what is no GraphQL, what is made by hand. */
import { parse, print } from 'graphql';

import { Judge, RULES, ruleName } from '../lib/judge.mjs';
import { isLight, isSmall } from '../lib/limits.mjs';
import { Random, seedOf } from '../lib/random.mjs';
import { restyle } from '../lib/restyle.mjs';
import { generateDocument } from './generator.mjs';
import { HANDMADE } from './handmade.mjs';
import { MUTATORS } from './mutants/index.mjs';
import { Mutant } from './mutants/mutant.mjs';
import { SYNTAX } from './syntax.mjs';

/** Of a hundred documents that are not made by hand. */
const SHARES = { mutants: 54, harmless: 4, syntax: 9, harmlessSyntax: 3 };
const LEAST_MUTANTS = 52;
const MOST_MIXED = 0.4;
const TRIES = 2_000;
const TRIES_OF_A_TURN = 16;

const KINDS_FOR = { SingleFieldSubscriptions: { kinds: ['subscription'], operations: [1, 1, 2] } };
const NEEDS_VARIABLES = new Set(['UniqueVariableNames', 'NoUndefinedVariables', 'NoUnusedVariables', 'VariablesInAllowedPosition']);

export class Suite {
  constructor(schema, count, seed = 'documents') {
    Object.assign(this, { schema, count, judge: new Judge(schema), texts: new Set(), documents: [] });
    this.seed = seed;
  }

  make() {
    HANDMADE.forEach(([about, document]) => this.keep(`by hand: ${about}`, document, this.judge.judge(document)));
    const left = Math.max(0, this.count - this.documents.length);
    const share = (name) => Math.ceil((left * SHARES[name]) / 100);
    this.addMutants(share('mutants'), share('harmless'));
    this.addSyntax(share('syntax'), share('harmlessSyntax'));
    this.addValid(this.count - this.documents.length);
    return this.documents.map((document, id) => ({ id, ...document }));
  }

  keep(about, document, rules) {
    if (rules === undefined || this.texts.has(document)) return false;
    this.texts.add(document);
    this.documents.push({ about, document, valid: rules.length === 0, rules });
    return true;
  }

  addValid(wanted) {
    const random = this.randomFor('valid');
    for (let made = 0; made < wanted;) {
      const base = this.base(random);
      if (this.keep(`valid: ${base.about}`, base.styled, [])) made += 1;
    }
  }

  /** A valid document within the limits, in some dress. */
  base(random, options) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const document = generateDocument(this.schema, random, options);
      if (!this.judge.merges(document)) continue;
      const styled = restyle(print(document), random);
      if (isSmall(styled) && isLight(document, this.schema) && this.judge.judge(styled)?.length === 0) {
        return { document, styled, about: document.definitions.map(({ operation }) => operation ?? 'fragment').join(', ') };
      }
    }
    throw new Error('no valid document was found');
  }

  addMutants(wanted, harmless) {
    const each = Math.max(this.count >= 2_600 ? LEAST_MUTANTS : 1, Math.ceil(wanted / RULES.length));
    const few = Math.ceil(harmless / RULES.length);
    RULES.map(ruleName).forEach((rule) => this.addMutantsOf(rule, each, few));
  }

  /** The mutators alternate; one that finds nothing to change is skipped. */
  addMutantsOf(rule, wanted, harmless) {
    const random = this.randomFor(rule);
    const mutators = Object.entries(MUTATORS[rule]);
    const left = { alone: wanted, mixed: Math.floor(wanted * MOST_MIXED), harmless };
    for (let turn = 0; left.alone > 0; turn += 1) {
      if (turn > TRIES) throw new Error(`no mutants of ${rule} were found`);
      this.takeTurn(rule, mutators[turn % mutators.length], random, left);
    }
  }

  takeTurn(rule, mutator, random, left) {
    for (let tries = 0; tries < TRIES_OF_A_TURN; tries += 1) {
      const mutant = this.mutant(rule, mutator, random);
      if (mutant && this.takeMutant(rule, mutant, left)) return;
    }
  }

  /** Most mutants break one rule alone: of the others, a hub that lacks the rule would answer the same. */
  takeMutant(rule, { about, text, rules }, left) {
    if (rules.length === 0) {
      if (left.harmless > 0 && this.keep(`${about}, harmless`, text, rules)) left.harmless -= 1;
      return false;
    }
    const isMixed = rules.length > 1;
    if (!rules.includes(rule) || (isMixed && left.mixed === 0) || !this.keep(about, text, rules)) return false;
    if (isMixed) left.mixed -= 1;
    left.alone -= 1;
    return true;
  }

  mutant(rule, [about, mutate], random) {
    const { document } = this.mutable(rule, random);
    const mutant = new Mutant(document, this.schema, random);
    if (mutate(mutant) === false) return undefined;
    const text = restyle(mutant.text(), random);
    if (!isSmall(text)) return undefined;
    const rules = this.judge.judge(text);
    const isFair = rules && !rules.includes('Syntax') && (rules.includes('NoFragmentCycles') || isLight(parse(text), this.schema));
    return isFair ? { about: `${rule}: ${about}`, text, rules } : undefined;
  }

  /** One valid document is changed in some ways, which saves looking for others. */
  mutable(rule, random) {
    if (this.lent?.rule !== rule || this.lent.times >= 6) {
      const variables = NEEDS_VARIABLES.has(rule) ? 0.5 : 0.25;
      this.lent = { rule, times: 0, base: this.base(random, { budget: [4, 7, 10, 14], variables, ...KINDS_FOR[rule] }) };
    }
    this.lent.times += 1;
    return this.lent.base;
  }

  addSyntax(wanted, harmless) {
    const random = this.randomFor('syntax');
    const changes = Object.entries(SYNTAX);
    let [broken, whole] = [0, 0];
    for (let tries = 0; broken < wanted; tries += 1) {
      const [about, change] = changes[tries % changes.length];
      const text = change(random, print(this.mutable('Syntax', random).document));
      if (!text || !text.isWellFormed() || !isSmall(text)) continue;
      const rules = this.judge.judge(text);
      if (rules?.[0] === 'Syntax' && this.keep(`Syntax: ${about}`, text, rules)) broken += 1;
      else if (rules && whole < harmless && this.keep(`Syntax: ${about}, harmless`, text, rules)) whole += 1;
    }
  }

  randomFor(part) {
    return new Random(seedOf(`${this.seed} ${part}`));
  }
}
