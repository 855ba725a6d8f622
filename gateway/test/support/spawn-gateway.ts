import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A gateway in a process of its own. */
export interface SpawnedGateway {
  ask(query: string, variables: Record<string, unknown>): Promise<unknown>;
  /** resolves with its exit code */
  stop(): Promise<number | null>;
}

const CLI = new URL('../../dist/cli.js', import.meta.url).pathname;

/** Runs the command that a user runs, without access control; fails with what it wrote when it does not start. */
export async function spawnGateway(supergraphFile: string, env: NodeJS.ProcessEnv): Promise<SpawnedGateway> {
  const args = [CLI, '--supergraph', supergraphFile, '--port', '0', '--access', 'off'];
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...env } });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const failed = ended.then(([code]) => {
    throw new Error(`The gateway ended with ${code}: ${said.join('')}`);
  });
  const listening = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [line] = await Promise.race([listening, failed]);
  // From now on its end is what `stop` waits for.
  failed.catch(() => undefined);
  const { listening: origin } = JSON.parse(line) as { readonly listening: string };
  return {
    async ask(query, variables) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables });
      return (await fetch(`${origin}/graphql`, { method: 'POST', headers, body })).json();
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
