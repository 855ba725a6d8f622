import { createSupergraph } from '@shiyu/gateway/supergraph.js';
import { calendarExceptions } from './calendar-exceptions.js';
import { composeSupergraph } from './compose-supergraph.js';
import { loadDepartments } from './departments.js';
import { deploymentFiles } from './deployment/deployment-files.js';
import { operationTypes } from './operation-types.js';
import { printManifest, readDocuments } from './persist-documents.js';
import { printPlans } from './print-plans.js';
import { printSubgraphs, sdlPath } from './print-subgraphs.js';
import type { GeneratedFiles } from './repository.js';

/** Every generated file of the repository, in the order in which they depend on each other. */
export async function generateAll(): Promise<GeneratedFiles> {
  const subgraphs = printSubgraphs(await loadDepartments());
  const supergraphSdl = composeSupergraph(subgraphs);
  const supergraph = createSupergraph(supergraphSdl);
  const documents = readDocuments(supergraph.apiSchema);
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [sdlPath(name), sdl] as const),
    ['schema/supergraph.graphql', supergraphSdl],
    ['schema/persisted-documents.json', printManifest(documents)],
    ...(await printPlans(supergraph, documents)),
    ...(await operationTypes(supergraph.apiSchema, documents)),
    ...calendarExceptions(),
    ...deploymentFiles(),
  ]);
}
