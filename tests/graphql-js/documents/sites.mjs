/** The places of a document at which something can be changed, each with its types. */
import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Lists of sites by kind of node. The nodes are those of the document: whoever changes them changes it. */
export class Sites {
  constructor(document, schema) {
    this.lists = new Map();
    const info = new TypeInfo(schema);
    visit(document, visitWithTypeInfo(info, { enter: (node, key, parent) => this.note(siteOf(node, key, parent, info)) }));
  }

  note(site) {
    const list = this.of(site.node.kind);
    list.push(site);
    this.lists.set(site.node.kind, list);
  }

  of(...kinds) {
    return kinds.length === 1 ? (this.lists.get(kinds[0]) ?? []) : kinds.flatMap((kind) => this.of(kind));
  }

  fields() {
    return this.of(Kind.FIELD);
  }

  operations() {
    return this.of(Kind.OPERATION_DEFINITION);
  }

  fragments() {
    return this.of(Kind.FRAGMENT_DEFINITION);
  }

  selectionSets() {
    return this.of(Kind.SELECTION_SET).filter((site) => site.parentType);
  }

  /** Values of an argument, an item or a field of an input object. */
  values() {
    return this.of(Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM, Kind.LIST, Kind.OBJECT, Kind.VARIABLE).filter(
      (site) => site.inputType && site.key !== 'variable',
    );
  }
}

function siteOf(node, key, parent, info) {
  return {
    node,
    key,
    parent,
    parentType: info.getParentType(),
    field: info.getFieldDef(),
    argument: info.getArgument(),
    inputType: info.getInputType(),
    parentInputType: info.getParentInputType(),
    defaultValue: info.getDefaultValue(),
    replace: (other) => {
      parent[key] = other;
    },
  };
}
