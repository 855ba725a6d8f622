import { expect, test } from '@jest/globals';
import { looseOrDifferent } from '../src/checks/versions.js';

test('exact and equal versions have no findings', () => {
  const manifests = { '.': { devDependencies: { pg: '8.16.3' } }, gateway: { dependencies: { pg: '8.16.3' } } };
  expect(looseOrDifferent(new Map(Object.entries(manifests)))).toEqual([]);
});

test.each(['latest', '^1.2.3', '~1.2.3', '1', '1.2', '*', 'github:a/b'])('%s is no exact version', (version) => {
  expect(looseOrDifferent(new Map([['gateway', { dependencies: { pino: version } }]]))).toEqual([
    `gateway/package.json: pino is "${version}"; write the exact version it runs on.`,
  ]);
});

test('two versions of one dependency are found, with the workspaces that want them', () => {
  const manifests = {
    gateway: { dependencies: { pino: '10.0.0' } },
    codegen: { devDependencies: { pino: '10.1.0-rc.1' } },
  };
  expect(looseOrDifferent(new Map(Object.entries(manifests)))).toEqual([
    'pino has several versions; use one: 10.0.0 in gateway, 10.1.0-rc.1 in codegen.',
  ]);
});
