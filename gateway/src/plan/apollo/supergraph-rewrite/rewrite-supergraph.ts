import { parse, print, type DocumentNode } from 'graphql';
import type { FetchNode } from '../../query-plan.js';
import { unlinkExecutableDirectives } from './executable-directives.js';
import { readInterfaceObjects, type InterfaceObjects } from '../../join-spec/interface-objects.js';
import { isolateRequiredArguments } from './isolate-required-arguments.js';
import { readRequiredPaths } from '../../join-spec/required-paths.js';
import { resolvableKeysFirst } from './resolvable-keys-first.js';
import { restoreRequiredArguments } from './restore-required-arguments.js';
import { separateChainedFields } from './separate-chained-fields.js';
import { splitConflicts } from './split-conflicts.js';
import { splitInterfaceObjectFetch } from './split-interface-object-fetch.js';

/** A supergraph as the planner is given it, and the way back from what it plans (ADR 0008). */
export interface RewrittenSupergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
  readonly interfaceObjects: InterfaceObjects;
  /** whether arguments come from objects above (`@fromContext`) */
  readonly hasContexts: boolean;
  /** one fetch of a plan as the subgraphs know it; several where one representation cannot hold all that is required */
  readonly restore: (fetch: FetchNode) => readonly FetchNode[];
}

/**
 * Puts into other words what the planner would answer wrongly, where these words mean the same. Each preparation is a
 * function from document to document; most supergraphs leave all of them as they came. One whose outcome cannot be read is
 * left out.
 */
export function rewriteSupergraph(sdl: string, canBeRead: (sdl: string) => boolean): RewrittenSupergraph {
  const source = parse(sdl, { noLocation: true });
  // A preparation that the planner cannot read would do more harm than what it is to mend.
  const ifRead = <Rewritten extends { readonly document: DocumentNode }>(
    rewritten: Rewritten,
    before: Rewritten,
  ): Rewritten => (rewritten.document === before.document || canBeRead(print(rewritten.document)) ? rewritten : before);
  const keyed = resolvableKeysFirst(unlinkExecutableDirectives(source));
  const { document: named, calls } = ifRead(isolateRequiredArguments(keyed), { document: keyed, calls: new Map() });
  const { document, subgraphs } = ifRead(separateChainedFields(named), { document: named, subgraphs: new Map() });
  const requiredPaths = readRequiredPaths(document);
  const interfaceObjects = readInterfaceObjects(document);
  return {
    sdl: print(document),
    document,
    interfaceObjects,
    hasContexts: /contextArguments:\s*\[\s*\{/.test(sdl),
    restore(fetch) {
      const facts = { interfaceObjects, requiredPaths };
      const parts = splitInterfaceObjectFetch(fetch, facts).flatMap((part) =>
        calls.size === 0 ? [part] : splitConflicts(part, calls, requiredPaths),
      );
      return parts.map((part) => ({
        ...(calls.size === 0 ? part : restoreRequiredArguments(part, calls)),
        serviceName: subgraphs.get(part.serviceName) ?? part.serviceName,
      }));
    },
  };
}
