import { getOperationAST, Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';

/** What a client selects, place by place. */
export interface ClientSelection {
  /** the selections at a path of response names */
  at(path: readonly string[]): readonly SelectionSetNode[];
  /** the fields among selections that an object of a type is asked for, by response name */
  fieldsOf(
    sets: readonly SelectionSetNode[],
    applies: (condition: string) => boolean,
  ): ReadonlyMap<string, FieldNode[]>;
}

export function readClientSelection(document: DocumentNode, operationName: string | undefined): ClientSelection {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const operation = getOperationAST(document, operationName);
  const collect = (
    { selections }: SelectionSetNode,
    applies: (condition: string) => boolean,
    fields: Map<string, FieldNode[]>,
  ): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        fields.set(name, [...(fields.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || applies(condition))) collect(fragment.selectionSet, applies, fields);
    }
  };
  const fieldsOf: ClientSelection['fieldsOf'] = (sets, applies) => {
    const fields = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, applies, fields);
    return fields;
  };
  return {
    fieldsOf,
    at(path) {
      let sets = operation ? [operation.selectionSet] : [];
      for (const name of path) {
        const fields = fieldsOf(sets, () => true).get(name) ?? [];
        sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      }
      return sets;
    },
  };
}
