import { getOperationAST, parse, print, validate } from 'graphql';
import { createHash } from 'node:crypto';
import type { Operation } from '../engine.js';
import { GatewayError } from '../errors.js';
import { protectedCoordinates } from '../operations/protected-coordinates.js';
import type { Supergraph } from '../supergraph.js';
import type { PlanStep } from './executable-plan.js';
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
  const { queryPlan, plan } = await prepareOperation(supergraph, operation, new Set());
  const coordinates = [...protectedCoordinates(supergraph, operation)].map(([coordinate, paths]) => {
    const { item, f } = supergraph.policies.get(coordinate) ?? { item: '' };
    return `  ${coordinate} · ${item}${f === undefined ? '' : ` · f${f}`} · ${paths.join(', ')}`;
  });
  return [
    '# Query plan',
    supergraph.planner.print(queryPlan),
    '',
    '# Executable plan',
    ...(plan.root ? printStep(plan.root, 0) : ['(nothing to fetch)']),
    '',
    '# Protected coordinates',
    ...coordinates,
    '',
    '# Result shape',
    print(definition.selectionSet),
    '',
  ].join('\n');
}

function printStep(step: PlanStep, depth: number): string[] {
  const indent = '  '.repeat(depth);
  switch (step.kind) {
    case 'fetch':
      return [
        `${indent}fetch ${step.subgraph} at ${step.path.join('.') || '(root)'}${step.requires ? ' by representation' : ''}${step.variables.length > 0 ? ` with ${step.variables.map((name) => `$${name}`).join(', ')}` : ''}`,
      ];
    case 'condition':
      return [
        `${indent}if $${step.variable}`,
        ...(step.whenTrue ? printStep(step.whenTrue, depth + 1) : []),
        ...(step.whenFalse ? [`${indent}else`, ...printStep(step.whenFalse, depth + 1)] : []),
      ];
    default:
      return [`${indent}${step.kind}`, ...step.steps.flatMap((child) => printStep(child, depth + 1))];
  }
}
