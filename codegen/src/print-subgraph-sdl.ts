import { buildFederatedSchema } from '@shiyu/kit';
import { departments } from './departments.js';
import type { GeneratedFiles } from './repository.js';

/** `schema/subgraphs/*.graphql` from the code of the departments. */
export function printSubgraphSdl(): GeneratedFiles {
  return new Map(
    departments.map(({ definition }) => [
      `schema/subgraphs/${definition.name}.graphql`,
      buildFederatedSchema(definition).sdl,
    ]),
  );
}
