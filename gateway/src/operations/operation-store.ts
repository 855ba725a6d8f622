import { readFileSync, statSync } from 'node:fs';
import { json } from '../config.js';

/** A registered document. */
export interface RegisteredDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Finds registered documents by `sha256:…`, by bare hash, or by name. */
export interface OperationStore {
  find(documentId: string): RegisteredDocument | undefined;
  byHash(hash: string): RegisteredDocument | undefined;
  all(): Iterable<RegisteredDocument>;
}

interface Manifest {
  readonly format: 'shiyu-documents-v1';
  readonly documents: Readonly<Record<string, { readonly name: string; readonly text: string }>>;
}

const CHECK_EVERY_MS = 1_000;

/** Documents of a manifest file, read again when the file changes; none without a file. */
export function createOperationStore(file: string | undefined): OperationStore {
  let byHash = new Map<string, RegisteredDocument>();
  let byName = new Map<string, RegisteredDocument>();
  let readAtMs = -1;
  let checkedAtMs = 0;
  const refresh = (): void => {
    if (!file || Date.now() - checkedAtMs < CHECK_EVERY_MS) return;
    checkedAtMs = Date.now();
    const { mtimeMs } = statSync(file);
    if (mtimeMs === readAtMs) return;
    const { documents } = json<Manifest>('DOCUMENTS', readFileSync(file, 'utf8'));
    const registered = Object.entries(documents).map(([id, document]) => ({ id, ...document }));
    byHash = new Map(registered.map((document) => [document.id, document]));
    byName = new Map(registered.map((document) => [document.name, document]));
    readAtMs = mtimeMs;
  };
  refresh();
  return {
    find(documentId) {
      refresh();
      return byHash.get(documentId.replace(/^sha256:/, '')) ?? byName.get(documentId);
    },
    byHash(hash) {
      refresh();
      return byHash.get(hash);
    },
    all() {
      refresh();
      return byHash.values();
    },
  };
}
