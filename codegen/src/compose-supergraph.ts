import { composeServices } from '@apollo/composition';
import { GraphQLError, parse } from 'graphql';
import { departments } from './departments.js';
import type { GeneratedFiles } from './repository.js';

/** What to do about the commonest composition errors; others explain themselves. */
const ADVICE: Readonly<Record<string, string>> = {
  SATISFIABILITY_ERROR:
    'Give the type a key that the other subgraph can resolve, or resolve the field where it is asked for.',
  INVALID_FIELD_SHARING: 'Let one subgraph own the field, or mark it @shareable in all of them.',
  FIELD_TYPE_MISMATCH: 'Use the same type in every subgraph.',
  EXTERNAL_TYPE_MISMATCH: 'Write the type as its owner does.',
  ENUM_MISMATCH: 'Give the enum the same values everywhere, or let one subgraph own it.',
};

/** `schema/supergraph.graphql` from the subgraphs' SDL. Throws with one line per error: subgraph, type, what to do. */
export function composeSupergraph(sdl: GeneratedFiles): string {
  const services = departments.map(({ definition: { name }, routingUrl }) => ({
    name,
    url: routingUrl,
    typeDefs: parse(sdl.get(`schema/subgraphs/${name}.graphql`) ?? ''),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(['The subgraphs do not compose:', ...errors.map(explain)].join('\n'));
  return `${supergraphSdl}\n`;
}

function explain(error: GraphQLError): string {
  const code = String(error.extensions['code'] ?? 'INVALID');
  const subgraphs = (error.nodes ?? []).flatMap((node) => ('subgraph' in node ? [String(node.subgraph)] : []));
  const where = subgraphs.length > 0 ? ` [${[...new Set(subgraphs)].join(', ')}]` : '';
  return `- ${code}${where}: ${error.message}${ADVICE[code] ? `\n  What to do: ${ADVICE[code]}` : ''}`;
}
