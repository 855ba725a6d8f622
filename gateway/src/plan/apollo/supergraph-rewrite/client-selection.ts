import { getOperationAST, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { collectFields } from '../../collect-fields.js';
import { fragmentsOf } from '../../fragments-of.js';

/** What a client selects, place by place. */
export interface ClientSelection {
  /** the selections at a path of response names */
  at(path: readonly string[]): readonly SelectionSetNode[];
  /** the fields among selections that an object of a type is asked for, by response name */
  fieldsOf(
    sets: readonly SelectionSetNode[],
    applies: (condition: string) => boolean,
  ): ReadonlyMap<string, readonly FieldNode[]>;
}

export function readClientSelection(document: DocumentNode, operationName: string | undefined): ClientSelection {
  const fragments = fragmentsOf(document);
  const operation = getOperationAST(document, operationName);
  const fieldsOf: ClientSelection['fieldsOf'] = (sets, applies) => collectFields(sets, fragments, applies);
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
