/** What the caller knows of the world that is recorded. */
import { isInterfaceType } from 'graphql';

export class Known {
  constructor(schema, { ids = {}, arguments: args = {} } = {}) {
    this.schema = schema;
    this.ids = Object.entries(ids).map(([name, list]) => ({ name, ids: [list].flat() }));
    this.arguments = new Map(Object.entries(args).map(([name, list]) => [name, [list].flat()]));
  }

  /** Lists of arguments of Type.field; of a root field its name alone does. */
  argumentsOf(type, field) {
    const isRoot = type === this.schema.getQueryType();
    return this.arguments.get(`${type.name}.${field.name}`) ?? (isRoot ? this.arguments.get(field.name) : undefined);
  }

  idsFor(field) {
    return this.ids.find(({ name }) => name === field.name)?.ids ?? [];
  }

  /** Ids that node and nodes take. */
  nodeIds() {
    return this.ids.filter(({ name }) => this.isNode(this.typeOf(name))).flatMap(({ ids }) => ids);
  }

  typeOfId(id) {
    const found = this.ids.find(({ ids }) => ids.includes(id));
    return found && this.typeOf(found.name);
  }

  /** An id has the name of the root field that takes it, or of its type. */
  typeOf(name) {
    return this.schema.getQueryType().getFields()[name]?.type ?? this.schema.getType(name[0].toUpperCase() + name.slice(1));
  }

  isNode(type) {
    const node = this.schema.getType('Node');
    return isInterfaceType(node) && Boolean(type) && this.schema.getPossibleTypes(node).includes(type);
  }
}
