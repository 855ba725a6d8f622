import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { repositoryRoot } from './repository.js';

const FOLDER = 'schema/operations';

/** A registered document: `questions/02-diverted-disputes`. */
export interface RegisteredDocument {
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

/** All documents under `schema/operations`, checked against the API schema. Throws with file, line and reason. */
export function readDocuments(apiSchema: GraphQLSchema): readonly RegisteredDocument[] {
  const files = readdirSync(join(repositoryRoot, FOLDER), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.graphql'),
  );
  return files.sort().map((file) => {
    const text = readFileSync(join(repositoryRoot, FOLDER, file), 'utf8');
    const problems = validate(apiSchema, parse(text)).map(
      ({ message, locations }) => `${FOLDER}/${file}:${locations?.[0]?.line ?? 1} ${message}`,
    );
    if (problems.length > 0) throw new Error(`A registered document does not fit the schema:\n${problems.join('\n')}`);
    return {
      name: file.replaceAll('\\', '/').replace(/\.graphql$/, ''),
      id: createHash('sha256').update(text).digest('hex'),
      text,
    };
  });
}

/** `schema/persisted-documents.json`: what the gateway serves by id. */
export function printManifest(documents: readonly RegisteredDocument[]): string {
  const entries = documents.map(({ id, name, text }) => [id, { name, text }]);
  return `${JSON.stringify({ format: 'shiyu-documents-v1', documents: Object.fromEntries(entries) }, null, 2)}\n`;
}
