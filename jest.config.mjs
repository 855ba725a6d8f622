const shared = {
  testMatch: ['**/*.test.ts', '**/*.test.mjs'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            verbatimModuleSyntax: true,
            useDefineForClassFields: false,
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** What asks the running city, or its databases. */
const SYSTEM = ['<rootDir>/deploy/system-test', '<rootDir>/subgraphs/kit/test'];

/**
 * Two projects of one jest. `system` starts a whole city first (deploy/local/test-system.mjs), and only when one of its files
 * runs; `unit` is everything else, beside the code or in a workspace's `test/`, with the processes that each test starts itself.
 */
export default {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['gateway', 'subgraphs', 'codegen', 'deploy'].map((folder) => `<rootDir>/${folder}`),
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, ...SYSTEM],
    },
    {
      ...shared,
      displayName: 'system',
      roots: SYSTEM,
      globalSetup: '<rootDir>/deploy/local/test-system-start.mjs',
      globalTeardown: '<rootDir>/deploy/local/test-system-stop.mjs',
    },
  ],
};
