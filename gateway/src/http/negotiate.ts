import { GatewayError } from '../errors.js';

/** Media types of GraphQL responses; they differ in the status of failed requests (GraphQL over HTTP §6.4). */
export type Format = 'application/graphql-response+json' | 'application/json';

const FORMATS: readonly Format[] = ['application/graphql-response+json', 'application/json'];

/** The format the client prefers, by `q`, then by how exactly it is named, then by our order. Raises NOT_ACCEPTABLE. */
export function negotiate(accept: string | undefined): Format {
  // Clients older than the specification send no preference and expect plain JSON.
  if (!accept || accept.trim() === '*/*') return 'application/json';
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const q = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { type, q: Number.isNaN(q) ? 0 : q };
  });
  const quality = (format: Format): number => {
    const fitting = [format, 'application/*', '*/*']
      .map((type) => ranges.find((range) => range.type === type))
      .find((range) => range !== undefined);
    return fitting?.q ?? 0;
  };
  const [best] = FORMATS.map((format) => ({ format, q: quality(format) })).sort((a, b) => b.q - a.q);
  if (!best || best.q === 0) throw new GatewayError('NOT_ACCEPTABLE');
  return best.format;
}
