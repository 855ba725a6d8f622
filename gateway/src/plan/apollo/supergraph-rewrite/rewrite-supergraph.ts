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

/** A supergraph as the planner is given it, and how to translate its plans back (ADR 0008). */
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
 * Replaces what the planner would plan wrongly by an equivalent that it plans right. Each rewrite is a function from document
 * to document, and leaves most supergraphs as they are. A rewrite whose result cannot be read is left out.
 */
export function rewriteSupergraph(sdl: string, canBeRead: (sdl: string) => boolean): RewrittenSupergraph {
  const source = parse(sdl, { noLocation: true });
  // A rewrite that the planner cannot read would do more harm than the fault it mends.
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
