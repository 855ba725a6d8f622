import { getOperationAST, parse, print } from 'graphql';
import { argumentUsesOf } from './operations/argument-uses.js';
import type { ColumnarPlan } from './plan/columnar/columnar-plan.js';
import type { CompiledOperation } from './plan/compiled-operation.js';
import type { FetchStep } from './plan/executable-plan.js';
import { printQueryPlan } from './plan/print-query-plan.js';

/** All of a compiled operation as text, section by section; the same operation gives the same text. */
export function printCompiledOperation(compiled: CompiledOperation): string {
  const { plan, queryPlan, columnarPlan, operation, clientDocument } = compiled;
  const definition = getOperationAST(clientDocument ?? operation.document, operation.operationName);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['Query plan', queryPlan.node ? [printQueryPlan(queryPlan)] : []],
    ['Requests', plan.fetches.flatMap(printFetch)],
    ['Strategy', columnarPlan ? printTables(columnarPlan) : ['objects']],
    ['Protected coordinates', printCoordinates(compiled)],
    ['Fetched for joins', printJoins(compiled)],
    ['Result shape', definition ? [print(definition.selectionSet)] : []],
  ];
  return sections
    .map(([title, lines]) => [`# ${title}`, ...(lines.length > 0 ? lines : ['(none)']), ''].join('\n'))
    .join('\n');
}

function printFetch({ id, dependsOn, subgraph, document, parts }: FetchStep): string[] {
  const after = dependsOn.length > 0 ? ` after ${dependsOn.join(', ')}` : '';
  const filled = parts.map(({ responseName, paths, fields }) => {
    const places = paths.map((path) => path.join('.') || '(root)').join(' and ');
    return `   ${responseName ?? 'data'} → ${places}: ${fields.join(', ')}`;
  });
  return [
    `${id}: fetch ${subgraph}${after}`,
    ...filled,
    ...print(parse(document))
      .split('\n')
      .map((line) => `   ${line}`),
  ];
}

/** Each table of bytes as `table · fetch: columns`. */
function printTables({ tables }: ColumnarPlan): string[] {
  return [
    'columnar',
    ...tables.map(({ id, fetchId, columns }) => {
      const names = columns.map(({ name, below }) => (below ? `${name} → ${below.id}` : name));
      return `  ${id} · fetch ${fetchId}: ${names.join(', ')}`;
    }),
  ];
}

/** `coordinate · access item · protected column · paths`, of fields and then of arguments. */
function printCoordinates({ supergraph, operation }: CompiledOperation): string[] {
  const used = Map.groupBy(argumentUsesOf(supergraph, operation.argumentUses, {}), ({ coordinate }) => coordinate);
  return [
    ...operation.protectedCoordinates,
    ...[...used].map(([coordinate, uses]) => [coordinate, uses.map(({ path }) => path)] as const),
  ].map(([coordinate, paths]) => {
    const { item, f } = supergraph.policies.get(coordinate) ?? { item: '(closed: no access item)' };
    return `  ${coordinate} · ${item}${f === undefined ? '' : ` · f${f}`} · ${paths.join(', ')}`;
  });
}

function printJoins({ joins }: CompiledOperation): string[] {
  return [...joins].flatMap(([coordinate, neededBy]) =>
    [...neededBy].map(([needing, path]) => `  ${coordinate} for ${needing} · ${path}`),
  );
}
