import {
  Kind,
  print,
  stripIgnoredCharacters,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import type { FetchPart, FetchStep } from '../executable-plan.js';
import { freeName } from '../free-name.js';
import { typesOf } from '../../path-steps.js';
import { isMergeable, type ScheduledFetch } from './assign-rounds.js';

/** A request with its operation as it was written from. */
export interface MergedFetch extends FetchStep {
  readonly operation: DocumentNode;
}

const REPRESENTATIONS = 'representations';

/**
 * Joins the entity fetches that ask the same subgraph in the same round into one request with an aliased `_entities` for
 * each; those that ask the same of entities at several paths become one `_entities` over all these places, so that equal
 * entities are asked for once. Relies on rounds: what is joined never waits for itself.
 */
export function mergeFetches(fetches: readonly ScheduledFetch[]): readonly MergedFetch[] {
  const groups = new Map<string, ScheduledFetch[]>();
  for (const fetch of fetches) {
    const key = isMergeable(fetch) ? `${fetch.round} ${fetch.subgraph}` : `alone ${fetch.id}`;
    groups.set(key, [...(groups.get(key) ?? []), fetch]);
  }
  // Within a round the deepest come first: objects that are united below make those above them equal.
  const ordered = [...groups.values()].sort((a, b) => roundOf(a) - roundOf(b) || depthOf(b) - depthOf(a));
  const stepOf = new Map<number, number>();
  ordered.forEach((group, step) => group.forEach(({ id }) => stepOf.set(id, step)));
  return ordered.map((group, id): MergedFetch => {
    const dependsOn = new Set(group.flatMap(({ after }) => [...after].map((before) => stepOf.get(before) as number)));
    const [first] = group as [ScheduledFetch];
    return {
      id,
      dependsOn: [...dependsOn].sort((a, b) => a - b),
      subgraph: first.subgraph,
      ...(first.operationName ? { operationName: first.operationName } : {}),
      operationKind: first.operationKind,
      ...written(joined(group), first.operationName),
    };
  });
}

const roundOf = ([first]: readonly ScheduledFetch[]): number => first?.round ?? 0;
const depthOf = (group: readonly ScheduledFetch[]): number => Math.max(...group.map(({ path }) => depthOfPath(path)));
const depthOfPath = (path: ScheduledFetch['path']): number => path.filter((step) => !typesOf(step)).length;

function joined(group: readonly ScheduledFetch[]): Pick<MergedFetch, 'operation' | 'variables' | 'parts'> {
  const [first] = group as [ScheduledFetch];
  if (!first.requires) {
    const part = { paths: [first.path], ...commonOf(first) };
    return { operation: first.operation, variables: first.variables, parts: [part] };
  }
  const alike = new Map<string, ScheduledFetch[]>();
  for (const fetch of group) alike.set(likeness(fetch), [...(alike.get(likeness(fetch)) ?? []), fetch]);
  const several = alike.size > 1;
  // A client may have a variable of any name.
  const taken = new Set(group.flatMap((fetch) => fetch.variables));
  const variables = new Map<string, VariableDefinitionNode>();
  const fields: FieldNode[] = [];
  const parts = [...alike.values()].map(([fetch, ...others], i): FetchPart => {
    const { operation, path, requires, ...rest } = fetch as ScheduledFetch & Required<Pick<ScheduledFetch, 'requires'>>;
    const names = several
      ? { responseName: `_entities${i}`, variable: freeName(`${REPRESENTATIONS}${i}`, taken) }
      : { responseName: '_entities', variable: freeName(REPRESENTATIONS, taken) };
    const definition = renamed(operation.definitions[0] as OperationDefinitionNode, names);
    for (const variable of definition.variableDefinitions ?? []) variables.set(variable.variable.name.value, variable);
    fields.push(definition.selectionSet.selections[0] as FieldNode);
    const paths = [path, ...others.map((other) => other.path)].sort((a, b) => depthOfPath(b) - depthOfPath(a));
    return { ...names, paths, requires, ...commonOf(rest) };
  });
  const definition: OperationDefinitionNode = {
    ...(first.operation.definitions[0] as OperationDefinitionNode),
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  };
  return {
    operation: { ...first.operation, definitions: [definition, ...first.operation.definitions.slice(1)] },
    variables: [...new Set(group.flatMap((fetch) => fetch.variables))],
    parts,
  };
}

type Common = Pick<FetchPart, 'fields' | 'inputRewrites' | 'outputRewrites' | 'contextArguments'>;

function commonOf({ fields, inputRewrites, outputRewrites, contextArguments }: Common): Common {
  return { fields, inputRewrites, outputRewrites, contextArguments };
}

/** Fetches of equal likeness ask the same question of entities found in the same way. */
function likeness({ operation, requires, inputRewrites, outputRewrites }: ScheduledFetch): string {
  const { name: _, ...definition } = operation.definitions[0] as OperationDefinitionNode;
  return JSON.stringify([print(definition), requires, inputRewrites, outputRewrites]);
}

/** The fetch of entities under another name and with another variable; the client may have one of the planner's name. */
function renamed(
  definition: OperationDefinitionNode,
  { responseName, variable }: { readonly responseName: string; readonly variable: string },
): OperationDefinitionNode {
  if (variable === REPRESENTATIONS) return definition;
  const named: VariableNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } };
  const [entities] = definition.selectionSet.selections as [FieldNode];
  const aliased: FieldNode = {
    ...entities,
    ...(responseName === entities.name.value ? {} : { alias: { kind: Kind.NAME, value: responseName } }),
    arguments: entities.arguments?.map((argument) => ({ ...argument, value: named })) ?? [],
  };
  return {
    ...definition,
    variableDefinitions:
      definition.variableDefinitions?.map((defined) =>
        print(defined.type) === '[_Any!]!' ? { ...defined, variable: named } : defined,
      ) ?? [],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [aliased] },
  };
}

/** The request's texts: what is the same each time that it is sent is written once. */
function written<Merged extends Pick<MergedFetch, 'operation'>>(
  merged: Merged,
  operationName: string | undefined,
): Merged & Pick<FetchStep, 'document' | 'bodyPrefix'> {
  const document = stripIgnoredCharacters(print(merged.operation));
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  return { ...merged, document, bodyPrefix: `{"query":${JSON.stringify(document)}${name},"variables":{` };
}
