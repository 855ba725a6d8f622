import { expect, test } from '@jest/globals';
import type { Engine } from '@shiyu/gateway/engine.js';
import { GatewayError } from '@shiyu/gateway/errors.js';
import * as fc from 'fast-check';
import { federatedModel } from './support/random/federated-model.js';
import { mergedAnswer, mergedSchema, seen, type SeenAnswer } from './support/random/merged-answer.js';
import type { ModelSchema } from './support/random/model-schema.js';
import { readModel } from './support/random/read-model.js';
import { modelSubgraphs } from './support/random/model-subgraphs.js';
import { randomOperation, type RandomOperation } from './support/random/random-operation.js';
import { startFederation, type Answer, type Federation } from './support/start-federation.js';

/**
 * How many, and from which seeds; `PROPERTY_SCHEMAS=200 PROPERTY_OPERATIONS=60 PROPERTY_SEED=7,8` tries more of them, and
 * `PROPERTY_SHRINK=1` looks for the smallest that fails, which takes minutes.
 */
const SCHEMAS = Number(process.env['PROPERTY_SCHEMAS'] ?? 12);
const OPERATIONS = Number(process.env['PROPERTY_OPERATIONS'] ?? 25);
const SEEDS = (process.env['PROPERTY_SEED'] ?? '20261125').split(',').map(Number);
const endOnFailure = process.env['PROPERTY_SHRINK'] !== '1';
const TIMEOUT_MS = 60_000 + SCHEMAS * OPERATIONS * 300;

const choices = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 150, size: 'max' });
const lists = fc.array(choices, { minLength: endOnFailure ? OPERATIONS : 1, maxLength: OPERATIONS });

test.each(SEEDS)(
  'a random federation answers random operations as one graphql-js schema with the same data, seed %d',
  async (seed) => {
    let [asked, unplanned] = [0, 0];
    const property = fc.asyncProperty(federatedModel, lists, async (described, operations) => {
      const model = readModel(described);
      const oracle = mergedSchema(model);
      const federation = await startFederation(modelSubgraphs(model));
      try {
        for (const list of operations) {
          const operation = randomOperation(oracle, list);
          const answer = await answerTo(federation, operation);
          asked += 1;
          if (!answer) unplanned += 1;
          else
            expect({ ...operation, ...withoutForeignErrors(model, seen(answer)) }).toEqual({
              ...operation,
              ...(await mergedAnswer(oracle, operation)),
            });
          if (answer) expect(sorted(await answerTo(federation, operation))).toEqual(sorted(answer));
        }
      } finally {
        await federation.close();
      }
    });
    await fc.assert(property, { seed, numRuns: SCHEMAS, endOnFailure });
    expect(unplanned).toBeLessThan(1 + asked / 50);
  },
  TIMEOUT_MS,
);

/**
 * A subgraph to which the interface is an object is asked before the type is known, so it may fail in a field that only
 * another type was asked for. Such an error is told, without a place; the merged schema never sees it.
 */
function withoutForeignErrors({ lenses }: ModelSchema, answer: SeenAnswer): SeenAnswer {
  if (lenses.length === 0) return answer;
  return { ...answer, errorPlaces: answer.errorPlaces.filter((place) => place !== '(no path)') };
}

/** Errors of requests that run at the same time come in the order in which these end. */
function sorted(answer: Answer | undefined): Answer | undefined {
  return answer?.errors
    ? { ...answer, errors: answer.errors.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }
    : answer;
}

/** Undefined where the planner ended for want of time: it tries all ways, and a random schema may have very many. */
async function answerTo(
  federation: Federation,
  { query, variables }: RandomOperation,
  engine: Engine = federation.shiyu,
): Promise<Answer | undefined> {
  try {
    return await federation.ask(query, { variables, engine });
  } catch (cause) {
    if (cause instanceof GatewayError && cause.code === 'OPERATION_TOO_COMPLEX') return undefined;
    throw cause;
  }
}
