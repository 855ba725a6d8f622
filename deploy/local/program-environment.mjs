import { join } from 'node:path';
import { ROOT } from './repository.mjs';

/** Node's young generation is kept small for a gateway: answers stand beside it, and most that it holds dies young. */
export const GATEWAY_FLAGS = ['--max-semi-space-size=16'];

/** What each program of ours runs with, unless the environment says otherwise. */
export const PROGRAM_ENVIRONMENT = {
  // Compiled modules are kept between starts: a third of a server's start otherwise.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'shiyu-modules'),
  // Answers are large blocks of memory that live shortly. The C library's many arenas keep a fifth of a gateway's memory.
  MALLOC_ARENA_MAX: '1',
};
