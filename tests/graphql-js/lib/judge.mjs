/** How graphql-js judges a document. */
import { OverlappingFieldsCanBeMergedRule, parse, recommendedRules, specifiedRules, validate } from 'graphql';

/** The rules of the specification: graphql-js adds one that it only recommends. */
export const RULES = specifiedRules.filter((rule) => !recommendedRules.includes(rule));

export const ruleName = (rule) => rule.name.replace(/Rule$/, '');

export class Judge {
  constructor(schema) {
    this.schema = schema;
  }

  /** The names of the rules that a text breaks; nothing where graphql-js does not name them. */
  judge(text) {
    let document;
    try {
      document = parse(text);
    } catch {
      return ['Syntax'];
    }
    return this.rulesBrokenBy(document);
  }

  /** Whether a document's fields merge: what most of the generated ones that are not valid fail in, and quick to check. */
  merges(document) {
    return validate(this.schema, document, [OverlappingFieldsCanBeMergedRule]).length === 0;
  }

  rulesBrokenBy(document) {
    const broken = new Set();
    const rules = RULES.map((rule) => noting(rule, broken));
    try {
      validate(this.schema, document, rules, { maxErrors: Infinity });
    } catch {
      return undefined;
    }
    return RULES.map(ruleName).filter((name) => broken.has(name));
  }
}

/** A rule that notes its name when it reports. */
function noting(rule, broken) {
  return (context) => {
    const own = Object.create(context);
    own.reportError = () => broken.add(ruleName(rule));
    return rule(own);
  };
}
