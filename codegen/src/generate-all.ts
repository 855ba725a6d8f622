import { createSupergraph } from '@shiyu/gateway/supergraph.js';
import { calendarExceptions } from './calendar-exceptions.js';
import { composeSupergraph } from './compose-supergraph.js';
import { operationTypes } from './operation-types.js';
import { printManifest, readDocuments } from './persist-documents.js';
import { printPlans } from './print-plans.js';
import { printSubgraphSdl } from './print-subgraph-sdl.js';
import type { GeneratedFiles } from './repository.js';

/** Every generated file of the repository, in the order in which they depend on each other. */
export async function generateAll(): Promise<GeneratedFiles> {
  const sdl = printSubgraphSdl();
  const supergraphSdl = composeSupergraph(sdl);
  const supergraph = createSupergraph(supergraphSdl);
  const documents = readDocuments(supergraph.apiSchema);
  return new Map([
    ...sdl,
    ['schema/supergraph.graphql', supergraphSdl],
    ['schema/persisted-documents.json', printManifest(documents)],
    ...(await printPlans(supergraph, documents)),
    ...(await operationTypes(supergraph.apiSchema, documents)),
    ...calendarExceptions(),
  ]);
}
