import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GATEWAY_FLAGS, PROGRAM_ENVIRONMENT } from '../../deploy/local/program-environment.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const PEERS = here('peers/node_modules');

/**
 * Who is measured: the command of each, given a supergraph file and the subgraphs' addresses. Each prints
 * `{"listening":"http://…"}`. Peers are present when `npm ci --prefix gateway/bench/peers` was run.
 * @typedef {{ name: string, title: string, args: string[], env?: object, needsPeers?: boolean }} Contender
 */
const shiyu = (name, title, flags = []) => ({
  name,
  title,
  env: PROGRAM_ENVIRONMENT,
  args: [...GATEWAY_FLAGS, here('../dist/cli.js'), '--port', '0', '--access', 'off', ...flags],
});

/** @returns {Contender[]} for one supergraph file */
export function contenders(supergraph) {
  return [
    { name: 'floor', title: 'floor: the same upstream calls, a canned body', args: [here('floor.mjs')] },
    shiyu('shiyu', 'Shiyu', ['--share', 'none', '--supergraph', supergraph]),
    shiyu('shiyu-share-subgraph', 'Shiyu, subgraph requests shared', [
      '--share',
      'subgraph',
      '--supergraph',
      supergraph,
    ]),
    shiyu('shiyu-share-all', 'Shiyu, client requests shared too', ['--share', 'all', '--supergraph', supergraph]),
    { name: 'apollo', title: 'Apollo Gateway 2.14.4', args: [here('peers/apollo.mjs'), supergraph], needsPeers: true },
    { name: 'hive', title: 'Hive Gateway 2.15.1', args: [here('peers/hive.mjs'), supergraph], needsPeers: true },
    {
      name: 'hive-rust',
      title: 'Hive Gateway 2.15.1, Rust planner',
      args: [here('peers/hive.mjs'), supergraph, 'rust'],
      needsPeers: true,
    },
  ].filter(({ needsPeers }) => !needsPeers || existsSync(PEERS));
}
