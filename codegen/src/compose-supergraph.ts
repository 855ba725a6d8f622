import { composeServices } from '@apollo/composition';
import { parse, type GraphQLError } from 'graphql';

/** What to do about the commonest composition errors; others explain themselves. */
const ADVICE: Readonly<Record<string, string>> = {
  SATISFIABILITY_ERROR:
    'Give the type a key that the other subgraph can resolve, or resolve the field where it is asked for.',
  INVALID_FIELD_SHARING: 'Let one subgraph own the field, or mark it @shareable in all of them.',
  FIELD_TYPE_MISMATCH: 'Use the same type in every subgraph.',
  EXTERNAL_TYPE_MISMATCH: 'Write the type as its owner does.',
  ENUM_MISMATCH: 'Give the enum the same values everywhere, or let one subgraph own it.',
};

/** A subgraph as composition sees it. */
export interface ComposedSubgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The supergraph of subgraphs. Throws with one line per error: code, subgraphs, type and field, and what to do. */
export function composeSupergraph(subgraphs: readonly ComposedSubgraph[]): string {
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(['The subgraphs do not compose:', ...errors.map(explain)].join('\n'));
  return `${supergraphSdl}\n`;
}

function explain(error: GraphQLError): string {
  const given = error.extensions['code'];
  const code = typeof given === 'string' ? given : 'INVALID';
  const subgraphs = (error.nodes ?? []).flatMap((node) => ('subgraph' in node ? [String(node.subgraph)] : []));
  const where = subgraphs.length > 0 ? ` [${[...new Set(subgraphs)].join(', ')}]` : '';
  return `- ${code}${where}: ${error.message}${ADVICE[code] ? `\n  What to do: ${ADVICE[code]}` : ''}`;
}
