import { Kind, type DocumentNode } from 'graphql';
import { applied, hasFields, textOf } from './supergraph-document.js';

/** What is known of interface objects: interfaces that some subgraphs have as an object type (`@interfaceObject`). */
export interface InterfaceObjects {
  /** names of the interfaces that some subgraph has as an object type */
  readonly names: ReadonlySet<string>;
  /**
   * The interface through whose interface object a type has a field that requires others; undefined for any other field.
   */
  requiringInterface(typeName: string, field: string): string | undefined;
}

/** Reads them off a supergraph. */
export function readInterfaceObjects(document: DocumentNode): InterfaceObjects {
  const requiring = new Map<string, Set<string>>();
  const interfacesOf = new Map<string, readonly string[]>();
  for (const type of document.definitions.filter(hasFields)) {
    interfacesOf.set(type.name.value, type.interfaces?.map(({ name }) => name.value) ?? []);
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const graphs = applied(type, 'join__type').flatMap((join) =>
      textOf(join, 'isInterfaceObject') === 'true' ? [textOf(join, 'graph')] : [],
    );
    if (graphs.length === 0) continue;
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
  };
}
