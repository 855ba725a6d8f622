import { getOperationAST, parse, print, validate } from 'graphql';
import { createHash } from 'node:crypto';
import type { Operation } from '../engine.js';
import { GatewayError } from '../errors.js';
import { argumentUses } from '../operations/argument-uses.js';
import { protectedCoordinates } from '../operations/protected-coordinates.js';
import type { Supergraph } from '../supergraph.js';
import type { FetchStep } from './executable-plan.js';
import { prepareOperation } from './prepare-operation.js';

/** All that is known of an operation before anybody asks it, as text for people and for golden files. */
export async function describeOperation(supergraph: Supergraph, text: string): Promise<string> {
  const document = parse(text);
  const [error] = validate(supergraph.apiSchema, document);
  if (error) throw new GatewayError('GRAPHQL_VALIDATION_FAILED', { detail: error.message });
  const definition = getOperationAST(document);
  if (!definition)
    throw new GatewayError('OPERATION_NOT_FOUND', { detail: 'The file holds no operation, or several.' });
  const id = createHash('sha256').update(text).digest('hex');
  const operation: Operation = { id, text, registered: false, document, kind: definition.operation };
  const { queryPlan, plan } = await prepareOperation(supergraph, operation, new Set(), {});
  const read = protectedCoordinates(supergraph, operation);
  const used = Map.groupBy(argumentUses(supergraph, operation, {}), ({ coordinate }) => coordinate);
  const coordinates = [
    ...read,
    ...[...used].map(([coordinate, uses]) => [coordinate, uses.map(({ path }) => path)] as const),
  ].map(([coordinate, paths]) => {
    const { item, f } = supergraph.policies.get(coordinate) ?? { item: '' };
    return `  ${coordinate} · ${item}${f === undefined ? '' : ` · f${f}`} · ${paths.join(', ')}`;
  });
  return [
    '# Query plan',
    queryPlan ? await supergraph.planner.print(queryPlan) : '(everything is skipped)',
    '',
    '# Executable plan',
    ...(plan.fetches.length > 0 ? plan.fetches.flatMap(printFetch) : ['(nothing to fetch)']),
    '',
    '# Protected coordinates',
    ...coordinates,
    '',
    '# Result shape',
    print(definition.selectionSet),
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
