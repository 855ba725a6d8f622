import { ARGUMENTS, type SchemaField } from './model-schema.js';
import { COLORS } from './model-values.js';

export const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject"])';
export const COMMON = `
  scalar Json
  enum Color { ${COLORS.join(' ')} }
  input In { n: Int s: String color: Color more: [In!] }
`;

/** A field as clients see it. */
export function declared({ name, kind, type }: SchemaField): string {
  return `${name}${kind === 'echo' ? ARGUMENTS : ''}: ${type}`;
}

/** The same in a subgraph, with what federation must know of it. */
export function resolved(field: SchemaField): string {
  const { requires, provides, shareable } = field;
  const shared = shareable ? ' @shareable' : '';
  const needs = requires ? ` @requires(fields: "${selectionOf(requires)}")` : '';
  const gives = provides ? ` @provides(fields: "${provides.name}")` : '';
  return declared(field) + shared + needs + gives;
}

const selectionOf = ({ name, kind }: SchemaField): string =>
  kind === 'value' || kind === 'values' ? `${name} { text num }` : name;
