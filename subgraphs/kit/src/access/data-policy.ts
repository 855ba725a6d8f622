import type { MaskKind } from './masks.js';

/** Sensitivity of a field, domain.md §5: L1 public, L2 internal, L3 personal, L4 sensitive personal or sealed. */
export type DataLevel = 'L1' | 'L2' | 'L3' | 'L4';

/** What the schema says about who may read a field: `@data(item, level, f, mask)`. */
export interface DataPolicy {
  /** catalogue item, beginning with its provider: `XF.Petition.core` */
  readonly item: string;
  readonly level: DataLevel;
  /** column 1–14 of the access matrix, domain.md §7; such a field is null unless the gateway sent a decision */
  readonly f?: number;
  readonly mask?: MaskKind;
}

/**
 * SDL of the directive's definition; composed into the supergraph, where the gateway reads it. On input fields and enum
 * values it says what right a filter or an order needs: the same as reading the field (domain.md §5).
 */
export const DATA_DIRECTIVE_SDL =
  'directive @data(item: String!, level: String!, f: Int, mask: String) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE';

/** SDL of one application. */
export function dataDirective({ item, level, f, mask }: DataPolicy): string {
  const optional = [f === undefined ? '' : `, f: ${f}`, mask === undefined ? '' : `, mask: "${mask}"`].join('');
  return `@data(item: "${item}", level: "${level}"${optional})`;
}
