import type { QueryPlanSelectionNode } from '../../plan/query-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own, type JsonObject } from '../json-object.js';

/** A field of a representation, with what is taken of the object below it. */
export interface RequiredField {
  readonly name: string;
  /** the name as JSON, with its colon */
  readonly key: string;
  /** what is taken of the objects that it leads to; absent for leaves */
  readonly below?: readonly QueryPlanSelectionNode[];
}

interface WrittenField extends RequiredField {
  readonly nested?: Representer;
}

/** Writes what a subgraph needs to know to find an entity. */
export interface Representer {
  /**
   * The representation as JSON, from the data gathered so far; undefined when a required field is missing, because an
   * earlier fetch failed or found nothing, or when all that it would say is null: that identifies no entity.
   */
  write(object: JsonObject): string | undefined;
  /** Where a type and one key are all that a representation says: the key, which tells equal ones without writing them. */
  keyOf(object: JsonObject): string | number | undefined;
}

type Types = Pick<Supergraph, 'possibleTypes'>;

/** A representer for the selections of a plan. */
export function createRepresenter(types: Types, selections: readonly QueryPlanSelectionNode[]): Representer {
  return createWriter(types, selections, true);
}

/** The fields for each `__typename` are settled when it first comes. Only the entity itself must say something. */
function createWriter(types: Types, selections: readonly QueryPlanSelectionNode[], identifies: boolean): Representer {
  const byType = new Map<unknown, readonly WrittenField[]>();
  const fieldsFor = (object: JsonObject): readonly WrittenField[] => {
    const typeName = own(object, '__typename');
    let fields = byType.get(typeName);
    if (!fields) byType.set(typeName, (fields = requiredFields(types, selections, typeName).map(withWriter)));
    return fields;
  };
  const withWriter = (field: RequiredField): WrittenField =>
    field.below ? { ...field, nested: createWriter(types, field.below, false) } : field;
  return {
    keyOf(object) {
      const fields = fieldsFor(object);
      const [first, second] = fields;
      if (fields.length !== 2 || !first || !second || first.nested || second.nested) return undefined;
      const name = first.name === '__typename' ? second.name : second.name === '__typename' ? first.name : undefined;
      const value = name === undefined ? undefined : own(object, name);
      return typeof value === 'string' || typeof value === 'number' ? value : undefined;
    },
    write(object) {
      const fields = fieldsFor(object);
      let text = '';
      let saysSomething = false;
      for (let i = 0; i < fields.length; i += 1) {
        const { name, key, nested } = fields[i] as WrittenField;
        const value = own(object, name);
        const written = value === undefined ? undefined : nested ? writeNested(nested, value) : JSON.stringify(value);
        if (written === undefined) return undefined;
        text += i === 0 ? key + written : `,${key}${written}`;
        if (name !== '__typename' && written !== 'null') saysSomething = true;
      }
      return saysSomething || !identifies ? `{${text}}` : undefined;
    },
  };
}

/** Below lists and nulls alike; an element that lacks a required field makes the whole representation useless. */
function writeNested(nested: Representer, value: unknown): string | undefined {
  if (value === null) return 'null';
  if (isJsonObject(value)) return nested.write(value);
  if (!Array.isArray(value)) return undefined;
  const elements = value.map((element) => writeNested(nested, element));
  return elements.includes(undefined) ? undefined : `[${elements.join(',')}]`;
}

/** The selections that apply to a type, each field once with all that any of them takes of it. */
export function requiredFields(
  types: Types,
  selections: readonly QueryPlanSelectionNode[],
  typeName: unknown,
): readonly RequiredField[] {
  const nestedOf = new Map<string, QueryPlanSelectionNode[] | undefined>();
  const add = (list: readonly QueryPlanSelectionNode[]): void => {
    for (const selection of list) {
      if (selection.kind === 'Field') {
        const name = selection.alias ?? selection.name;
        const below = selection.selections;
        nestedOf.set(name, below ? [...(nestedOf.get(name) ?? []), ...below] : nestedOf.get(name));
      } else if (!selection.typeCondition || fits(types, selection.typeCondition, typeName)) add(selection.selections);
    }
  };
  add(selections);
  return [...nestedOf].map(([name, below]) => ({
    name,
    key: `${JSON.stringify(name)}:`,
    ...(below ? { below } : {}),
  }));
}

function fits(types: Types, condition: string, typeName: unknown): boolean {
  return typeof typeName === 'string' && types.possibleTypes(condition).has(typeName);
}
