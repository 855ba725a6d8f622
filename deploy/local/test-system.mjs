import { startSystem } from './testing.mjs';

let running;

/** jest's global set-up: one whole system on data set S for all tests of a run; tests find it by SHIYU_TEST_DATA_DIR. */
export async function setUp() {
  running = await startSystem();
  process.env.SHIYU_TEST_DATA_DIR = running.dataDir;
}

/** jest's global tear-down. Raises when the launcher did not end in order. */
export async function tearDown() {
  await running?.stop();
}
