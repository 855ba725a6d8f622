import type { Supergraph } from '../supergraph.js';
import { checkPlanned } from './check-planned.js';
import { compilePlan } from './compile-plan.js';
import type { CompiledOperation, CompileRequest } from './compiled-operation.js';
import { liftNumbers } from './lift-numbers.js';
import { normalizeDirectives } from './normalize-directives.js';
import { expandDeniedInterfaces, pruneDenied } from './prune-denied.js';
import { asksForNothing, withoutIntrospection } from './introspection-fields.js';
import { buildResultShape } from './result-shape.js';
import { separateFields } from './separate-fields.js';
import { fillEmptySelections, specializeConditions } from './specialize-conditions.js';

/**
 * Compiles an operation: conditions settled, denied fields pruned, planned, the plan's requests and the answer's shape made.
 * Rejects with the planner's errors, and with OPERATION_NOT_SUPPORTED where no subgraph has what a root field asks for.
 */
export async function compileOperation(supergraph: Supergraph, request: CompileRequest): Promise<CompiledOperation> {
  const { operation, variables, overrideLabels } = request;
  const { apiSchema, interfaceObjects, joinFields, planner, possibleTypes } = supergraph;
  const { operationName } = operation;
  const denied = expandDeniedInterfaces(apiSchema, request.denied);
  const common = { supergraph, operation, denied };
  const clientDocument = specializeConditions(operation.document, operationName, variables);
  if (!clientDocument) {
    return Object.freeze({
      ...common,
      clientDocument,
      authorizedDocument: undefined,
      liftedNumbers: {},
      queryPlan: {},
      plan: { fetches: [] },
      joins: new Map(),
      columnarPlan: undefined,
      shape: undefined,
    });
  }
  // What asks for the schema is answered here, and no subgraph hears of it.
  const asksForData = withoutIntrospection(clientDocument);
  // Names are settled over the whole operation, denied fields included, so that the shape and the plan agree on them.
  const { document: named, dataName } = separateFields(asksForData, joinFields);
  const normalized = normalizeDirectives(fillEmptySelections(named), apiSchema);
  const { document, values: liftedNumbers } = liftNumbers(
    pruneDenied(normalized, apiSchema, denied),
    operationName,
    apiSchema,
  );
  const queryPlan = asksForNothing(document, operationName)
    ? {}
    : await planner.plan({ document, operationName, overrideLabels });
  const planned = { document, operationName, schema: apiSchema, possibleTypes, interfaceObjects };
  const compiledPlan = compilePlan(queryPlan, planned, supergraph);
  checkPlanned(document, operationName, compiledPlan.plan);
  const source = { schema: apiSchema, document: clientDocument, operationName, denied, possibleTypes, dataName };
  return Object.freeze({
    ...common,
    clientDocument,
    authorizedDocument: pruneDenied(fillEmptySelections(asksForData), apiSchema, denied),
    liftedNumbers,
    queryPlan,
    ...compiledPlan,
    // The tables know nothing of the schema.
    ...(asksForData === clientDocument ? {} : { columnarPlan: undefined }),
    shape: buildResultShape(source),
  });
}
