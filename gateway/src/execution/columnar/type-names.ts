import type { Supergraph } from '../../supergraph.js';
import { isOfTypes } from '../is-of-types.js';
import { startsWith } from './json-bytes.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

/** The names of types that answers have had so far, as numbers. Only names that the schema has are remembered. */
export class TypeNames {
  readonly #names: string[] = [];
  readonly #texts: Uint8Array[] = [];

  constructor(private readonly types: Pick<Supergraph, 'isObjectType' | 'possibleTypes'>) {}

  /** The number of the name that stands, quoted, between two bytes. Throws COLUMNAR_FALLBACK for a name that no object type has. */
  idOf(bytes: Buffer, start: number, end: number): number {
    const texts = this.#texts;
    for (let id = 0; id < texts.length; id += 1) {
      const text = texts[id] as Uint8Array;
      if (text.length === end - start && startsWith(bytes, start, text)) return id;
    }
    const name = bytes.toString('utf8', start + 1, end - 1);
    if (!this.types.isObjectType(name) && this.types.possibleTypes(name).size < 2) throw COLUMNAR_FALLBACK;
    this.#texts.push(Buffer.from(`"${name}"`));
    return this.#names.push(name) - 1;
  }

  nameOf(id: number): string {
    return this.#names[id] as string;
  }

  /** Whether an object may be of one of some types; its own is -1 where it is unknown. */
  isOf(names: readonly string[], id: number): boolean {
    return id < 0 || isOfTypes(this.types.possibleTypes, names, this.nameOf(id));
  }

  isObjectType(id: number): boolean {
    return this.types.isObjectType(this.nameOf(id));
  }
}
