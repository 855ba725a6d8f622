import {
  Kind,
  specifiedScalarTypes,
  type DocumentNode,
  type FieldDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFields } from '../../join-spec/required-fields.js';
import {
  applied,
  fieldOf,
  fieldsDefinitions,
  namedType,
  resolvableKeys,
  textOf,
} from '../../join-spec/supergraph-document.js';

/** What a subgraph that is made up knows of the supergraph. */
export interface KnownFields {
  /** whether it resolves them, by type and field; the others are external */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  /** scalars and enums of the supergraph's own */
  readonly leaves: ReadonlySet<string>;
}

/** A field of one subgraph, and what it requires. */
export interface RequiringField {
  /** the subgraph's value of `join__Graph` */
  readonly graph: string;
  readonly typeName: string;
  readonly fieldName: string;
  readonly requires: SelectionSetNode;
}

/**
 * What a subgraph must know that has only this field: the keys of its type, what it requires, and all that is below it.
 * Undefined where that is too much to say: abstract types, fields that an interface object lends, arguments that are objects.
 * Of entities below it, keys and leaves are enough.
 */
export function knownFields(document: DocumentNode, field: RequiringField): KnownFields | undefined {
  const reader = new Reader(document, field.graph);
  const isKnown =
    reader.knowEntity(field.typeName) &&
    reader.knowField(field.typeName, field.fieldName) &&
    reader.knowSelection(field.typeName, field.requires, false);
  return isKnown ? reader : undefined;
}

class Reader implements KnownFields {
  readonly fields = new Map<string, Map<string, boolean>>();
  readonly leaves = new Set<string>();
  readonly #types;
  readonly #leafTypes;
  readonly #whole = new Set<string>();

  constructor(
    document: DocumentNode,
    private readonly graph: string,
  ) {
    this.#types = fieldsDefinitions(document);
    this.#leafTypes = new Set(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION
          ? [definition.name.value]
          : [],
      ),
    );
  }

  /** The keys by which the subgraph finds a type; false if there is none. */
  knowEntity(typeName: string): boolean {
    const keys = resolvableKeys(this.#types.get(typeName), this.graph);
    return keys.length > 0 && keys.every((key) => this.knowSelection(typeName, parseFields(key), true));
  }

  knowSelection(typeName: string, { selections }: SelectionSetNode, resolves: boolean): boolean {
    return selections.every((selection) => {
      if (selection.kind !== Kind.FIELD) return false;
      const field = this.#plainField(typeName, selection.name.value);
      if (!field) return false;
      this.#note(typeName, field, resolves);
      const below = namedType(field.type);
      return selection.selectionSet
        ? this.knowSelection(below, selection.selectionSet, resolves)
        : this.#knowLeaf(below);
    });
  }

  /** A field that the subgraph resolves, with all below it. */
  knowField(typeName: string, fieldName: string): boolean {
    const field = this.#plainField(typeName, fieldName);
    if (!field || !(this.#knowLeaf(namedType(field.type)) || this.#knowObject(namedType(field.type)))) return false;
    this.#note(typeName, field, true);
    return true;
  }

  #knowObject(typeName: string): boolean {
    if (this.#whole.has(typeName)) return true;
    this.#whole.add(typeName);
    const type = this.#types.get(typeName);
    if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) return false;
    const isEntity = this.knowEntity(typeName);
    return (type.fields ?? []).every((field) => {
      const said = applied(field, 'join__field');
      const join = said.find((other) => textOf(other, 'graph') === this.graph);
      if (said.length > 0 && (!join || textOf(join, 'external') === 'true')) return true;
      const asks = join?.arguments?.some(({ name }) => name.value === 'requires' || name.value === 'contextArguments');
      // The objects below an entity are left to the subgraph that the field came from: a chain may come by here again.
      const deepens = isEntity && !this.#knowLeaf(namedType(field.type));
      return (!asks && !deepens && this.knowField(typeName, field.name.value)) || isEntity;
    });
  }

  #plainField(typeName: string, fieldName: string): FieldDefinitionNode | undefined {
    const type = this.#types.get(typeName);
    const field = fieldOf(type, fieldName);
    // A field that an interface object lends belongs to no subgraph by name.
    const isLent = field && applied(field, 'join__field').some((join) => textOf(join, 'graph') === undefined);
    if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION || !field || isLent) return undefined;
    return field.arguments?.every((argument) => this.#knowLeaf(namedType(argument.type))) === false ? undefined : field;
  }

  #note(typeName: string, { name }: FieldDefinitionNode, resolves: boolean): void {
    const known = this.fields.get(typeName) ?? new Map<string, boolean>();
    this.fields.set(typeName, known.set(name.value, resolves || known.get(name.value) === true));
  }

  #knowLeaf(name: string): boolean {
    if (this.#leafTypes.has(name)) this.leaves.add(name);
    return this.#leafTypes.has(name) || specifiedScalarTypes.some((scalar) => scalar.name === name);
  }
}
