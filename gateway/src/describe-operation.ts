import { getOperationAST, print } from 'graphql';
import { createHash } from 'node:crypto';
import { compileOperation } from './plan/compile-operation.js';
import type { CompiledOperation } from './plan/compiled-operation.js';
import type { FetchStep } from './plan/executable-plan.js';
import { printQueryPlan } from './plan/print-query-plan.js';
import { argumentUsesOf } from './operations/argument-uses.js';
import { readOperation } from './operations/read-operation.js';
import type { Supergraph } from './supergraph.js';

/** A compiled operation as text, for people and for golden files: all that is known of it before anybody asks. */
export async function describeOperation(supergraph: Supergraph, text: string): Promise<string> {
  const id = createHash('sha256').update(text).digest('hex');
  // It is not measured: documents that are described are to be registered, or are.
  const operation = readOperation(supergraph, { id, text, operationName: undefined, registeredAs: id });
  const nothing = new Set<string>();
  const compiled = await compileOperation(supergraph, {
    operation,
    denied: nothing,
    variables: {},
    overrideLabels: nothing,
  });
  return printCompiledOperation(compiled);
}

function printCompiledOperation(compiled: CompiledOperation): string {
  const { supergraph, operation, plan, queryPlan } = compiled;
  const used = Map.groupBy(argumentUsesOf(supergraph, operation.argumentUses, {}), ({ coordinate }) => coordinate);
  const coordinates = [
    ...operation.protectedCoordinates,
    ...[...used].map(([coordinate, uses]) => [coordinate, uses.map(({ path }) => path)] as const),
  ].map(([coordinate, paths]) => {
    const { item, f } = supergraph.policies.get(coordinate) ?? { item: '' };
    return `  ${coordinate} · ${item}${f === undefined ? '' : ` · f${f}`} · ${paths.join(', ')}`;
  });
  const definition = getOperationAST(operation.document, operation.operationName);
  return [
    '# Query plan',
    queryPlan.node ? printQueryPlan(queryPlan) : '(nothing to fetch)',
    '',
    '# Executable plan',
    ...(plan.fetches.length > 0 ? plan.fetches.flatMap(printFetch) : ['(nothing to fetch)']),
    '',
    '# Protected coordinates',
    ...coordinates,
    '',
    '# Result shape',
    definition ? print(definition.selectionSet) : '',
    '',
  ].join('\n');
}

function printFetch({ id, dependsOn, subgraph, variables, parts }: FetchStep): string[] {
  const after = dependsOn.length > 0 ? ` after ${dependsOn.join(', ')}` : '';
  const sent = variables.length > 0 ? ` with ${variables.map((name) => `$${name}`).join(', ')}` : '';
  return [
    `${id}: fetch ${subgraph}${after}${sent}`,
    ...parts.map(({ responseName, paths, fields }) => {
      const places = paths.map((path) => path.join('.') || '(root)').join(' and ');
      return `   ${responseName ?? 'data'} → ${places}: ${fields.join(', ')}`;
    }),
  ];
}
