/** A valid document under change: what mutators are given. */
import { print } from 'graphql';

import { copyOf } from '../../lib/ast.mjs';
import { Sites } from '../sites.mjs';

export class Mutant {
  constructor(document, schema, random) {
    Object.assign(this, { document: copyOf(document), schema, random });
    this.sites = new Sites(this.document, schema);
  }

  get definitions() {
    return this.document.definitions;
  }

  /** Puts a definition somewhere into the document. */
  add(definition) {
    this.random.insert(this.definitions, definition);
  }

  /** One of the sites, or nothing where there is none. */
  pick(sites) {
    return sites.length > 0 ? this.random.pick(sites) : undefined;
  }

  /** Puts a selection somewhere into one of the selection sets of a type, or of any. */
  select(selection, fits = () => true) {
    const site = this.pick(this.sites.selectionSets().filter((set) => fits(set.parentType)));
    if (!site) return false;
    this.random.insert(site.node.selections, typeof selection === 'function' ? selection(site.parentType) : selection);
    return true;
  }

  text() {
    return print(this.document);
  }
}
