import type { DataPolicy } from '@shiyu/protocol';

/** SDL of one application. */
export function dataDirective({ item, level, f, mask }: DataPolicy): string {
  const optional = [f === undefined ? '' : `, f: ${f}`, mask === undefined ? '' : `, mask: "${mask}"`].join('');
  return `@data(item: "${item}", level: "${level}"${optional})`;
}
