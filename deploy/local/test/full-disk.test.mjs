import { afterAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '../data-directory.mjs';
import { startLauncher, startSystem, throwAwayFolder } from '../testing.mjs';

const START_WITHIN_MS = 300_000;
/** Too small for the cluster, which takes about 45 MB. */
const TINY = 'size=30m';
/** Room for the cluster and the empty databases, about 85 MB, not for data set M, about 300 MB. */
const SMALL = 'size=130m';
const AMPLE = 'size=1g';

const disk = throwAwayFolder();
const dataDir = join(disk, 'data');
const mounted = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', `${TINY},mode=755`, 'tmpfs', disk);
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

function mount(...args) {
  return spawnSync('mount', args).status === 0;
}

(mounted ? test : test.skip)(
  `a disk that is full, at once or while loading, is named, nothing loaded in part is served, and after room was made it works${mounted ? '' : ' (skipped: only root may mount the small disk that this needs)'}`,
  async () => {
    const tooSoon = startLauncher({ DATA_DIR: dataDir, DATASET: 'S' });
    expect(await tooSoon.ended).toBe(1);
    expect(tooSoon.output('stderr')).toMatch(
      /\nThe disk of .* is full\. Make room there, then start again\. \(DISK_FULL\)\n$/,
    );

    expect(mount('-o', `remount,${SMALL}`, disk)).toBe(true);
    const launcher = startLauncher({ DATA_DIR: dataDir, DATASET: 'M' });
    expect(await launcher.ended).toBe(1);
    expect(launcher.output('stdout')).toBe('');
    expect(launcher.output('stderr')).toMatch(
      /^[a-z-]+ was not loaded, its database is as before: .*No space left on device\. Make room on the disk of the database server, then start again\.$/m,
    );
    expect(existsSync(dataFiles(dataDir).dataset)).toBe(false);

    expect(mount('-o', `remount,${AMPLE}`, disk)).toBe(true);
    const { launcher: next, stop } = await startSystem({ dataDir });
    await stop();
    // Had rows of the first attempt been left, the loader would have refused their tables.
    expect(next.output('stderr')).toMatch(/^loaded incident: \d+ rows$/m);
  },
  2 * START_WITHIN_MS,
);
