/** Node strips the types itself, so a test file runs as it is written: no transform. */
export default {
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/postgres.ts',
  globalTeardown: '<rootDir>/test/support/tear-down.ts',
  testTimeout: 30_000,
  // PostgreSQL works in processes of its own: a core left free for it would mostly idle.
  maxWorkers: '100%',
};
