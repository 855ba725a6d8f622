import {
  getNamedType,
  isAbstractType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import { pathText } from '../path-steps.js';
import type { FetchPart } from './executable-plan.js';
import type { RequiredPaths } from './join-spec/required-paths.js';
import type { QueryPlanSelectionNode } from './query-plan.js';

/**
 * What joins fetch: each coordinate that is sent to a subgraph to find or to compute something, with the coordinates that
 * could not be answered without it and the path at which they stand. Whether the client selects it too makes no difference.
 */
export type JoinCoordinates = ReadonlyMap<Coordinate, ReadonlyMap<Coordinate, string>>;

/** What they are read from. */
export interface JoinFacts {
  /** hidden elements included */
  readonly composedSchema: GraphQLSchema;
  readonly requiredPaths: RequiredPaths;
}

interface Fetch {
  readonly subgraph: string;
  readonly operation: DocumentNode;
  readonly parts: readonly FetchPart[];
}

/** A field that a fetch brings, for one object type. */
interface BroughtField {
  readonly coordinate: Coordinate;
  readonly path: string;
  /** what the subgraph requires for it, beside a key */
  readonly required: ReadonlySet<string>;
}

/** Reads them off a plan's requests: representations, and arguments from context. */
export function readJoinCoordinates(fetches: readonly Fetch[], facts: JoinFacts): JoinCoordinates {
  const joins = new Map<Coordinate, Map<Coordinate, string>>();
  for (const { subgraph, operation, parts } of fetches) {
    for (const part of parts) {
      if (!part.requires) continue;
      const brought = broughtFields(entitySelection(operation, part), part, subgraph, facts);
      const requiredByAny = new Set(brought.flatMap(({ required }) => [...required]));
      const add = (coordinate: Coordinate, path: string): void => {
        const needing = requiredByAny.has(path) ? brought.filter(({ required }) => required.has(path)) : brought;
        const known = joins.get(coordinate) ?? new Map<Coordinate, string>();
        joins.set(coordinate, known);
        for (const field of needing) if (field.coordinate !== coordinate) known.set(field.coordinate, field.path);
      };
      addRepresented(part, facts.composedSchema, add);
      addContext(part, facts.composedSchema, add);
    }
  }
  return joins;
}

function entitySelection({ definitions }: DocumentNode, { responseName }: FetchPart): SelectionSetNode | undefined {
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  for (const selection of operation.selectionSet.selections)
    if (selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseName)
      return selection.selectionSet;
  return undefined;
}

function broughtFields(
  set: SelectionSetNode | undefined,
  { paths }: FetchPart,
  subgraph: string,
  { composedSchema, requiredPaths }: JoinFacts,
): readonly BroughtField[] {
  const place = pathText(paths[0] ?? []);
  const brought: BroughtField[] = [];
  const add = ({ selections }: SelectionSetNode, typeName: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        add(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
      if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') continue;
      const { value: name } = selection.name;
      const required = new Set(requiredPaths(subgraph, typeName, name));
      for (const type of typesOf(composedSchema, typeName)) {
        const path = `${place}.${(selection.alias ?? selection.name).value}`;
        brought.push({ coordinate: `${type}.${name}`, path, required });
      }
    }
  };
  if (set) add(set, '');
  return brought;
}

type Add = (coordinate: Coordinate, path: string) => void;

/** All that a representation says, by the types whose objects say it. */
function addRepresented({ requires, inputRewrites }: FetchPart, schema: GraphQLSchema, add: Add): void {
  const renamed = new Map(
    inputRewrites.flatMap((rewrite) =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
    ),
  );
  const walk = (selections: readonly QueryPlanSelectionNode[], typeName: string, above: string): void => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        walk(selection.selections, selection.typeCondition ?? typeName, above);
        continue;
      }
      if (selection.name === '__typename') continue;
      const name = renamed.get(selection.name) ?? selection.name;
      const path = `${above}${selection.name}`;
      for (const type of typesOf(schema, typeName)) add(`${type}.${name}`, path);
      if (selection.selections) walk(selection.selections, typeOfField(schema, typeName, name), `${path}.`);
    }
  };
  walk(requires ?? [], '', '');
}

/** `['..', '... on Wall', 'height']`: the fields of objects above. */
function addContext({ contextArguments }: FetchPart, schema: GraphQLSchema, add: Add): void {
  for (const { path } of contextArguments) {
    let typeName: string | undefined;
    for (const step of path) {
      if (step === '..') continue;
      if (step.startsWith('... on ')) {
        typeName = step.slice('... on '.length);
        continue;
      }
      for (const type of typeName ? typesOf(schema, typeName) : typesWith(schema, step)) add(`${type}.${step}`, '');
      typeName = typeName && typeOfField(schema, typeName, step);
    }
  }
}

/** A type, and the object types that it stands for. */
function typesOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  return isAbstractType(type) ? [typeName, ...schema.getPossibleTypes(type).map(({ name }) => name)] : [typeName];
}

/** Where it is not known whose field it is, it may be that of any type. */
function typesWith(schema: GraphQLSchema, field: string): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type && type.getFields()[field] ? [type.name] : [],
  );
}

function typeOfField(schema: GraphQLSchema, typeName: string, field: string): string {
  const type = schema.getType(typeName);
  const definition = type && 'getFields' in type ? type.getFields()[field] : undefined;
  return definition ? getNamedType(definition.type).name : '';
}
