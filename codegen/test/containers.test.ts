import { describe, expect, test } from '@jest/globals';
import { composeFindings } from '../src/checks/compose-file.js';
import { dockerfileFindings } from '../src/checks/dockerfile.js';

const DOCKERFILE = `FROM node:24-slim AS build
COPY package.json package-lock.json ./
COPY gateway/package.json gateway/
RUN npm ci
FROM node:24-slim
COPY --from=build /app ./
USER node
CMD ["node", "main.js"]
`;

describe('of a Dockerfile', () => {
  const findings = (from = '', to = '') => {
    expect(DOCKERFILE).toContain(from);
    return dockerfileFindings(DOCKERFILE.replace(from, to), ['gateway']);
  };
  const asRoot = 'the last stage runs as root; set another USER before CMD.';

  test('one that keeps the rules has no findings', () => {
    expect(findings()).toEqual([]);
  });

  test.each([
    ['no user', 'USER node\n', ''],
    ['the user root', 'USER node', 'USER root'],
    ['the user 0 with a group', 'USER node', 'USER 0:0'],
    [
      'a user that is set after the command',
      'USER node\nCMD ["node", "main.js"]',
      'CMD ["node", "main.js"]\nUSER node',
    ],
  ])('%s is found', (_, from, to) => {
    expect(findings(from, to)).toEqual([asRoot]);
  });

  test('a user of an earlier stage does not help the last one', () => {
    expect(findings('FROM node:24-slim\n', 'USER node\nFROM node:24-slim\n').concat(findings('USER node\n'))).toEqual([
      asRoot,
    ]);
  });

  test('a workspace that the install would not see is found', () => {
    expect(dockerfileFindings(DOCKERFILE, ['gateway', 'subgraphs/kit'])).toEqual([
      'the workspace subgraphs/kit is missing; add COPY subgraphs/kit/package.json subgraphs/kit/ before the install.',
    ]);
  });

  test.each([
    ['the tag latest', 'node:latest', 'the image "node:latest" has a tag that moves; name its version.'],
    ['no tag', 'registry.example:5000/node', 'the image "registry.example:5000/node" has no tag; name its version.'],
  ])('an image with %s is found', (_, image, finding) => {
    expect(findings('node:24-slim AS build', `${image} AS build`)).toEqual([finding]);
  });

  test('one stage that holds the build tools is found', () => {
    expect(findings('FROM node:24-slim\nCOPY --from=build /app ./\n')).toEqual([
      'has one stage only; build in one, and run in another without the build tools.',
    ]);
  });

  test('what the parser does not understand is found, with its line', () => {
    expect(findings('RUN npm ci', 'RUNN npm ci')).toEqual([expect.stringMatching(/^line 4: .*RUNN/)]);
  });
});

const COMPOSE = `
x-hardened: &hardened { read_only: true, cap_drop: [ALL], security_opt: [no-new-privileges:true] }
services:
  postgres:
    image: postgres:18
    cap_drop: [ALL]
    security_opt: [no-new-privileges:true]
    environment: { POSTGRES_PASSWORD: "\${POSTGRES_PASSWORD:?}" }
  gateway:
    <<: *hardened
    build: .
    ports: ["\${BIND:-127.0.0.1}:4000:4000"]
    depends_on: { postgres: { condition: service_healthy } }
`;

describe('of a compose file', () => {
  const findings = (from = '', to = '') => {
    expect(COMPOSE).toContain(from);
    return composeFindings(COMPOSE.replace(from, to), 'POSTGRES_PASSWORD=\nBIND=127.0.0.1\n');
  };

  test('one that keeps the rules has no findings', () => {
    expect(findings()).toEqual([]);
  });

  test.each([
    ['a service without image and build', '    build: .\n', 'service gateway has neither image nor build.'],
    [
      'a dependency on no service',
      ['postgres: { condition', 'database: { condition'],
      'service gateway depends on database, which is not a service.',
    ],
    [
      'a port on all interfaces',
      ['"${BIND:-127.0.0.1}:4000:4000"', '"4000:4000"'],
      'service gateway publishes "4000:4000" on all interfaces; write 127.0.0.1 before it.',
    ],
    [
      'a port that a setting opens to all',
      ['${BIND:-127.0.0.1}', '${BIND:-0.0.0.0}'],
      'service gateway publishes "${BIND:-0.0.0.0}:4000:4000" on all interfaces; write 127.0.0.1 before it.',
    ],
    [
      'a program that can write to its image',
      'read_only: true, ',
      'service gateway can write to its image; set read_only: true.',
    ],
    [
      'a program that may gain privileges',
      ', security_opt: [no-new-privileges:true] }',
      'service gateway may gain privileges; set no-new-privileges:true.',
    ],
    ['a PostgreSQL that is too old', ['postgres:18', 'postgres:14'], 'has no PostgreSQL of version 15 or newer.'],
    [
      'a setting that the example does not name',
      ['${BIND:', '${BIND_TO:'],
      'uses ${BIND_TO}, which deploy/.env.example does not name.',
    ],
  ])('%s is found', (_, change, finding) => {
    const [from, to] = typeof change === 'string' ? [change, change.endsWith('}') ? ' }' : ''] : change;
    expect(findings(from, to)).toContain(finding);
  });

  test('text that is no YAML is found', () => {
    expect(composeFindings('services: [', '')).toEqual([expect.stringContaining('line 1')]);
  });
});
