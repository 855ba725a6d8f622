import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseOf, dataDir } from './system.js';

/** An empty database of a department's own role, in the cluster of the test system. */
export interface ScratchDatabase {
  readonly url: string;
  query(text: string, parameters?: readonly unknown[]): Promise<unknown[]>;
  drop(): Promise<void>;
}

/** Creates it; the caller drops it. */
export async function createScratchDatabase(department: string): Promise<ScratchDatabase> {
  const own = new URL(databaseOf(department));
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const passwords = JSON.parse(readFileSync(join(dataDir, 'passwords.json'), 'utf8')) as Record<string, string>;
  const administrator = new URL(own);
  administrator.username = 'postgres';
  administrator.password = passwords['postgres'] ?? '';
  administrator.pathname = '/postgres';
  await once(administrator.href, `create database ${name} owner ${own.username}`);
  const url = new URL(own);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (text, parameters) => once(url.href, text, parameters),
    drop: async () => void (await once(administrator.href, `drop database ${name} with (force)`)),
  };
}

async function once(connectionString: string, text: string, parameters: readonly unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, [...parameters])).rows as unknown[];
  } finally {
    await client.end();
  }
}
