import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A department's database of the system that jest's global set-up started; tests write to temporary tables only. */
export function departmentDatabase(department: string): string {
  const file = join(process.env['SHIYU_TEST_DATA_DIR'] ?? '', 'system.json');
  const { databases } = JSON.parse(readFileSync(file, 'utf8')) as { databases: Readonly<Record<string, string>> };
  const url = databases[department];
  if (!url) throw new Error(`${file} names no database of ${department}.`);
  return url;
}
