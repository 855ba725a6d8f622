import { Kind, type DocumentNode } from 'graphql';
import { parseFields } from './required-fields.js';
import { graphNames, selectedPaths } from './required-paths.js';
import { applied, hasFields, textOf } from './supergraph-document.js';

/** What is known of interface objects: interfaces that some subgraphs have as an object type (`@interfaceObject`). */
export interface InterfaceObjects {
  /** names of the interfaces that some subgraph has as an object type */
  readonly names: ReadonlySet<string>;
  /**
   * The interface through whose interface object a type has a field that requires others; undefined for any other field.
   */
  requiringInterface(typeName: string, field: string): string | undefined;
  /** the paths of all fields in the keys of an interface that a subgraph has as an object type, such as `spot.zone` */
  keyFields(subgraph: string, typeName: string): readonly string[];
  /** the object types of such an interface that a subgraph knows; none where it has the interface as an object type */
  implementations(subgraph: string, typeName: string): ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Reads them off a supergraph. */
export function readInterfaceObjects(document: DocumentNode): InterfaceObjects {
  const subgraphNames = graphNames(document);
  const requiring = new Map<string, Set<string>>();
  const keys = new Map<string, string[]>();
  const implementations = new Map<string, Set<string>>();
  const interfacesOf = new Map<string, readonly string[]>();
  for (const type of document.definitions.filter(hasFields)) {
    interfacesOf.set(type.name.value, type.interfaces?.map(({ name }) => name.value) ?? []);
    for (const join of type.kind === Kind.OBJECT_TYPE_DEFINITION ? applied(type, 'join__implements') : []) {
      const place = `${subgraphNames.get(textOf(join, 'graph') ?? '')} ${textOf(join, 'interface')}`;
      implementations.set(place, (implementations.get(place) ?? new Set()).add(type.name.value));
    }
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const joins = applied(type, 'join__type');
    const asObject = joins.filter((join) => textOf(join, 'isInterfaceObject') === 'true');
    if (asObject.length === 0) continue;
    const graphs = asObject.map((join) => textOf(join, 'graph'));
    for (const join of joins) {
      const place = `${subgraphNames.get(textOf(join, 'graph') ?? '')} ${type.name.value}`;
      const key = textOf(join, 'key');
      if (key !== undefined) keys.set(place, [...(keys.get(place) ?? []), ...selectedPaths(parseFields(key))]);
    }
    const fields = (type.fields ?? []).filter((field) =>
      applied(field, 'join__field').some(
        (join) => graphs.includes(textOf(join, 'graph')) && textOf(join, 'requires') !== undefined,
      ),
    );
    requiring.set(type.name.value, new Set(fields.map(({ name }) => name.value)));
  }
  return {
    names: new Set(requiring.keys()),
    requiringInterface: (typeName, field) =>
      [typeName, ...(interfacesOf.get(typeName) ?? [])].find((name) => requiring.get(name)?.has(field)),
    keyFields: (subgraph, typeName) => keys.get(`${subgraph} ${typeName}`) ?? [],
    implementations: (subgraph, typeName) => implementations.get(`${subgraph} ${typeName}`) ?? NONE,
  };
}
