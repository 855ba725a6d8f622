import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../fragments-of.js';
import type { InterfaceObjects } from '../../join-spec/interface-objects.js';

/** What conditions are judged by. */
export interface ConditionFacts {
  readonly schema: GraphQLSchema;
  readonly interfaceObjects: InterfaceObjects;
}

/**
 * Puts type conditions into other words where the planner goes wrong over interface objects (ADR 0010); the document is the
 * same otherwise, with its fragments inlined.
 *
 * - Conditions that no object can pass are dropped.
 * - A field of an interface object that requires others (`blurb @requires(fields: "title")`), asked under a narrower
 *   condition, is asked of the interface itself. Under the condition the planner makes representations without a key, or
 *   never ends. For which types it is fetched then, the pass narrow-paths settles by the client's own document.
 * - A condition on a narrower interface that has interface objects too becomes one on each of its object types.
 */
export function normalizeTypeConditions(document: DocumentNode, facts: ConditionFacts): DocumentNode {
  if (facts.interfaceObjects.names.size === 0) return document;
  const walk: Walk = { ...facts, fragments: fragmentsOf(document) };
  return {
    ...document,
    definitions: document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const root = facts.schema.getRootType(definition.operation);
      if (!root) return [definition];
      return [{ ...definition, selectionSet: normalizeField(walk, definition.selectionSet, root) }];
    }),
  };
}

interface Walk extends ConditionFacts {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A selection of objects, and what was decided before it about them. */
interface Place {
  /** the type that the selection is written for */
  readonly type: GraphQLCompositeType;
  /** the object types that objects here may have */
  readonly possible: ReadonlySet<string>;
  /** the type of the field that leads here */
  readonly fieldType: GraphQLCompositeType;
  /** whether it stands below a condition that is not about all types that the field may give */
  readonly isConditioned: boolean;
}

/** Selections, and the fields that have to be asked of the interface itself, outside of every condition. */
interface Normalized {
  readonly selections: readonly SelectionNode[];
  readonly lifted: readonly LiftedField[];
}

interface LiftedField {
  readonly field: FieldNode;
  readonly interfaceName: string;
}

const NOTHING: Normalized = { selections: [], lifted: [] };
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** All that is selected of the objects that a field gives. */
function normalizeField(walk: Walk, set: SelectionSetNode, type: GraphQLCompositeType): SelectionSetNode {
  const { selections, lifted } = normalize(walk, set, {
    type,
    possible: typesOf(walk, type),
    fieldType: type,
    isConditioned: false,
  });
  const asked = lifted.flatMap(({ field, interfaceName }): readonly SelectionNode[] => {
    // Its condition is gone: the type has to be known to tell for which objects the field is meant.
    const unconditioned = [TYPENAME, field];
    return type.name === interfaceName ? unconditioned : [conditionOn(interfaceName, unconditioned)];
  });
  const all = [...selections, ...asked];
  return { ...set, selections: all.length > 0 ? all : [TYPENAME] };
}

function normalize(walk: Walk, set: SelectionSetNode, place: Place): Normalized {
  const parts = set.selections.map((selection): Normalized => {
    if (selection.kind === Kind.FIELD) return normalizeOwnField(walk, selection, place);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
    return fragment ? normalizeFragment(walk, fragment, selection.directives ?? [], place) : NOTHING;
  });
  return {
    selections: parts.flatMap(({ selections }) => selections),
    lifted: parts.flatMap(({ lifted }) => lifted),
  };
}

function normalizeOwnField(walk: Walk, field: FieldNode, { type, fieldType, isConditioned }: Place): Normalized {
  const definition = 'getFields' in type ? type.getFields()[field.name.value] : undefined;
  const below = definition && getNamedType(definition.type);
  const normalized =
    field.selectionSet && isCompositeType(below)
      ? { ...field, selectionSet: normalizeField(walk, field.selectionSet, below) }
      : field;
  const interfaceName = walk.interfaceObjects.requiringInterface(type.name, field.name.value);
  return interfaceName !== undefined && isConditioned && isOfInterface(fieldType, interfaceName)
    ? { selections: [], lifted: [{ field: normalized, interfaceName }] }
    : { selections: [normalized], lifted: [] };
}

function normalizeFragment(
  walk: Walk,
  { typeCondition, selectionSet }: FragmentDefinitionNode | InlineFragmentNode,
  directives: readonly DirectiveNode[],
  place: Place,
): Normalized {
  const condition = typeCondition ? walk.schema.getType(typeCondition.name.value) : place.type;
  if (!isCompositeType(condition)) return NOTHING;
  const possible = both(typesOf(walk, condition), place.possible);
  if (possible.size === 0) return NOTHING;
  const isConditioned = place.isConditioned || !isOfInterface(place.fieldType, condition.name);
  const isExpanded = condition !== place.type && walk.interfaceObjects.names.has(condition.name);
  const types =
    isExpanded && possible.size < place.possible.size
      ? [...possible].map((name) => walk.schema.getType(name))
      : [condition];
  const parts = types.filter(isCompositeType).map((type): Normalized => {
    const own = types.length > 1 || isExpanded ? both(typesOf(walk, type), possible) : possible;
    const { selections, lifted } = normalize(walk, selectionSet, { ...place, type, possible: own, isConditioned });
    return { selections: selections.length > 0 ? [conditionOn(type.name, selections, directives)] : [], lifted };
  });
  return {
    selections: parts.flatMap(({ selections }) => selections),
    lifted: parts.flatMap(({ lifted }) => lifted),
  };
}

function conditionOn(
  name: string,
  selections: readonly SelectionNode[],
  directives: readonly DirectiveNode[] = [],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function isOfInterface(type: GraphQLCompositeType, name: string): boolean {
  return isInterfaceType(type) && (type.name === name || type.getInterfaces().some((other) => other.name === name));
}

const both = (some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...some].filter((name) => others.has(name)));

function typesOf({ schema }: Walk, type: GraphQLCompositeType): ReadonlySet<string> {
  return new Set(isObjectType(type) ? [type.name] : schema.getPossibleTypes(type).map(({ name }) => name));
}
