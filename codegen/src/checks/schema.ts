import { definitionOf } from '@shiyu/kit';
import { parse } from 'graphql';
import { loadDepartments } from '../departments.js';
import { printSubgraphs, sdlPath } from '../print-subgraphs.js';
import type { Check } from './check.js';
import { descriptionFindings } from './schema-descriptions.js';
import { fieldFindings } from './schema-fields.js';

/** What a department's schema owes its readers (descriptions) and the gateway (access items, room for null, bounds). */
export const schema: Check = {
  name: 'schema',
  run: async () => {
    const departments = await loadDepartments();
    const foreignOf = new Map(
      departments.map(({ name, foreignEntities }) => [
        name,
        new Set(foreignEntities.map((entity) => definitionOf(entity).name)),
      ]),
    );
    return printSubgraphs(departments).flatMap(({ name, sdl }) =>
      lintSubgraph(sdl, foreignOf.get(name) ?? new Set()).map((finding) => `${sdlPath(name)}: ${finding}`),
    );
  },
};

/** One line per finding in a department's SDL. `foreign` names the entities that another department owns. */
export function lintSubgraph(sdl: string, foreign: ReadonlySet<string>): readonly string[] {
  const document = parse(sdl);
  return [...descriptionFindings(document, foreign), ...fieldFindings(document, foreign)];
}
