import { issueToken } from '@shiyu/issuer/issue-token.js';
import { readAskOptions } from './ask-options.js';
import { findDocument } from './find-document.js';
import { missingVariables } from './missing-variables.js';
import { readRegisteredDocuments } from './registered-documents.js';
import { dataDirectory, findRunningSystem } from './running-system.js';
import { sendOperation, type GraphqlResponse } from './send-operation.js';

/** `npm run -s ask -- DOCUMENT --as P3`: prints the response's JSON; exit 1 when it has errors or cannot be asked. */
try {
  const response = await ask(process.argv.slice(2));
  process.stdout.write(`${JSON.stringify(response, undefined, 2)}\n`);
  for (const { message } of response.errors ?? []) process.stderr.write(`${message}\n`);
  if (response.errors) process.exitCode = 1;
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}

async function ask(args: readonly string[]): Promise<GraphqlResponse> {
  const { persona, variables, headers, ...options } = readAskOptions(args);
  const document = await findDocument(options.document, await readRegisteredDocuments());
  const missing = missingVariables(document.text, variables);
  if (missing.length > 0) {
    throw new Error(`${document.name} needs ${missing.join(', ')}. Give them as JSON: --variables '{…}'.`);
  }
  const dataDir = dataDirectory();
  const url = options.url ?? (await findRunningSystem(dataDir)).gateway.url;
  const token = await issueToken(persona, { dataDir });
  process.stderr.write(`asking ${document.name} as ${persona} at ${url}\n`);
  const operation = document.id ? { documentId: `sha256:${document.id}` } : { query: document.text };
  return sendOperation({ url, token, operation, variables, headers });
}
