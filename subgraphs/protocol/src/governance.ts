/** URL of the governance specification without its version; the gateway finds its directives by it, under whatever name. */
export const GOVERNANCE_SPECIFICATION = 'https://shiyu.example/spec/governance/';

/** The version of it that subgraphs link. */
export const GOVERNANCE_VERSION = 'v0.1';

/** Sensitivity of a field (docs/domain.md §5): L1 public, L2 internal, L3 personal, L4 sensitive personal or sealed. */
export type DataLevel = 'L1' | 'L2' | 'L3' | 'L4';

/** Kinds of partial mask; free text has none, it is shown in full or not at all. */
export type MaskKind = 'NAME' | 'ID' | 'PHONE';

/** What the schema says about who may read a field: `@data(item, level, f, mask)` (docs/contracts.md §4). */
export interface DataPolicy {
  /** catalogue item, beginning with its provider's code: `XF.Petition.core` */
  readonly item: string;
  readonly level: DataLevel;
  /** column 1–14 of the access matrix (docs/domain.md §7); such a field is null unless the gateway sent a decision */
  readonly f?: number;
  readonly mask?: MaskKind;
}

/**
 * SDL of the directive's definition; composed into the supergraph, where the gateway reads it. On input fields and enum
 * values it says what right a filter or an order needs: the same as reading the field.
 */
export const DATA_DIRECTIVE_SDL =
  'directive @data(item: String!, level: String!, f: Int, mask: String) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE';

/**
 * SDL of the directive for types whose fields belong to no access item of their own: pages, deadlines, counts. They are
 * governed by the field that leads to them. A field that has neither this nor `@data` is closed.
 */
export const STRUCTURAL_DIRECTIVE_SDL = 'directive @structural on OBJECT';
