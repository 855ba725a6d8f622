import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { federatedModel } from './support/random/federated-model.js';
import { mergedAnswer, mergedSchema, seen } from './support/random/merged-answer.js';
import { readModel } from './support/random/model-schema.js';
import { modelSubgraphs } from './support/random/model-subgraphs.js';
import { randomOperation } from './support/random/random-operation.js';
import { startFederation } from './support/start-federation.js';

/** How many, and from which seed; more of them: `PROPERTY_SCHEMAS=200 PROPERTY_OPERATIONS=100 PROPERTY_SEED=7`. */
const SCHEMAS = Number(process.env['PROPERTY_SCHEMAS'] ?? 12);
const OPERATIONS = Number(process.env['PROPERTY_OPERATIONS'] ?? 25);
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_125);

const choices = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 150, size: 'max' });

test(
  'a random federation answers random operations as one graphql-js schema with the same data',
  async () => {
    const operations = fc.array(choices, { minLength: OPERATIONS, maxLength: OPERATIONS });
    const property = fc.asyncProperty(federatedModel, operations, async (model, tapes) => {
      const described = readModel(model);
      const oracle = mergedSchema(described);
      const federation = await startFederation(modelSubgraphs(described));
      try {
        for (const tape of tapes) {
          const operation = randomOperation(oracle, tape);
          const expected = await mergedAnswer(oracle, operation);
          const actual = seen(await federation.ask(operation.query, operation));
          expect({ ...operation, ...actual }).toEqual({ ...operation, ...expected });
        }
      } finally {
        await federation.close();
      }
    });
    await fc.assert(property, { seed: SEED, numRuns: SCHEMAS, endOnFailure: process.env['PROPERTY_SHRINK'] !== '1' });
  },
  60_000 * (1 + Math.ceil((SCHEMAS * OPERATIONS) / 300)),
);
