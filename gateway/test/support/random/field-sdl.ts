import { ARGUMENTS, type RequiredField, type SchemaField } from './model-schema.js';
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

function selectionOf({ name, kind, members }: RequiredField): string {
  if (kind === 'value' || kind === 'values') return `${name} { text num }`;
  if (!members) return name;
  const conditions = members.map(({ entity, field }) => `... on ${entity} { id ${field?.name ?? ''} }`);
  return `${name} { ${conditions.join(' ')} }`;
}
