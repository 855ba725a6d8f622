import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, workspaceFolders } from '../repository.js';
import type { Check } from './check.js';
import { composeFindings } from './compose-file.js';
import { dockerfileFindings } from './dockerfile.js';

/** What can be said of the containers without an engine: both files parse, and keep the rules that an image must keep. */
export const containers: Check = {
  name: 'containers',
  run: async () => {
    const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
    return [
      ...dockerfileFindings(read('deploy/Dockerfile'), workspaceFolders()).map(
        (finding) => `deploy/Dockerfile: ${finding}`,
      ),
      ...composeFindings(read('deploy/compose.yaml'), read('deploy/.env.example')).map(
        (finding) => `deploy/compose.yaml: ${finding}`,
      ),
    ];
  },
};
