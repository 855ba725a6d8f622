import { checkResponse } from '../detectors/check-response.mjs';
import { difference } from '../detectors/difference.mjs';
import { documentModel, documentOf } from '../generators/document-text.mjs';

/** Any text as a document, most of them operations that the schema allows. */
export const documents = {
  name: 'documents',
  arbitrary: documentModel,
  show: JSON.stringify,
  async run(target, input) {
    const { query, variables } = documentOf(target.schema, input);
    const asked = { schema: target.schema, query, variables, subgraphsAreWell: true };
    const usual = await target.ask({ query, variables });
    const found =
      checkResponse(usual, asked) ?? difference({ usual, objects: await target.ask({ query, variables }, 'objects') });
    return found && `${found}\n  document: ${query.slice(0, 1_000)} ${JSON.stringify(variables)}`;
  },
};
