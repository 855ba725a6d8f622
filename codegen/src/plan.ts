import { describeOperation } from '@shiyu/gateway/describe-operation.js';
import { createSupergraph } from '@shiyu/gateway/supergraph.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments } from './persist-documents.js';
import { repositoryRoot } from './repository.js';

/** `npm run -s plan -- DOCUMENT`: a registered name, an id, or a file. */
try {
  const [wanted] = process.argv.slice(2);
  if (!wanted) throw new Error('Name a document: npm run -s plan -- questions/02-diverted-disputes, or a file.');
  const supergraph = createSupergraph(readFileSync(join(repositoryRoot, 'schema/supergraph.graphql'), 'utf8'));
  const registered = readDocuments(supergraph.apiSchema).find(({ name, id }) =>
    [name, id, `sha256:${id}`].includes(wanted),
  );
  if (!registered && !existsSync(wanted)) throw new Error(`${wanted} is neither a registered document nor a file.`);
  process.stdout.write(await describeOperation(supergraph, registered?.text ?? readFileSync(wanted, 'utf8')));
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
