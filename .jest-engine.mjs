import base from './jest.config.mjs';
const { globalSetup, globalTeardown, ...rest } = base;
export default { ...rest, rootDir: '/work/engine', roots: ['/work/engine/gateway'] };
