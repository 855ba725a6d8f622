import type { SchemaField } from './model-schema.js';

/** A field's type in SDL. */
export function fieldType({ kind, leaf, target, nonNull, itemsNonNull }: Omit<SchemaField, 'type'>): string {
  const item = itemsNonNull ? '!' : '';
  const outer = nonNull ? '!' : '';
  switch (kind) {
    case 'scalar':
      return `${leaf}${outer}`;
    case 'list':
      return `[${leaf}${item}]${outer}`;
    case 'matrix':
      return `[[${leaf}${item}]]${outer}`;
    case 'echo':
    case 'computed':
      return `String${outer}`;
    case 'value':
      return `Value${outer}`;
    case 'values':
      return `[Value${item}]${outer}`;
    case 'parts':
      return `[Part${item}]${outer}`;
    case 'nick':
      return 'String';
    case 'being':
      return `Being${outer}`;
    case 'beings':
      return `[Being!]${outer}`;
    case 'one':
      return `E${target}${outer}`;
    case 'many':
      return `[E${target}${item}]${outer}`;
    case 'interface':
      return `[Being${item}]${outer}`;
    case 'union':
      return `Any${outer}`;
  }
}
